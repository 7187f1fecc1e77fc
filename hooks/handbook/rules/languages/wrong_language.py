"""A passage is written in another language than its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from handbook.language.recognition import ENOUGH, Ear, ear
from handbook.language.titles import Titles, is_title
from handbook.language.vocabulary import listed, vocabulary
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="wrong-language",
    code="HB320",
    title="A text is written in its own language.",
    message="this seems to be {other}, in a text that is {own}",
    hint="write it in the language of this text; what is quoted stands in quotation marks",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    names = {language.tag: language.name for language in corpus.languages}
    for code, text in corpus.prose:
        listener = ear(text.language.tag, tuple(names))
        if not listener or is_title(text):
            continue
        if listener.hears_foreign(vocabulary(text.words), text.words):
            for index, other in _Listening(text, listener).strange():
                yield RULE.at(
                    text.place(index + 1),
                    document=code,
                    language=text.language.tag,
                    own=text.language.name,
                    other=names[other],
                )


@dataclass
class _Listening:
    """One text, as it is gone through row by row."""

    text: Text | Phrase
    listener: Ear
    heard: dict[tuple[int, int], str | None] = field(default_factory=dict)
    """The other language of stretches of rows that were judged as one."""

    def __post_init__(self) -> None:
        self.titles = Titles(self.text)

    def strange(self) -> Iterator[tuple[int, str]]:
        """Yield the first row of each passage in another language, with that language."""
        before: str | None = None
        for first, last in self._paragraphs():
            for index in range(first, last):
                other = self._language(index, first, last)
                if other and other != before:
                    yield index, other
                before = other

    def _paragraphs(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches between empty rows."""
        rows = range(len(self.titles.rows))
        for is_full, group in groupby(rows, key=lambda index: bool(self.titles.rows[index])):
            if is_full:
                first, *others = group
                yield first, (others or [first])[-1] + 1

    def _language(self, index: int, first: int, last: int) -> str | None:
        """Return the other language of a row; of a short one, that of what it belongs to."""
        row = self.titles.rows[index]
        if not self.listener.may_hear_another(row):
            return None
        pieces = self.titles.without(index).split(" | ")
        if any(len(listed(piece)) >= ENOUGH for piece in pieces):
            return next(filter(None, map(self.listener.another, pieces)), None)
        return self._within(first, last) or self._within(*self._section(index))

    def _within(self, first: int, last: int) -> str | None:
        if (first, last) not in self.heard:
            words = " ".join(map(self.titles.without, range(first, last)))
            self.heard[first, last] = self.listener.another(words)
        return self.heard[first, last]

    def _section(self, index: int) -> tuple[int, int]:
        """Return the rows of the section to which one belongs, with its heading."""
        if isinstance(self.text, Phrase):
            return index, index + 1
        at = bisect_right(self.text.parts, index + 1, key=lambda part: part.first) - 1
        part = self.text.parts[max(at, 0)]
        return part.first - 1, part.last
