"""Reads Markdown into sections of content: the one dialect of the handbook.

CommonMark with tables, notes, definition lists, ``!!!`` blocks and ``{#id}`` after headings,
as markdown-it-py reads it. HTML is not part of it: what looks like HTML stays words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from handbook.model import content
from handbook.model.content import Block, Blocks, Inline, Inlines
from handbook.model.text import Section

_ID = re.compile(r"\{#([^{}\s]*)\}\s*$")
_DEEPEST = 20
"""How deep inlines nest; deeper marks are left out, their words stay."""


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


def read_sections(source: str) -> tuple[Section, ...]:
    """Return the sections of a text, in order; the first is what stands before any heading.

    Each heading at the top level of the text begins a section, whatever its level.
    """
    cursor = _Cursor(parser().parse(source), source.split("\n"))
    return tuple(_sections(cursor))


def read_inline(source: str) -> Inlines:
    """Return short prose (a label, a sentence of ``document.yml``) as inlines."""
    if not _MARKED.search(source):
        return content.plain(source)
    tokens = parser().parseInline(source)
    cursor = _Cursor([], source.split("\n"))
    return _inlines(tokens[0].children or [], cursor, 1)


_MARKED = re.compile(r"[\[\]<>*_`\\&!\n]")


@dataclass(slots=True)
class _Cursor:
    """The tokens still to be read, and the lines in which to find a link's column."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    position: int = 0
    found: tuple[int, int] = (0, 0)

    def next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def inside(self, end: str) -> bool:
        """Tell whether the next token is not the closing one; step over it where it is."""
        if self.tokens[self.position].type == end:
            self.position += 1
            return False
        return True

    def column(self, line: int, target: str) -> int:
        """Return where on ``line`` the next ``target`` stands, from 1 (1 where it cannot tell)."""
        begin = self.found[1] if self.found[0] == line else 0
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        at = text.find(target, begin)
        self.found = (line, at + len(target) if at >= 0 else begin)
        return at + 1 if at >= 0 else 1


def _sections(cursor: _Cursor) -> Iterator[Section]:
    level, line = 0, 1
    title: Inlines = ()
    ident: str | None = None
    blocks: list[Block] = []
    while cursor.position < len(cursor.tokens):
        token = cursor.tokens[cursor.position]
        if token.type != "heading_open":
            blocks.extend(_block(cursor))
            continue
        yield Section(level, title, ident, line, tuple(blocks))
        level, line, blocks = int(token.tag[1:]), _line(token), []
        title, ident = _heading(cursor)
    yield Section(level, title, ident, line, tuple(blocks))


def _heading(cursor: _Cursor) -> tuple[Inlines, str | None]:
    """Read a heading and take the ``{#id}`` from its end."""
    line = _line(cursor.next())
    children = _inlines(cursor.next().children or [], cursor, line)
    cursor.next()
    last = children[-1] if children else None
    if not isinstance(last, content.Plain) or not (match := _ID.search(last.text)):
        return children, None
    rest = last.text[: match.start()].rstrip()
    return children[:-1] + content.plain(rest), match[1]


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _blocks(cursor: _Cursor, end: str) -> Blocks:
    blocks: list[Block] = []
    while cursor.inside(end):
        blocks.extend(_block(cursor))
    return tuple(blocks)


def _block(cursor: _Cursor) -> Blocks:
    """Read one block; the notes at the end of a text come as several."""
    token = cursor.next()
    line = _line(token)
    match token.type:
        case "paragraph_open":
            children = _inlines(cursor.next().children or [], cursor, line)
            cursor.next()
            return (content.Paragraph(children, line),)
        case "heading_open":
            cursor.position -= 1
            children, _ = _heading(cursor)
            return (content.Heading(int(token.tag[1:]), children, line),)
        case "bullet_list_open" | "ordered_list_open":
            return (_list(cursor, token),)
        case "blockquote_open":
            return (content.Quote(_blocks(cursor, "blockquote_close"), line),)
        case "fence" | "code_block":
            return (content.Code(token.content, token.info.strip(), line),)
        case "table_open":
            return (_table(cursor, line),)
        case "dl_open":
            return (_definitions(cursor, line),)
        case "admonition_open":
            return (_notice(cursor, token),)
        case "hr":
            return (content.Rule(line),)
        case "footnote_block_open":
            return tuple(_notes(cursor))
        case _:
            raise AssertionError(f"a token that the dialect does not have: {token.type}")


def _list(cursor: _Cursor, token: Token) -> content.List:
    ordered = token.type == "ordered_list_open"
    items: list[Blocks] = []
    while cursor.inside(token.type.replace("open", "close")):
        cursor.next()
        items.append(_blocks(cursor, "list_item_close"))
    start = int(token.attrGet("start") or 1)
    return content.List(ordered, tuple(items), start, _line(token))


_Align = Literal["", "left", "center", "right"]


