"""Compares the values of prose that several languages give in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from handbook.language.bags import Row, differing
from handbook.language.differences import Difference, differences
from handbook.language.sides import Piece, Side, side_by_side
from handbook.language.value import Kind, Trust, Value
from handbook.language.values import values
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.text import Phrase, Text

_ALL: Final = re.compile(r"(?s:.+)")

Bags = Mapping[str, list[Value]]


def differing_values(corpus: Corpus, *, dates: bool) -> Iterator[Difference]:
    """Yield where languages give other dates, or other values that are no dates."""
    suspects = {piece.key for piece in side_by_side(corpus, clear_values) if _rows(piece)}
    if not suspects:
        return
    for piece in side_by_side(corpus, _all_values):
        if piece.key in suspects:
            found = [row for row in _rows(piece) if _is_of_dates(row) is dates]
            yield from differences(piece, found, Value.fits, _said, _spot)


def clear_values(prose: Text | Phrase) -> Iterator[tuple[int, Value]]:
    """Yield the values of some prose with their lines, but for what may be none."""
    return _placed(prose, Trust.WORDED)


def _all_values(prose: Text | Phrase) -> Iterator[tuple[int, Value]]:
    return _placed(prose, Trust.LOOSE)


def _placed(prose: Text | Phrase, least: Trust) -> Iterator[tuple[int, Value]]:
    words = prose.words
    line, at = 1, 0
    for value in values(words, prose.language, least):
        line += words.count("\n", at, value.start)
        at = value.start
        yield line, value


def _rows(piece: Piece[Value]) -> list[Row[Value]]:
    """Return what is not said in all languages.

    Digits must be there in each, be it in words. Numbers in words are only told apart: ``two``
    here and ``three`` there; where one language has none it may say so in another way.
    """
    if len({side.prose.words for side in piece.sides.values()}) == 1:
        return []  # a title, which is quoted as it is
    sides = {address: side.items for address, side in piece.sides.items()}
    sure = _trusted(sides, Trust.SURE)
    spare = {a: [v for v in items if v.trust is not Trust.SURE] for a, items in sides.items()}
    rows = differing(sure, _key, Value.fits, _is_alike, spare)
    worded = _trusted(sides, Trust.WORDED)
    if sum(map(bool, worded.values())) > 1:
        spare = {a: [v for v in items if v.trust is not Trust.WORDED] for a, items in sides.items()}
        others = differing(worded, _key, Value.fits, _is_alike, spare)
        rows += [row for row in others if len(row) == len(sides)]
    return rows


def _trusted(sides: Bags, trust: Trust) -> Bags:
    return {a: [v for v in items if v.trust is trust] for a, items in sides.items()}


def _key(value: Value) -> object:
    return value.key


def _is_alike(one: Value, other: Value) -> bool:
    return (one.kind is Kind.DATE) is (other.kind is Kind.DATE)


def _is_of_dates(row: Row[Value]) -> bool:
    return any(value.kind is Kind.DATE for value in row.values())


def _said(value: Value, side: Side[Value]) -> str:
    return " ".join(side.prose.words[value.start : value.end].split())


def _spot(value: Value, side: Side[Value]) -> Place:
    match = _ALL.match(side.prose.words, value.start, value.end)
    assert match is not None
    return side.prose.spot(match)
