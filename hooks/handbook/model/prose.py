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


def rows(value: object, count: int) -> tuple[str, str]:
    """Return the words of a tree of nodes as ``count`` rows, joined by line ends, in two ways.

    The words of line 7 stand in row 7. In the second way, each link to a register leaves a gap
    where in the first its words stand.
    """
    writer = _Writer([""] * (count + 1), {})
    writer.write(value, 1)
    unlinked = {**dict(enumerate(writer.rows)), **writer.unlinked}
    linked = "\n".join(writer.rows[1:])
    if not writer.unlinked:
        return linked, linked
    return linked, "\n".join(unlinked[line] for line in range(1, count + 1))


@lru_cache(maxsize=8)
def with_digits(words: str) -> str:
    """Return words with their rows in place, but those without a digit empty: most are."""
    return "\n".join(row if _DIGIT.search(row) else "" for row in words.split("\n"))


_DIGIT: Final = re.compile("[0-9]")


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
    """By line; the first has none."""

    unlinked: dict[int, str]
    """The rows that are different without the words of references."""

    is_silent: bool = False
    """Whether words within a reference are being written."""

    def say(self, words: str, line: int) -> None:
        if "\n" in words:
            words = words.replace("\n", " ")
        if 0 < line < len(self.rows):
            if line in self.unlinked and not self.is_silent:
                self.unlinked[line] += words
            self.rows[line] += words

    def part(self, line: int) -> None:
        """Begin a piece of prose of its own on a line."""
        if 0 < line < len(self.rows) and self.rows[line]:
            self.say(_CELL, line)

    def write(self, value: object, line: int) -> int:
        """Write all words below a value; return the line on which what follows it stands."""
        kind = type(value)
        if kind is tuple:
            for child in value:  # type: ignore[attr-defined]
                line = self.write(child, line)
            return line
        if kind is content.Plain:
            self.say(value.text, line)  # type: ignore[attr-defined]
            return line
        return self.inline(value, line)

    def inline(self, value: object, line: int) -> int:
        """Write what is more than words; return the line on which what follows it stands."""
        match value:
            case content.Break():
                return line + 1
            case content.Paragraph(children, at):
                self.part(at)
                self.write(children, at)
            case content.Link():
                return self.link(value, line)
            case content.Verbatim() | content.NoteMark():
                self.say(GAP, line)
            case content.Image(text=text):
                self.say(text, value.line or line)
            case content.Emphasis(children) | content.Strong(children):
                return self.write(children, line)
            case _:
                self.block(value)
        return line

    def block(self, value: object) -> None:
        """Write all words of a block, a row or a definition, on the lines where they stand."""
        match value:
            case content.Row(cells, line):
                for cell in cells:
                    self.part(line)
                    self.write(cell, line)
            case content.Heading(_, children, line):
                self.part(line)
                self.write(children, line)
            case content.List(_, items) | content.Definitions(items):
                self.write(items, 0)
            case content.Notice(_, title, blocks, line):
                self.say(title, line)
                self.write(blocks, line)
            case content.Definition(term, details, line):
                self.write(term, line)
                self.write(details, line)
            case content.Table(head, others, _, line):
                self.write((head, *others), line)
            case content.Quote(blocks) | content.Note(_, blocks):
                self.write(blocks, 0)

    def link(self, link: content.Link, line: int) -> int:
        if _is_address(link):
            self.say(GAP, line)
            return line + sum(isinstance(child, content.Break) for child in link.children)
        if self.is_silent or link.target.startswith(_ELSEWHERE):
            return self.write(link.children, line)
        self.is_silent = True
        for row in range(line, line + 1 + sum(type(x) is content.Break for x in link.children)):
            if 0 < row < len(self.rows):
                self.unlinked.setdefault(row, self.rows[row])
        if 0 < line < len(self.rows):
            self.unlinked[line] += GAP
        end = self.write(link.children, line)
        self.is_silent = False
        return end


_ELSEWHERE: Final = ("http:", "https:", "mailto:", "tel:")
"""How the targets of links begin that are no references."""


def _is_address(link: content.Link) -> bool:
    """Tell whether a link has no words, or no others than where it leads."""
    match link.children:
        case ():
            return True
        case (content.Plain(text),):
            return text in (link.target, "")
    return content.words(link.children) in (link.target, "")
