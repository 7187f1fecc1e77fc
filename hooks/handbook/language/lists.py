"""Finds lists whose items hold the same references and values as elsewhere, in another order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from handbook.language.bags import Row
from handbook.language.differences import NOTHING, Difference, differences
from handbook.language.sides import Piece, Side, side_by_side
from handbook.language.value import Trust
from handbook.language.valued import clear_values
from handbook.model import content, reference
from handbook.model.content import Blocks
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Place, Sentence
from handbook.model.text import Phrase, Text

Mark = tuple[int, str, str]
"""A reference or value of a text: its line, how it compares, how it is written."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its number, where it begins, and what stands in it, sorted."""

    number: int
    line: int
    marks: tuple[Mark, ...]

    @property
    def holds(self) -> list[str]:
        """What stands in it, as it compares."""
        return [key for _, key, _ in self.marks]


def moved_items(corpus: Corpus) -> Iterator[Difference]:
    """Yield where the items of a list are the same, and in another order."""
    suspects = {piece.key for piece in side_by_side(corpus, _marks) if _is_shuffled(piece)}
    if not suspects:
        return
    for piece in side_by_side(corpus, _lists):
        if piece.key not in suspects:
            continue
        for same in zip(*(side.items for side in piece.sides.values()), strict=False):
            if row := _first_moved(dict(zip(piece.sides, same, strict=True))):
                yield from differences(piece, [row], _is_same, _said, _place)


def _marks(prose: Text | Phrase) -> Iterator[tuple[int, Mark]]:
    if isinstance(prose, Phrase):
        return
    for link in prose.links:
        if reference.is_reference(link.target):
            yield link.line, (link.line, link.target, link.target)
    for line, value in clear_values(prose):
        if value.trust is Trust.SURE:
            words = prose.words[value.start : value.end]
            yield line, (line, str(value.key), " ".join(words.split()))


def _is_shuffled(piece: Piece[Mark]) -> bool:
    """Tell whether all languages hold the same, and not on the same lines."""
    first, *others = (
        [(line - side.line, key) for line, key, _ in side.items] for side in piece.sides.values()
    )
    if all(other == first for other in others):
        return False
    same = Counter(key for _, key in first)
    return all(Counter(key for _, key in other) == same for other in others)


def _lists(prose: Text | Phrase) -> Iterator[tuple[int, Sequence[Item]]]:
    """Yield each list with its line."""
    if isinstance(prose, Phrase):
        return
    marks = sorted(mark for _, mark in _marks(prose))
    lines = [line for line, _, _ in marks]
    for part in prose.parts:
        for starts, end in _spans(part.blocks, part.last + 1):
            yield (
                starts[0],
                [
                    Item(number, at, tuple(sorted(marks[a:b], key=itemgetter(1))))
                    for number, (at, after) in enumerate(
                        zip(starts, [*starts, end][1:], strict=True), 1
                    )
                    for a, b in [(bisect_left(lines, at), bisect_left(lines, after))]
                ],
            )


def _spans(blocks: Blocks, end: int) -> Iterator[tuple[list[int], int]]:
    """Yield the first line of each item, and the end, of every list."""
    starts = [getattr(block, "line", 0) for block in blocks]
    for block, after in zip(blocks, [*starts, end][1:], strict=True):
        match block:
            case content.List(items=items):
                firsts = [_first(item, block.line) for item in items]
                yield firsts, after
                for item, following in zip(items, [*firsts, after][1:], strict=True):
                    yield from _spans(item, following)
            case content.Notice(blocks=inner) | content.Quote(inner):
                yield from _spans(inner, after)


def _first(item: Blocks, line: int) -> int:
    return next((at for block in item if (at := getattr(block, "line", 0))), line)


def _first_moved(same: Row[Sequence[Item]]) -> Row[Item] | None:
    """Return the first items that differ, of lists that all hold the same."""
    counts = [Counter(tuple(item.holds) for item in items) for items in same.values()]
    if any(count != counts[0] for count in counts):
        return None
    for items in zip(*same.values(), strict=True):
        if any(not _is_same(item, items[0]) for item in items):
            return dict(zip(same, items, strict=True))
    return None


def _is_same(one: Item, other: Item) -> bool:
    return one.holds == other.holds


def _said(item: Item, _: object) -> Sentence:
    words = ", ".join(words for *_, words in item.marks)
    return Sentence(
        N_("item {number}: {words}"), {"number": item.number, "words": words or NOTHING}
    )


def _place(item: Item, side: Side[Sequence[Item]]) -> Place:
    return side.prose.place(item.line)
