"""Counts the sentences of prose and compares what several languages say in as many of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from handbook.language.alarms import CAPITAL
from handbook.language.bags import Row
from handbook.language.differences import Difference, differences
from handbook.language.rows import Row as Filled
from handbook.language.rows import filled
from handbook.language.sides import Piece, Side
from handbook.language.tongue import Tongue, tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.prose import GAP
from handbook.model.text import Phrase, Text

_SPACE: Final = r"[^\S\n]"
_END: Final = re.compile(
    rf"[.!?…][\"”“»)’{GAP}]*"
    rf"(?={_SPACE}*(?:\Z|\n|\|)|{_SPACE}+[\"„“«»({GAP}]*{CAPITAL})"
)
"""What may end a sentence; behind a digit, a full stop may be the dot of an ordinal number."""

_DIGITS: Final = frozenset("0123456789")


class Said(NamedTuple):
    """A row of a text, or several, with the sentences that end there."""

    line: int
    last: int
    sentences: int
    more: int
    """How many may end there as well."""

    clauses: int
    """How many end in a semicolon."""

    def fits(self, other: Said) -> bool:
        """Tell whether both may be as many sentences, or as many where some became clauses."""
        more = self.sentences - other.sentences
        return any(
            -self.more <= n <= other.more for n in (more, more + self.clauses - other.clauses)
        )


def differing_sentences(corpus: Corpus) -> Iterator[tuple[Difference, int]]:
    """Yield where a language has more or fewer sentences than the others, and in how many lines."""
    for piece in filled(corpus):
        if not _may_differ(piece):
            continue
        for row in _aligned(piece):
            if not _is_same(row):
                for found in differences(piece, [row], Said.fits, _shown, _place):
                    said = row.get(found.language.address)
                    yield found, said.last - said.line + 1 if said else 1


def _may_differ(piece: Piece[Filled]) -> bool:
    """Tell quickly whether rows have not as many sentences: nearly always they have."""
    first, *others = (
        [sure.get(line, 0) for line, _ in side.items]
        for side in piece.sides.values()
        for sure, _ in (_ends(side.prose),)
    )
    return any(other != first for other in others)


def _ends(prose: Text | Phrase) -> tuple[Counter[int], Counter[int]]:
    """Return how many sentences end on each line, and how many more may."""
    return prose.once(_ends, lambda: _counted(prose.words, prose.language.tag))


def _counted(words: str, tag: str) -> tuple[Counter[int], Counter[int]]:
    has_ordinals = (tongue(tag) or Tongue()).numbers.dotted_ordinals
    sure: Counter[int] = Counter()
    more: Counter[int] = Counter()
    line, last = 1, 0
    for match in _END.finditer(words):
        at = match.start()
        line += words.count("\n", last, at)
        last = at
        is_dot = has_ordinals and words[at] == "." and words[at - 1 : at] in _DIGITS
        (more if is_dot else sure)[line] += 1
    return sure, more


def _said(side: Side[Filled]) -> list[Said]:
    sure, more = _ends(side.prose)
    return [Said(at, at, sure[at], more[at], row.count("; ")) for at, row in side.items]


def _is_same(row: Row[Said]) -> bool:
    first, *others = row.values()
    return all(first.fits(other) for other in others)


def _aligned(piece: Piece[Filled]) -> Iterator[Row[Said]]:
    """Yield what should say the same: rows; where these are not as many, paragraphs, or all."""
    sides = {address: _said(side) for address, side in piece.sides.items()}
    yield from (
        _beside(sides)
        or _beside({a: _paragraphs(s) for a, s in sides.items()})
        or [{address: _sum(said) for address, said in sides.items() if said}]
    )


def _beside(sides: Mapping[str, Sequence[Said]]) -> list[Row[Said]]:
    if len({len(said) for said in sides.values()}) > 1:
        return []
    return [dict(zip(sides, same, strict=True)) for same in zip(*sides.values(), strict=True)]


def _paragraphs(said: Sequence[Said]) -> list[Said]:
    """Return rows that stand together as one."""
    stretches = groupby(enumerate(said), lambda row: row[1].line - row[0])
    return [_sum([one for _, one in stretch]) for _, stretch in stretches]


def _sum(said: Sequence[Said]) -> Said:
    counts = zip(*(one[2:] for one in said), strict=True)
    return Said(said[0].line, said[-1].last, *map(sum, counts))


def _shown(said: Said, _: object) -> int:
    return said.sentences


def _place(said: Said, side: Side[Filled]) -> Place:
    return side.prose.place(said.line)
