"""A section has other lists, tables, notices or pictures than in other languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from handbook.language.bags import Row, differing
from handbook.language.differences import Difference, differences
from handbook.language.lists import moved_items
from handbook.language.shapes import PASSAGE, Shape, shapes
from handbook.language.sides import Key, Piece, Side, side_by_side
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, Sentence
from handbook.model.text import SHARED, Phrase, Text
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-structure",
    code="HB313",
    title="A section is built the same way in every language.",
    message="the languages are not built the same way here: {sides}",
    hint="write the same lists, tables, notices and pictures in every language, in the same order",
    requires=(*UNLIKE, "empty-notice", "unknown-tone"),
    needs=Needs.DOCUMENT,
    compares=True,
)

Placed = tuple[int, Shape]
"""A shape with its line."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for found in differing_builds(corpus):
        if found.place in corpus.here(_misplaced):
            continue
        language = found.language.tag
        yield RULE.at(found.place, document=found.document, language=language, sides=found.sides)


def _misplaced(corpus: Corpus) -> frozenset[Place]:
    """Return where a heading has a level that it has in no language: rules of its own tell that."""
    texts = [text for document in corpus.documents for text in document.texts.values()]
    seconds = (text.place(line) for text in texts for line in text.titles[1:])
    skipped = (
        text.place(section.line)
        for text in texts
        for before, section in pairwise((None, *text.sections))
        if section and section.level > (before.level if before else 1) + 1
    )
    return frozenset((*seconds, *skipped))


def differing_builds(corpus: Corpus) -> Iterator[Difference]:
    """Yield where lists, tables and the like are not the same, or items stand elsewhere."""
    spoiled: set[Key] = set()
    for found in _differing_shapes(corpus):
        spoiled.add(found.key)
        yield found
    yield from (found for found in moved_items(corpus) if found.key not in spoiled)


def _differing_shapes(corpus: Corpus) -> Iterator[Difference]:
    passages = {path for document in corpus.documents for path in document.passages}
    for piece in side_by_side(corpus, _shapes):
        bags = {address: side.items for address, side in piece.sides.items()}
        rows = differing(bags, _shape, _is_same, _is_alike)
        rows = [row for row in rows if not _is_unread(row, piece, passages)]
        yield from differences(piece, rows, _is_same, _said, _place)


def _is_unread(row: Row[Placed], piece: Piece[Placed], passages: Collection[str]) -> bool:
    """Tell whether a passage is lacking since its file was not read: that is told of the file."""
    files = {side.prose.language.file for a, side in piece.sides.items() if a not in row}
    names = {shape.tone for _, shape in row.values() if shape.name == PASSAGE}
    return any(f"{SHARED}/{name}/{file}" in passages for name in names for file in files)


def _shapes(prose: Text | Phrase) -> Iterator[tuple[int, Placed]]:
    return ((line, (line, shape)) for line, shape in shapes(prose))


def _shape(placed: Placed) -> Shape:
    return placed[1]


def _is_same(one: Placed, other: Placed) -> bool:
    return one[1] == other[1]


def _is_alike(one: Placed, other: Placed) -> bool:
    return one[1].name == other[1].name


def _said(placed: Placed, _: object) -> Sentence:
    return placed[1].said()


def _place(placed: Placed, side: Side[Placed]) -> Place:
    return side.prose.place(placed[0])
