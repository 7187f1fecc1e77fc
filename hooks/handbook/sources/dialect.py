"""The dialect of the handbook's texts, as a parser.

CommonMark with tables, notes, definition lists, ``!!!`` blocks and ``{#id}`` after headings,
as markdown-it-py reads it. HTML is not part of it: what looks like HTML stays words.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin


@cache
def parser() -> MarkdownIt:
    """Return the parser of the dialect; every link is let through, so that checks can name it."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin).use(admon_plugin)
    vars(markdown).update(
        validateLink=bool, normalizeLink=_as_written, normalizeLinkText=_as_written
    )
    return markdown


def _as_written(link: str) -> str:
    return link
