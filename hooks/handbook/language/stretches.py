"""Finds what belongs to a sentence beyond its end: a list below it, rows of a table, the next line.

A word in the head of a table speaks of every row; one before a colon, of every item below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from handbook.language.alarms import sentences
from handbook.model.text import Aside, Phrase, Text

Span = tuple[int, int]
"""Where a stretch of words begins and ends."""

_ITEM: Final = re.compile(r"(\s*)(?:[-*+:]|\d+[.)])\s")
_RULER: Final = re.compile(r"[ |:]*-[-| :]*")
_ENDED: Final = re.compile(r"[.!?:;…|][\"”»)*_ ]*\Z")
_APART: Final = re.compile(r"\s*(?:[#>|=]|!!!|```|~~~|[-*+:] |\d+[.)] |\{|\Z)")
"""How a row begins that does not go on with the one before."""

_MOST: Final = 60
"""How many rows of a list or table are looked at."""

_LONGEST: Final = 2000

_CELLS: Final = 4
"""How many lines of an office document may be the cells of one row."""


def stretches(
    text: Text | Phrase | Aside, hits: Iterable[re.Match[str]]
) -> Iterator[tuple[re.Match[str], list[Span]]]:
    """Yield the first of some hits in each sentence, with the sentence and what belongs to it."""
    words, done = text.words, -1
    page: _Page | None = None
    for hit, begin, end in sentences(words, hits):
        spans = [(begin, end)]
        if "\n" in words:
            page = page or text.once(_Page, lambda: _Page.of(text))
            row = bisect_right(page.starts, hit.start()) - 1
            spans += page.continued(row, begin, end)
            spans += [page.span(other) for other in page.below(row) if row != done]
            done = row
        yield hit, spans


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of what is written, and where the words of each begin."""

    written: Sequence[str]
    words: Sequence[str]
    starts: Sequence[int]
    is_file: bool

    @classmethod
    def of(cls, text: Text | Phrase | Aside) -> _Page:
        words = text.word_rows
        starts = [0]
        for row in words:
            starts.append(starts[-1] + len(row) + 1)
        written = text.source.split("\n") if isinstance(text, Text) else words
        return cls(written, words, starts, isinstance(text, Aside) and text.is_file)

    def span(self, row: int) -> Span:
        """Return where a row stands; of one that is very long, its beginning."""
        return self.starts[row], self.starts[row] + min(len(self.words[row]), _LONGEST)

    def below(self, row: int) -> Iterator[int]:
        """Yield the rows of the list or table that a row is the head of."""
        rows = range(row + 1, min(row + 1 + _MOST, len(self.words), len(self.written)))
        if self.is_file:
            is_head = row == 0 and re.search("[,;\t]", self.words[0])
            yield from rows if is_head else rows[:_CELLS]
        elif rows and "|" in self.written[row] and _RULER.fullmatch(self.written[row + 1]):
            yield from self._table(rows[1:])
        else:
            yield from self._list(row, rows)

    def _table(self, rows: range) -> Iterator[int]:
        for row in rows:
            if "|" not in self.written[row]:
                return
            yield row

    def _list(self, row: int, rows: range) -> Iterator[int]:
        own = _ITEM.match(self.written[row])
        least = len(own[1]) + 1 if own else 0
        filled = (other for other in rows if self.written[other].strip())
        for number, other in enumerate(filled):
            item = _ITEM.match(self.written[other])
            indent = len(self.written[other]) - len(self.written[other].lstrip())
            if indent < least or not (item or indent):
                return
            is_head = own or (item and ":" in item[0]) or self.words[row].rstrip().endswith(":")
            if number == 0 and not (item and is_head):
                return
            yield other

    def continued(self, row: int, begin: int, end: int) -> Iterator[Span]:
        """Yield the ends of a sentence that stand on the rows around its own."""
        if self.is_file:
            return
        first, last = self.starts[row], self.starts[row] + len(self.words[row])
        if end >= last and self._goes_on(row):
            yield self._first_sentence(row + 1)
        if begin == first and row and self._goes_on(row - 1):
            yield self._last_sentence(row - 1)

    def _goes_on(self, row: int) -> bool:
        """Tell whether a sentence goes on from a row to the next."""
        if row + 1 >= min(len(self.words), len(self.written)) or not self.words[row].strip():
            return False
        is_heading = self.written[row].lstrip().startswith(("#", "|"))
        ends = is_heading or _ENDED.search(self.words[row])
        return not ends and not _APART.match(self.written[row + 1])

    def _first_sentence(self, row: int) -> Span:
        first, last = self.span(row)
        match = re.search(r"[.!?](?=\s|$)", self.words[row])
        return first, first + match.end() if match else last

    def _last_sentence(self, row: int) -> Span:
        first, last = self.span(row)
        return first + max(self.words[row].rfind(end) + 1 for end in (". ", "! ", "? ")), last
