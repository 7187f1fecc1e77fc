"""Counts the sentences of prose and compares what several languages say in as many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from handbook.language.alarms import CAPITAL
from handbook.language.bags import Row
from handbook.language.differences import Difference, differences
from handbook.language.sides import Piece, Side, side_by_side
from handbook.language.tongue import Tongue, tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.prose import GAP
from handbook.model.text import Phrase, Text

_FOLLOWS: Final = rf"[\"”“»)’{GAP}]*(?=\s*(?:\Z|\|)|\s+[\"„“«»({GAP}]*{CAPITAL})"
_SURE: Final = re.compile(rf"(?:(?<![0-9])\.|[!?…]){_FOLLOWS}")
_ORDINAL: Final = re.compile(rf"(?<=[0-9])\.{_FOLLOWS}")
"""What may end a sentence, or be the dot of an ordinal number."""


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
    for piece in side_by_side(corpus, _rows):
        for row in _aligned(piece):
            if not _is_same(row):
                for found in differences(piece, [row], Said.fits, _shown, _place):
                    said = row.get(found.language.address)
                    yield found, said.last - said.line + 1 if said else 1


def _rows(prose: Text | Phrase) -> Iterator[tuple[int, Said]]:
    """Yield the rows that are not empty."""
    has_ordinals = (tongue(prose.language.tag) or Tongue()).numbers.dotted_ordinals
    for line, row in enumerate(prose.words.split("\n"), 1):
        if row and not row.isspace():
            sure, more = len(_SURE.findall(row)), len(_ORDINAL.findall(row))
            said = (sure, more) if has_ordinals else (sure + more, 0)
            yield line, Said(line, line, *said, row.count("; "))


def _is_same(row: Row[Said]) -> bool:
    first, *others = row.values()
    return all(first.fits(other) for other in others)


def _aligned(piece: Piece[Said]) -> Iterator[Row[Said]]:
    """Yield what should say the same: rows; where these are not as many, paragraphs, or all."""
    sides = {address: side.items for address, side in piece.sides.items()}
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


def _place(said: Said, side: Side[Said]) -> Place:
    return side.prose.place(said.line)
