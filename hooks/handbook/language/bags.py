"""Compares bags of things that several languages hold: what one has and another lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T")

Row = dict[str, T]
"""What stands for the same in each language that has it."""

Same = Callable[[T, T], bool]

_MANY: Final = 200
"""More differences than this are no slips; they are not paired with each other."""


def differing(
    bags: Mapping[str, Sequence[T]],
    key: Callable[[T], Hashable],
    fits: Same[T],
    alike: Same[T],
    spare: Mapping[str, Sequence[T]] | None = None,
) -> list[Row[T]]:
    """Return what is not in all bags, each as one row.

    What is equal by ``key`` belongs together, then what ``fits``; what is ``spare`` may fill a
    gap, and is missed nowhere. What is left is paired in order, first with what is ``alike``:
    ``30`` here for ``90`` there.
    """
    if _are_equal(bags, key):
        return []
    partial = [row for row in _equal(bags, key) if len(row) < len(bags)]
    partial = _merged(partial, fits)
    _fill(partial, bags, fits, spare or {})
    rest = [row for row in partial if len(row) < len(bags)]
    rest.sort(key=len, reverse=True)  # where most languages agree, the one that does not is near
    return _merged(_merged(rest, alike), lambda _one, _other: True)


def agreed(row: Mapping[str, T], among: Sequence[str], same: Same[T]) -> list[str]:
    """Return the languages of more than half of all that agree on a row, be it by its absence."""
    groups: list[list[str]] = []
    for address in among:
        for group in groups:
            if _agree(row, group[0], address, same):
                group.append(address)
                break
        else:
            groups.append([address])
    most = max(groups, key=len)
    return most if 2 * len(most) > len(among) else []


def _agree(row: Mapping[str, T], one: str, other: str, same: Same[T]) -> bool:
    if one in row and other in row:
        return same(row[one], row[other])
    return one not in row and other not in row


def _are_equal(bags: Mapping[str, Sequence[T]], key: Callable[[T], Hashable]) -> bool:
    first, *others = ([key(item) for item in bag] for bag in bags.values())
    if all(other == first for other in others):
        return True
    if any(len(other) != len(first) for other in others):
        return False
    counted = Counter(first)
    return all(Counter(other) == counted for other in others)


def _equal(bags: Mapping[str, Sequence[T]], key: Callable[[T], Hashable]) -> Iterator[Row[T]]:
    """Yield what is equal as rows, the first of each bag with the first of the others.

    Where a bag holds more of the same, those that stand where the others have theirs are first.
    """
    found: dict[tuple[Hashable, int], Row[T]] = {}
    keys = {address: [key(item) for item in bag] for address, bag in bags.items()}
    for address, bag in bags.items():
        count: Counter[Hashable] = Counter()
        for index in _well_placed_first(address, keys):
            name = keys[address][index]
            count[name] += 1
            found.setdefault((name, count[name]), {})[address] = bag[index]
    yield from found.values()


def _well_placed_first(address: str, keys: Mapping[str, Sequence[Hashable]]) -> Iterable[int]:
    """Return the places of a bag: first those where another, which has not the same, agrees."""
    own = keys[address]
    other = next((bag for bag in keys.values() if Counter(bag) != Counter(own)), None)
    if other is None or len(own) > _MANY:
        return range(len(own))
    blocks = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()
    placed = {start + step for start, _, size in blocks for step in range(size)}
    return sorted(range(len(own)), key=lambda index: (index not in placed, index))


def _merged(rows: list[Row[T]], same: Same[T]) -> list[Row[T]]:
    """Return rows, those joined that no language shares and whose things are the same."""
    if len(rows) > _MANY:
        return rows
    merged: list[Row[T]] = []
    for row in rows:
        for other in merged:
            if other.keys() & row.keys():
                continue
            if all(same(x, y) for x in other.values() for y in row.values()):
                other.update(row)
                break
        else:
            merged.append(dict(row))
    return merged


def _fill(
    rows: list[Row[T]],
    bags: Mapping[str, Sequence[T]],
    fits: Same[T],
    spare: Mapping[str, Sequence[T]],
) -> None:
    """Give each row what a language has to spare for it."""
    if len(rows) > _MANY:
        return
    for address in bags:
        left = list(spare.get(address, ()))
        for row in rows:
            if address in row:
                continue
            for index, item in enumerate(left):
                if all(fits(item, other) for other in row.values()):
                    row[address] = left.pop(index)
                    break
