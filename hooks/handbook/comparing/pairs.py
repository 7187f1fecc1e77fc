"""Which part of the old stands for which of the new: equal ones first, then those most alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T")
Pair = tuple[T | None, T | None]

MOST: Final = 2_500
"""The most pairs of unlike parts that are weighed; beyond them all old ones went, all new came."""

ENOUGH: Final = 0.4
"""How much two parts must share to be the same part, changed."""


def pairs(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
) -> Iterator[Pair[T]]:
    """Yield each old part with the new one that it became, in order; alone where there is none.

    ``key`` says what a part says, and ``likeness`` from 0 to 1 how much two of them share.
    """
    codes = SequenceMatcher(None, [*map(key, old)], [*map(key, new)], autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _alike(old[a:b], new[c:d], likeness)


def _alike(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> Iterator[Pair[T]]:
    """Yield parts of which no two are equal, in the order that pairs the most alike."""
    met = _met(old, new, likeness) if len(old) * len(new) <= MOST else []
    at_old = at_new = 0
    for i, j in [*met, (len(old), len(new))]:
        yield from ((one, None) for one in old[at_old:i])
        yield from ((None, one) for one in new[at_new:j])
        if i < len(old) and j < len(new):
            yield old[i], new[j]
        at_old, at_new = i + 1, j + 1


def _met(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """Return the indexes of pairs, in order, whose likeness in all is the greatest."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    share = [[likeness(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            both = share[i][j] + best[i + 1][j + 1] if share[i][j] >= ENOUGH else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def shared(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of their words two bags share, from 0 to 1."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0
