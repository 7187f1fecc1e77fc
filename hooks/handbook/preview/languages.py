"""The languages side by side, as the pages of a preview show them to people without a terminal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from handbook.checking import Checked
from handbook.confirming import holder as holders
from handbook.confirming.comparison import Comparison, Side, comparisons, to_compare, units_of
from handbook.confirming.confirm import READER, confirmation, known, obstacles
from handbook.confirming.difference import Change, Kind
from handbook.confirming.holder import Holder
from handbook.confirming.terminal import state_of
from handbook.errors import HandbookError
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Diagnostic
from handbook.model.parity import Unit
from handbook.model.registers import REGISTERS
from handbook.model.settings import Language
from handbook.parity.lock import line
from handbook.rules.run import diagnostics
from handbook.sources.files import Tree
from handbook.words import catalogue

_MARK: Final = re.compile(r"(\]\([^()\s]*\)|\{#[^}\s]*\})")
"""Where a link leads, and the id of a heading."""


@dataclass(frozen=True, slots=True)
class Word:
    """How someone who reads some of the languages says that a unit is the same in them."""

    languages: tuple[Language, ...]
    line: str
    """The line of the lock, to be pasted into a review."""

    command: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text that had the same fate, or a mark among them that readers never see."""

    kind: str
    text: str
    is_mark: bool


@dataclass(frozen=True, slots=True)
class Column:
    """What a unit says in one language."""

    side: Side
    state: str
    """What there is to say of it: confirmed when, changed since or not."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that is to be compared."""

    found: Comparison
    columns: tuple[Column, ...]
    hindered: tuple[Diagnostic, ...]
    """What machines find in it; none where it can be confirmed."""

    ways: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many units of a document, register or passage are to be compared."""

    name: str
    title: str
    """A document's title; empty for what has none."""

    parts: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Compares what the sources of a handbook say now."""

    root: Path
    today: Callable[[], dt.date]

    def counts(self, checked: Checked, address: str) -> Sequence[Count]:
        """Return what is to be compared, document by document; then registers and passages.

        Titles are those of the language with this address.
        """
        return [
            Count(holder.name, _title(checked.corpus, holder.name, address), len(units))
            for holder in self._holders(checked)
            if (units := self._open(checked, holder))
        ]

    def count(self, checked: Checked, name: str) -> int:
        """Return how many units of one of them are to be compared."""
        holder = self._holder(checked, name)
        return len(self._open(checked, holder)) if holder else 0

    def parts(self, checked: Checked, name: str, locale: str) -> Sequence[Part]:
        """Return the units of one of them that are to be compared."""
        holder = self._holder(checked, name)
        if holder is None:
            return ()
        corpus, tree = checked.corpus, Tree(self.root)
        words = catalogue(locale).gettext
        hindered = {
            unit: diagnostics(corpus, found, words)
            for unit, found in obstacles(holder, checked.findings, corpus.languages).items()
        }
        open_ = self._open(checked, holder)
        return [
            Part(
                found,
                tuple(Column(x, state_of(x, words), tuple(_runs(x))) for x in found.sides),
                hindered.get(found.unit.id, ()),
                tuple(self._ways(found, corpus.languages)),
            )
            for found in comparisons(tree, holder, open_, corpus.languages)
        ]

    def _ways(self, found: Comparison, languages: Sequence[Language]) -> Iterator[Word]:
        """Yield the word of someone who reads all languages, then of those who read two."""
        there = tuple(one for one in languages if one.address in found.unit.said)
        every = [there] if len(there) > 2 else []
        for read in (*every, *combinations(there, 2)):
            given = confirmation(found.unit, read, READER, self.today())
            names = ",".join(one.address for one in read)
            command = f"handbook confirm '{found.label}' --languages {names}"
            yield Word(read, line(given), command)

    def _open(self, checked: Checked, holder: Holder) -> Sequence[Unit]:
        settings = checked.corpus.settings
        try:
            word = known(Tree(self.root), settings, holder)
        except HandbookError:  # the checks say what is wrong with the lock
            word = ()
        units: Mapping[str, Unit] = units_of(holder, word)
        return to_compare(units, [one.address for one in settings.languages])

    def _holder(self, checked: Checked, name: str) -> Holder | None:
        corpus, tree = checked.corpus, Tree(self.root)
        if name in corpus.by_code:
            return holders.of_document(corpus.settings, corpus.by_code[name])
        try:
            return holders.find(tree, corpus.settings, name, ())
        except HandbookError:
            return None

    def _holders(self, checked: Checked) -> Iterator[Holder]:
        corpus = checked.corpus
        passages = sorted({holders.passage_of(p) for d in corpus.documents for p in d.passages})
        for name in (*sorted(corpus.by_code), *REGISTERS, *passages):
            if holder := self._holder(checked, name):
                yield holder


def _title(corpus: Corpus, name: str, address: str) -> str:
    document = corpus.by_code.get(name)
    text = document.texts.get(address) if document else None
    return content.words(text.title) if text else ""


def _runs(side: Side) -> Iterator[Run]:
    for one in side.changes or (Change(Kind.SAME, "", side.words),):
        if one.space:
            yield Run(Kind.SAME, one.space, is_mark=False)
        for index, text in enumerate(_MARK.split(one.words)):
            if text:
                yield Run(one.kind, text, is_mark=index % 2 == 1)
