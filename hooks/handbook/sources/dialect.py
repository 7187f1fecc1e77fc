"""The dialect of the handbook's texts, as a parser.

CommonMark with tables, notes, definition lists, ``!!!`` blocks and ``{#id}`` after headings,
as markdown-it-py reads it. HTML is not part of it: what looks like HTML stays words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Final, NamedTuple, TypeVar

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInline2Type, RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

MARKED: Final = re.compile(r"[\n!&*<\[\\\]_`]")
"""Signs that may be more than words within a paragraph."""

_BEGIN: Final[Mapping[str, str]] = {
    "admonition": "!?",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "heading": "#",
}
"""By rule, the signs with which a line begins that it may match; of others any line may be one."""

_WITHIN: Final[Mapping[str, str]] = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
}
"""The same within a paragraph."""

_CHAINS: Final = ("paragraph", "reference", "blockquote", "list")
"""What a line may end that is the beginning of something else."""

_BELOW: Final[Mapping[str, re.Pattern[str]]] = {
    "table": re.compile(r"\n[ \t>]*[-:|][-:| \t]*(?:\n|\Z)"),
    "lheading": re.compile(r"\n[ \t>]*(?:-+|=+)[ \t]*(?:\n|\Z)"),
    "deflist": re.compile(r"\n[ \t>]*[:~][ \t]"),
}
"""By rule, the line that a text must have for it below another: without one it matches nowhere."""

_LABEL: Final = re.compile(r"[^\n!&*<\[\\\]_`]*+\]")
"""Words of a link, without signs that may be more, and its end."""

_DESTINATION: Final = re.compile(r"[^\0- \x7f()<&\\]+(?=[\0- \x7f)])")
"""Where a link leads, in all but the odd one: without signs that mean something else there."""

_Rule = TypeVar("_Rule")


@cache
def parser() -> MarkdownIt:
    """Return the parser of the dialect; every link is let through, so that checks can name it."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin).use(admon_plugin)
    markdown.block.ruler.at("footnote_def", _note, {"alt": ["paragraph", "reference"]})
    markdown.disable(["html_block", "html_inline", "text_join"])
    _quicken(markdown)
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


def _quicken(markdown: MarkdownIt) -> None:
    """Ask no rule of a place that it cannot match: most lines begin with a letter.

    The rules and their order stay; one that is asked first asks those that the sign there allows.
    """
    blocks, inlines, pairs = markdown.block.ruler, markdown.inline.ruler, markdown.inline.ruler2
    names = dict(zip(blocks.getRules(), blocks.get_active_rules(), strict=True))
    chains = {
        chain: {names[rule]: rule for rule in blocks.getRules(chain)} for chain in ("", *_CHAINS)
    }
    for name, rule in chains[""].items():
        blocks.at(name, rule)
    blocks.before("table", "block", _block(chains[""]))
    for chain in _CHAINS:
        blocks.push(f"end of {chain}", _block(chains[chain]), {"alt": [chain]})
    within = dict(zip(inlines.get_active_rules(), inlines.getRules(), strict=True))
    inlines.before("text", "piece", _piece(within))
    pairs.at("balance_pairs", _emphasis(pairs.getRules()))
    pairs.disable(["emphasis", "fragments_join"])
    markdown.inline.terminator_re = MARKED
    markdown.core.ruler.at("inline", _paragraphs)
    markdown.core.ruler.before("block", "absent", _absent)
    markdown.core.ruler.at("normalize", _ends_of_lines)
    quick = {"parseLinkLabel": _label, "parseLinkDestination": _destination}
    vars(markdown).update(helpers=SimpleNamespace(**vars(helpers) | quick))


def _ends_of_lines(state: StateCore) -> None:
    """Make all ends of lines the same; in a file they are."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _absent(state: StateCore) -> None:
    """Look once which rules a text has no line for."""
    absent = (name for name, line in _BELOW.items() if not line.search(state.src))
    state.env["absent"] = frozenset(absent)


def _label(state: StateInline, at: int, disable_nested: bool = False) -> int:  # noqa: FBT001, FBT002
    """Return where the words of a link end: at once, where they are words alone."""
    is_deep = state.level >= state.md.options.maxNesting
    if not is_deep and (match := _LABEL.match(state.src, at + 1, state.posMax)):
        return match.end() - 1
    return helpers.parseLinkLabel(state, at, disable_nested)


class _Destination(NamedTuple):
    ok: bool
    pos: int
    str: str


def _destination(text: str, at: int, end: int) -> object:
    """Read where a link leads at once, and sign by sign only where one of them is special."""
    if match := _DESTINATION.match(text, at, end):
        return _Destination(ok=True, pos=match.end(), str=match[0])
    return helpers.parseLinkDestination(text, at, end)


def _emphasis(rules: Sequence[RuleFuncInline2Type]) -> RuleFuncInline2Type:
    """Pair the signs of emphasis where there are any."""

    def pair(state: StateInline) -> None:
        if "*" in state.src or "_" in state.src:
            for rule in rules:
                rule(state)

    return pair


def _block(rules: Mapping[str, RuleFuncBlockType]) -> RuleFuncBlockType:
    @cache
    def by_sign(absent: frozenset[str]) -> Mapping[str, Sequence[RuleFuncBlockType]]:
        return _by_sign({name: rules[name] for name in rules if name not in absent}, _BEGIN)

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        asked = by_sign(state.env["absent"])
        at = state.bMarks[line] + state.tShift[line]
        for rule in asked.get(state.src[at : at + 1], asked[""]):
            if rule(state, line, end, silent):
                return True
        return False

    return ask


def _piece(rules: Mapping[str, RuleFuncInlineType]) -> RuleFuncInlineType:
    by_sign = _by_sign(rules, _WITHIN)
    others = by_sign[""]

    def ask(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        for rule in by_sign.get(state.src[state.pos], others):  # noqa: SIM110 - this is faster
            if rule(state, silent):
                return True
        return False

    return ask


def _by_sign(rules: Mapping[str, _Rule], signs: Mapping[str, str]) -> Mapping[str, Sequence[_Rule]]:
    """Return for each sign the rules that may match there, in their order; ``""``: any other."""
    every = {"", *"".join(signs.values())}
    return {
        sign: [rule for name, rule in rules.items() if sign in signs.get(name, sign)]
        if sign
        else [rule for name, rule in rules.items() if name not in signs]
        for sign in every
    }


def _paragraphs(state: StateCore) -> None:
    """Read what stands in paragraphs, headings and cells; what is words alone has no children."""
    for token in state.tokens:
        if token.type == "inline" and MARKED.search(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children = None
