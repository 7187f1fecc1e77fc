"""Reads Markdown into sections of content: blocks, each with the line it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

from markdown_it.token import Token

from handbook.model import content
from handbook.model.content import Block, Blocks, Inlines
from handbook.model.text import Section
from handbook.sources.dialect import parser
from handbook.sources.inlines import Cursor, inlines_of

_ID = re.compile(r"\{#([^{}\s]*)\}\s*$")


def read_sections(source: str) -> tuple[Section, ...]:
    """Return the sections of a text, in order; the first is what stands before any heading.

    Each heading at the top level of the text begins a section, whatever its level.
    """
    cursor = Cursor(parser().parse(source), source.split("\n"))
    return tuple(_sections(cursor))


def _sections(cursor: Cursor) -> Iterator[Section]:
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


def _heading(cursor: Cursor) -> tuple[Inlines, str | None]:
    """Read a heading and take the ``{#id}`` from its end."""
    line = _line(cursor.next())
    children = inlines_of(cursor.next(), cursor, line)
    cursor.next()
    last = children[-1] if children else None
    if not isinstance(last, content.Plain) or not (match := _ID.search(last.text)):
        return children, None
    rest = last.text[: match.start()].rstrip()
    return children[:-1] + content.plain(rest), match[1]


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _blocks(cursor: Cursor, end: str) -> Blocks:
    blocks: list[Block] = []
    while cursor.inside(end):
        blocks.extend(_block(cursor))
    return tuple(blocks)


def _block(cursor: Cursor) -> Blocks:
    """Read one block; the notes at the end of a text come as several."""
    token = cursor.next()
    line = _line(token)
    match token.type:
        case "paragraph_open":
            children = inlines_of(cursor.next(), cursor, line)
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


def _list(cursor: Cursor, token: Token) -> content.List:
    ordered = token.type == "ordered_list_open"
    items: list[Blocks] = []
    while cursor.inside(token.type.replace("open", "close")):
        cursor.next()
        items.append(_blocks(cursor, "list_item_close"))
    start = int(token.attrGet("start") or 1)
    return content.List(ordered, tuple(items), start, _line(token))


_Align = Literal["", "left", "center", "right"]


def _table(cursor: Cursor, line: int) -> content.Table:
    rows: list[content.Row] = []
    align: list[_Align] = []
    while cursor.inside("table_close"):
        token = cursor.next()
        if token.type == "tr_open":
            rows.append(_row(cursor, _line(token) or line, align))
    return content.Table(rows[0], tuple(rows[1:]), tuple(align[: len(rows[0].cells)]), line)


def _row(cursor: Cursor, line: int, align: list[_Align]) -> content.Row:
    cells: list[Inlines] = []
    while cursor.inside("tr_close"):
        opened = cursor.next()
        style = str(opened.attrGet("style") or "").removeprefix("text-align:")
        align.append(cast(_Align, style))
        cells.append(inlines_of(cursor.next(), cursor, line))
        cursor.next()
    return content.Row(tuple(cells), line)


def _definitions(cursor: Cursor, line: int) -> content.Definitions:
    items: list[content.Definition] = []
    while cursor.inside("dl_close"):
        token = cursor.next()
        if token.type == "dt_open":
            at = _line(token) or line
            term = inlines_of(cursor.next(), cursor, at)
            cursor.next()
            items.append(content.Definition(term, (), at))
            continue
        last = items[-1]
        details = (*last.details, _blocks(cursor, "dd_close"))
        items[-1] = content.Definition(last.term, details, last.line)
    return content.Definitions(tuple(items), line=line)


def _notice(cursor: Cursor, token: Token) -> content.Notice:
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


def _notes(cursor: Cursor) -> Iterator[content.Note]:
    cursor.tokens = [token for token in cursor.tokens if token.type != "footnote_anchor"]
    while cursor.inside("footnote_block_close"):
        token = cursor.next()
        label = str(token.meta.get("label", token.meta.get("id", "")))
        blocks = _blocks(cursor, "footnote_close")
        line = next((block.line for block in blocks), 0)
        yield content.Note(label, blocks, line)