def _table(cursor: _Cursor, line: int) -> content.Table:
    rows: list[content.Row] = []
    align: list[_Align] = []
    while cursor.inside("table_close"):
        token = cursor.next()
        if token.type == "tr_open":
            rows.append(_row(cursor, _line(token) or line, align))
    return content.Table(rows[0], tuple(rows[1:]), tuple(align[: len(rows[0].cells)]), line)


def _row(cursor: _Cursor, line: int, align: list[_Align]) -> content.Row:
    cells: list[Inlines] = []
    while cursor.inside("tr_close"):
        opened = cursor.next()
        style = str(opened.attrGet("style") or "").removeprefix("text-align:")
        align.append(cast(_Align, style))
        cells.append(_inlines(cursor.next().children or [], cursor, line))
        cursor.next()
    return content.Row(tuple(cells), line)


def _definitions(cursor: _Cursor, line: int) -> content.Definitions:
    items: list[content.Definition] = []
    while cursor.inside("dl_close"):
        token = cursor.next()
        if token.type == "dt_open":
            at = _line(token) or line
            term = _inlines(cursor.next().children or [], cursor, at)
            cursor.next()
            items.append(content.Definition(term, (), at))
            continue
        last = items[-1]
        details = (*last.details, _blocks(cursor, "dd_close"))
        items[-1] = content.Definition(last.term, details, last.line)
    return content.Definitions(tuple(items), line=line)


def _notice(cursor: _Cursor, token: Token) -> content.Notice:
    tone = str(token.meta.get("tag", "note"))
    title = ""
    blocks: list[Block] = []
    while cursor.inside("admonition_close"):
        if cursor.tokens[cursor.position].type == "admonition_title_open":
            cursor.next()
            title = cursor.next().content
            cursor.next()
            continue
        blocks.extend(_block(cursor))
    return content.Notice(tone, title, tuple(blocks), _line(token))


def _notes(cursor: _Cursor) -> Iterator[content.Note]:
    cursor.tokens = [token for token in cursor.tokens if token.type != "footnote_anchor"]
    while cursor.inside("footnote_block_close"):
        token = cursor.next()
        label = str(token.meta.get("label", token.meta.get("id", "")))
        blocks = _blocks(cursor, "footnote_close")
        line = next((block.line for block in blocks), 0)
        yield content.Note(label, blocks, line)


_WRAPPERS: Final[Mapping[str, Callable[[Inlines], Inline]]] = {
    "em_open": content.Emphasis,
    "strong_open": content.Strong,
}


def _inlines(tokens: Sequence[Token], cursor: _Cursor, line: int) -> Inlines:
    kept = [token for token in tokens if token.level < _DEEPEST or not token.nesting]
    children, _, _ = _until(kept, 0, "", cursor, line)
    return children


def _until(
    tokens: Sequence[Token], position: int, end: str, cursor: _Cursor, line: int
) -> tuple[Inlines, int, int]:
    """Read inlines up to the token ``end``; return them, where to go on, and on which line."""
    found: list[Inline] = []
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.type == end:
            break
        match token.type:
            case "em_open" | "strong_open":
                close = token.type.replace("open", "close")
                children, position, line = _until(tokens, position, close, cursor, line)
                found.append(_WRAPPERS[token.type](children))
            case "link_open":
                begin = line
                target = str(token.attrGet("href") or "")
                children, position, line = _until(tokens, position, "link_close", cursor, line)
                column = cursor.column(line, target)
                bare = token.markup == "autolink" and not target.startswith(("http", "mailto"))
                title = str(token.attrGet("title") or "")
                label = () if bare else children
                found.append(content.Link(target, label, title, line or begin, column))
            case _:
                line = _leaf(token, found, cursor, line)
    return tuple(found), position, line


def _leaf(token: Token, found: list[Inline], cursor: _Cursor, line: int) -> int:
    """Add an inline that holds no others; return the line after it."""
    match token.type:
        case "text" | "text_special":
            if token.content:
                _add_words(found, token.content)
        case "code_inline":
            found.append(content.Verbatim(token.content))
        case "softbreak" | "hardbreak":
            found.append(content.Break(hard=token.type == "hardbreak"))
            return line + 1
        case "image":
            source = str(token.attrGet("src") or "")
            column = cursor.column(line, source)
            found.append(content.Image(source, token.content, line, column))
        case "footnote_ref":
            label = str(token.meta.get("label", token.meta.get("id", "")))
            found.append(content.NoteMark(label))
        case "footnote_anchor":
            pass
        case _:
            raise AssertionError(f"a token that the dialect does not have: {token.type}")
    return line


def _add_words(found: list[Inline], text: str) -> None:
    """Add words, joined to those before them."""
    if found and isinstance(found[-1], content.Plain):
        found[-1] = content.Plain(found[-1].text + text)
    else:
        found.append(content.Plain(text))
