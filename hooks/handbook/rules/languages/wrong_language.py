"""A passage is written in another language than its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from handbook.language.recognition import ENOUGH, Ear, ear
from handbook.language.sides import Piece, side_by_side
from handbook.language.titles import Titles, is_title
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence, Severity
from handbook.model.prose import listed, rows_at
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_MEND: Final = N_("write it in the language of this text; what is quoted stands in quotation marks")
_MEND_WHOLE: Final = N_("most of this text is in it: put the text of this language here again")

RULE: Final = Rule(
    name="wrong-language",
    code="HB320",
    title="A text is written in its own language.",
    message="this seems to be {other}, in a text that is {own}",
    hint="{mend}",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    names = {language.tag: language.name for language in corpus.languages}
    for code, text in corpus.prose:
        strange = list(_strange(text, tuple(names)))
        whole = _whole(text, tuple(names)) if strange and isinstance(text, Text) else None
        for line, other in [(1, whole)] if whole else strange:
            yield RULE.at(
                text.place(line),
                document=code,
                language=text.language.tag,
                own=text.language.name,
                other=names[other],
                mend=Sentence(_MEND_WHOLE if whole else _MEND),
                whole=bool(whole),
            )


def _whole(text: Text, tags: tuple[str, ...]) -> str | None:
    """Return the tag of the other language in which most of a text is."""
    listener = ear(text.language.tag, tags)
    return listener.another(text.words) if listener else None


def foreign(corpus: Corpus) -> Iterator[Piece[str]]:
    """Yield the places where a passage of some text is in another language."""
    tags = tuple(language.tag for language in corpus.languages)
    return side_by_side(corpus, lambda prose: _strange(prose, tags))


def _strange(text: Text | Phrase, tags: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines where passages in other languages begin, with the tag of each."""
    listener = ear(text.language.tag, tags)
    if not listener or is_title(text):
        return
    if listener.hears_foreign(text.vocabulary, text.words):
        for index, other in _Listening(text, listener).strange():
            yield index + 1, other


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
        last, before = -1, ""
        for index in self._suspects():
            other = self._language(index)
            goes_on = other == before and not any(self.titles.rows[last + 1 : index])
            if other and not goes_on:
                yield index, other
            last, before = index, other or ""

    def _suspects(self) -> list[int]:
        """Return the rows that may have a sign of another language: few have."""
        signs, words = self.listener.foreign, self.text.words
        starts = self.text.starts(signs.words & self.text.vocabulary)
        starts += [match.start() for match in signs.letters.finditer(words)]
        return rows_at(words, sorted(starts))

    def _language(self, index: int) -> str | None:
        """Return the other language of a row; of a short one, that of what it belongs to."""
        row = self.titles.rows[index]
        if not self.listener.may_hear_another(row):
            return None
        pieces = self.titles.without(index).split(" | ")
        if any(len(listed(piece)) >= ENOUGH for piece in pieces):
            return next(filter(None, map(self.listener.another, pieces)), None)
        return self._within(*self._paragraph(index)) or self._within(*self._section(index))

    def _within(self, first: int, last: int) -> str | None:
        if (first, last) not in self.heard:
            words = " ".join(map(self.titles.without, range(first, last)))
            self.heard[first, last] = self.listener.another(words)
        return self.heard[first, last]

    def _paragraph(self, index: int) -> tuple[int, int]:
        """Return the rows around one up to those that are empty."""
        at = bisect_right(self._empty, index)
        return self._empty[at - 1] + 1, self._empty[at]

    @cached_property
    def _empty(self) -> list[int]:
        """The rows that are empty; and those before the first and behind the last."""
        rows = self.titles.rows
        return [-1, *(index for index, row in enumerate(rows) if not row), len(rows)]

    def _section(self, index: int) -> tuple[int, int]:
        """Return the rows of the section to which one belongs, with its heading."""
        if isinstance(self.text, Phrase):
            return index, index + 1
        at = bisect_right(self.text.parts, index + 1, key=lambda part: part.first) - 1
        part = self.text.parts[max(at, 0)]
        return part.first - 1, part.last
