"""Tells how a text is built: its headings, lists and tables, their sizes, notices and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from handbook.model import content
from handbook.model.content import Blocks
from handbook.model.diagnostic import N_, Sentence
from handbook.model.text import SHARED, Phrase, Text

PASSAGE: Final = N_("the passage {tone}")


class Shape(NamedTuple):
    """What a block looks like in any language."""

    name: str
    """What it is called, with ``{size}`` and ``{width}``."""

    size: int = 0
    width: int = 0
    tone: str = ""

    def said(self) -> Sentence:
        """Return it in words."""
        return Sentence(self.name, self._asdict())


def shapes(prose: Text | Phrase) -> Iterator[tuple[int, Shape]]:
    """Yield the shape of each heading and block but paragraphs, with its line; none of phrases.

    A passage that is shared is one, on the line before it: there the text itself goes on.
    """
    if isinstance(prose, Phrase):
        return
    for part in prose.parts:
        if part.id:
            yield part.first, Shape(N_("a heading of level {size}"), part.level)
        yield from _of_blocks(part.blocks, part.first)
    yield from _passages(prose)
    for note in prose.notes:
        yield note.line, Shape(N_("a footnote"))
    if "![" in prose.source:
        for node, line in prose.nodes:
            if isinstance(node, content.Image):
                yield line, Shape(N_("a picture"))


def _of_blocks(blocks: Blocks, line: int) -> Iterator[tuple[int, Shape]]:
    if len(blocks) == 1 and type(blocks[0]) is content.Paragraph:  # most items are
        return
    for block in blocks:
        line = getattr(block, "line", 0) or line
        if type(block) is content.Paragraph:
            continue
        match block:
            case content.List(is_ordered, items):
                name = N_("a numbered list of {size}") if is_ordered else N_("a list of {size}")
                yield line, Shape(name, len(items))
                for item in items:
                    yield from _of_blocks(item, line)
            case content.Table(head, rows):
                name = N_("a table of {size} rows and {width} columns")
                yield line, Shape(name, len(rows), len(head.cells))
                yield from _empty_cells(rows)
            case content.Definitions(items=terms):
                yield line, Shape(N_("a list of {size} definitions"), len(terms))
            case content.Notice(tone, _, inner):
                yield line, Shape(N_("a notice ({tone})"), tone=tone)
                yield from _of_blocks(inner, line)
            case content.Quote(inner):
                yield line, Shape(N_("a quotation"))
                yield from _of_blocks(inner, line)
            case content.Code():
                yield line, Shape(N_("lines of code"))


def _passages(text: Text) -> Iterator[tuple[int, Shape]]:
    for line, path, there in text.lines.segments:
        if path != text.path and there == 1 and path.startswith(f"{SHARED}/"):
            name = path.removeprefix(f"{SHARED}/").rpartition("/")[0]
            yield line - 1, Shape(PASSAGE, tone=name)


def _empty_cells(rows: Sequence[content.Row]) -> Iterator[tuple[int, Shape]]:
    for row in rows:
        if empty := sum(not cell for cell in row.cells):
            yield row.line, Shape(N_("a row of a table with empty cells: {size}"), empty)
