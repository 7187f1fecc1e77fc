"""Compares the values of prose that several languages give in the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from handbook.language.bags import Row, differing
from handbook.language.differences import Difference, differences
from handbook.language.sides import Piece, Side, side_by_side
from handbook.language.value import Kind, Trust, Value
from handbook.language.values import values_of
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.text import Phrase, Text

_WORDS: Final = (Trust.WORDED, Trust.ORDERED)
_ALL: Final = re.compile(r"(?s:.+)")

Bags = Mapping[str, list[Value]]


def differing_values(corpus: Corpus, *, dates: bool) -> Iterator[Difference]:
    """Yield where languages give other dates, or other values that are no dates."""
    for piece, rows in corpus.here(_different):
        found = [row for row in rows if _is_of_dates(row) is dates]
        yield from differences(piece, found, Value.fits, _said, _spot)


def _different(corpus: Corpus) -> list[tuple[Piece[Value], list[Row[Value]]]]:
    """Return the places where languages give other values, with these."""
    suspects = {piece.key for piece in side_by_side(corpus, clear_values) if _may_differ(piece)}
    if not suspects:
        return []
    pieces = side_by_side(corpus, _all_values)
    return [(piece, _rows(piece)) for piece in pieces if piece.key in suspects]


def _may_differ(piece: Piece[Value]) -> bool:
    """Tell quickly whether languages may give other values; nearly always they do not."""
    first, *others = ([value.key for value in side.items] for side in piece.sides.values())
    return any(other != first and Counter(other) != Counter(first) for other in others)


def clear_values(prose: Text | Phrase) -> Iterator[tuple[int, Value]]:
    """Yield the values of some prose with their lines, but for what may be none."""
    return _placed(prose, Trust.ORDERED)


def _all_values(prose: Text | Phrase) -> Iterator[tuple[int, Value]]:
    return _placed(prose, Trust.LOOSE)


def _placed(prose: Text | Phrase, least: Trust) -> Iterator[tuple[int, Value]]:
    return _counted(prose.words, values_of(prose, prose.language, least))


def _counted(words: str, found: Iterable[Value]) -> Iterator[tuple[int, Value]]:
    """Yield values, in order, with the lines on which they stand."""
    line, at = 1, 0
    for value in found:
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
    rows += [row for trust in _WORDS for row in _rows_in_words(sides, trust)]
    for same in _line_by_line(piece):
        here = (row for trust in _WORDS for row in _rows_in_words(same, trust))
        rows += [row for row in (*_paired(same), *here) if row not in rows]
    return rows


def _rows_in_words(sides: Bags, trust: Trust) -> list[Row[Value]]:
    """Return the numbers in words, or ordinals, that all languages have, and not the same."""
    worded = _trusted(sides, trust)
    if sum(map(bool, worded.values())) < 2:
        return []
    spare = {a: [v for v in items if v.trust is not trust] for a, items in sides.items()}
    found = differing(worded, _key, Value.fits, _is_alike, spare)
    return [row for row in found if len(row) == len(sides)]


def _paired(same: Bags) -> Iterator[Row[Value]]:
    """Yield what stands for each other on a line where all languages have as many values.

    Another word of the line may be the same number by chance: ``two steps, and not the third``.
    """
    for trust in (Trust.SURE, Trust.WORDED):
        bags = _trusted(same, trust)
        if len({len(items) for items in bags.values()}) == 1:
            found = differing(bags, _key, Value.fits, _is_alike)
            yield from (row for row in found if len(row) == len(bags))


def _line_by_line(piece: Piece[Value]) -> Iterator[Bags]:
    """Yield what the languages say on the same line, where all have as many of them."""
    if len({side.height for side in piece.sides.values()}) > 1:
        return
    lines: dict[int, dict[str, list[Value]]] = {}
    for address, side in piece.sides.items():
        for line, value in _counted(side.prose.words, side.items):
            lines.setdefault(line - side.line, {a: [] for a in piece.sides})[address].append(value)
    yield from lines.values()


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
