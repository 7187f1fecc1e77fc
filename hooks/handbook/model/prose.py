"""The words of a text, row by row as its lines stand, for rules that look for words.

Marking, code and addresses are no words; something that stands for itself (code, a reference that
takes its target's title) leaves ``GAP``, so that what stands before and after it does not join.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from handbook.model import content

GAP: Final = "\ufffc"
"""Stands where something stood that is no prose."""

_CELL: Final = " | "
"""Stands between two cells, or other pieces, of one line."""


_WIDE: Final = 5000
"""In a line that is longer than this, a column may be that of the same words before."""


def rows(value: object, count: int, *, linked: bool) -> str:
    """Return the words of a tree of nodes as ``count`` rows, joined by line ends.

    The words of line 7 stand in row 7. ``linked`` tells whether the words of links to registers
    are among them; without, each such link leaves a gap.
    """
    writer = _Writer([""] * count, linked)
    writer.write(value, 1)
    return "\n".join(writer.rows)


def locate(words: str, source: str, match: re.Match[str]) -> tuple[int, int]:
    """Return line and column (from 1) in ``source`` of a match in its ``words``."""
    starts = _starts(words)
    line = bisect_right(starts, match.start()) - 1
    said = match[0].partition("\n")[0]
    begin = max(starts[line], match.start() - _WIDE)
    before = words.count(said, begin, match.start()) if said else 0
    row = _rows(source)[line]
    at = -1
    for _ in range(before + 1):
        found = row.find(said, at + 1)
        if found < 0:
            break
        at = found
    return line + 1, max(at, 0) + 1


@lru_cache(maxsize=2)
def _starts(words: str) -> list[int]:
    """Return where each row begins."""
    return [0, *(match.end() for match in re.finditer("\n", words))]


@lru_cache(maxsize=2)
def _rows(source: str) -> list[str]:
    return source.split("\n")


@dataclass(slots=True)
class _Writer:
    rows: list[str]
    linked: bool

    def say(self, words: str, line: int) -> None:
        if 0 < line <= len(self.rows):
            self.rows[line - 1] += words.replace("\n", " ")

    def part(self, line: int) -> None:
        """Begin a piece of prose of its own on a line."""
        if 0 < line <= len(self.rows) and self.rows[line - 1]:
            self.rows[line - 1] += _CELL

    def write(self, value: object, line: int) -> int:
        """Write all words below a value; return the line on which what follows it stands."""
        match value:
            case tuple():
                for child in value:
                    line = self.write(child, line)
                return line
            case content.Plain(text):
                self.say(text, line)
            case content.Verbatim() | content.NoteMark():
                self.say(GAP, line)
            case content.Image(text=text):
                self.say(text, value.line or line)
            case content.Break():
                return line + 1
            case content.Link():
                return self.link(value, line)
            case content.Emphasis(children) | content.Strong(children):
                return self.write(children, line)
            case _:
                self.block(value)
        return line

    def block(self, value: object) -> None:
        """Write all words of a block, a row or a definition, on the lines where they stand."""
        match value:
            case content.Paragraph(children, line) | content.Heading(_, children, line):
                self.part(line)
                self.write(children, line)
            case content.Row(cells, line):
                for cell in cells:
                    self.part(line)
                    self.write(cell, line)
            case content.Notice(_, title, blocks, line):
                self.say(title, line)
                self.write(blocks, line)
            case content.Definition(term, details, line):
                self.write(term, line)
                self.write(details, line)
            case content.Table(head, others, _, line):
                self.write((head, *others), line)
            case content.List(_, items) | content.Definitions(items):
                self.write(items, 0)
            case content.Quote(blocks) | content.Note(_, blocks):
                self.write(blocks, 0)

    def link(self, link: content.Link, line: int) -> int:
        is_reference = not link.target.startswith(("http:", "https:", "mailto:", "tel:"))
        is_address = content.words(link.children) in {link.target, ""}
        if is_address or (is_reference and not self.linked):
            self.say(GAP, line)
            return line + sum(isinstance(child, content.Break) for child in link.children)
        return self.write(link.children, line)
