"""What one language says and another does not, in the same place: one finding for one mistake.

Where most languages agree, the others differ; where no such are, the first that says anything is
named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol, TypeVar

from handbook.language.bags import Row, Same, agreed
from handbook.language.sides import Key, Piece, Side
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place, Sentence
from handbook.model.settings import Language

T = TypeVar("T")
S = TypeVar("S")

NOTHING: Final = "–"
_MANY: Final = 5
"""Of more, the first are shown."""


class Keyed(Protocol):
    """What is found in a place that all languages have."""

    @property
    def key(self) -> Key:
        """The place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One language that differs from others in one place."""

    key: Key
    document: str | None
    language: Language
    place: Place
    sides: Sentence
    """What each language says."""

    replaces: bool
    """Whether one thing stands there for another, rather than nothing."""


def differences(
    piece: Piece[S],
    rows: Iterable[Row[T]],
    same: Same[T],
    show: Callable[[T, Side[S]], object],
    place: Callable[[T, Side[S]], Place],
) -> Iterator[Difference]:
    """Yield who differs in rows of a piece; what differs in one spot is one difference."""
    spots: dict[tuple[str, Place], list[Row[T]]] = {}
    for row in rows:
        for address in _differing(row, list(piece.sides), same):
            side = piece.sides[address]
            spot = place(row[address], side) if address in row else side.head
            spots.setdefault((address, spot), []).append(row)
    for (address, spot), found in spots.items():
        said = {
            other: [show(row[other], side) for row in found[:_MANY] if other in row]
            for other, side in piece.sides.items()
        }
        yield Difference(
            piece.key,
            piece.document,
            piece.sides[address].prose.language,
            spot,
            told(said),
            any(address in row and len(row) > 1 for row in found),
        )


def unless(
    found: Iterable[Difference], corpus: Corpus, *causes: Callable[[Corpus], Iterable[Keyed]]
) -> Iterator[Difference]:
    """Yield differences, but for what is only missing where a cause has differences, too."""
    is_explained = explained(corpus, *causes)
    yield from (one for one in found if one.replaces or not is_explained(one.key))


def explained(
    corpus: Corpus, *causes: Callable[[Corpus], Iterable[Keyed]]
) -> Callable[[Key], bool]:
    """Return what tells whether a cause has differences in a place; it looks when first asked.

    A lost item of a list took its reference, its number and its verb with it: that is told once.
    """

    @cache
    def keys() -> frozenset[Key]:
        return frozenset(found.key for compare in causes for found in compare(corpus))

    return lambda key: key in keys()


def told(said: Mapping[str, list[object]]) -> Sentence:
    """Return what languages say as one sentence: ``sq: 30 ditë; sr: 90 dana; en: –``."""
    values: dict[str, object] = {}
    sides = []
    for address, parts in said.items():
        names = [f"part_{len(values) + number}" for number in range(len(parts))]
        values.update(zip(names, parts, strict=True))
        shown = ", ".join(f"{{{name}}}" for name in names) or NOTHING
        sides.append(f"{address}: {shown}")
    return Sentence("; ".join(sides), values)


def _differing(row: Row[T], among: list[str], same: Same[T]) -> list[str]:
    most = agreed(row, among, same)
    return [a for a in among if a not in most] if most else [a for a in among if a in row][:1]
