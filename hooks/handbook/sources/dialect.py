"""The dialect of the handbook's texts, as a parser.

CommonMark with tables, notes, definition lists, ``!!!`` blocks and ``{#id}`` after headings,
as markdown-it-py reads it. HTML is not part of it: what looks like HTML stays words.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def


@cache
def parser() -> MarkdownIt:
    """Return the parser of the dialect; every link is let through, so that checks can name it."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin).use(admon_plugin)
    markdown.block.ruler.at("footnote_def", _note, {"alt": ["paragraph", "reference"]})
    vars(markdown).update(
        validateLink=bool, normalizeLink=_as_written, normalizeLinkText=_as_written
    )
    return markdown


def _as_written(link: str) -> str:
    return link


def _note(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a note, but none within a note: the plugin would lose where the outer one ends."""
    if state.env.get("in a note"):
        return False
    state.env["in a note"] = not silent
    try:
        return footnote_def(state, line, end, silent)
    finally:
        state.env["in a note"] = False
