"""A sentence obliges, allows or forbids something else than in the other languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from handbook.language.contradictions import contradictions, may_differ
from handbook.language.differences import Difference, explained, told
from handbook.language.modality import Modal, Row, rows, sentences, whole
from handbook.language.sentences import differing_sentences
from handbook.language.sides import Piece, side_by_side
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Sentence, Severity
from handbook.model.text import Phrase, Text
from handbook.rules.languages.differing_sentences import CAUSES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="differing-modality",
    code="HB314",
    title="What must, may and must not be done is the same in every language.",
    message="this seems to say something else than the other languages: {difference} ({sides})",
    hint="compare the sentence with the other languages, and mend the one that is wrong",
    severity=Severity.WARNING,
    requires=(
        "missing-include",
        "unsafe-include",
        "include-loop",
        "duplicate-section-id",
        "heading-without-id",
        "missing-language",
        "empty-language",
        "missing-title",
        "section-missing-in-language",
    ),
    needs=Needs.DOCUMENT,
    compares=True,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    is_explained = explained(corpus, *_CAUSES)
    for piece in side_by_side(corpus, _rows):
        for same in _aligned(piece):
            for address, difference in contradictions(same):
                if is_explained(piece.key):
                    continue
                prose = piece.sides[address].prose
                yield RULE.at(
                    prose.place(same[address].line),
                    document=piece.document,
                    language=prose.language.tag,
                    difference=Sentence(difference),
                    sides=told({a: [row.words] if row.words else [] for a, row in same.items()}),
                )


def _rows(prose: Text | Phrase) -> Iterator[tuple[int, Row]]:
    return ((row.line, row) for row in rows(prose.words, prose.language.tag))


def _aligned(piece: Piece[Row]) -> Iterator[Mapping[str, Modal]]:
    """Yield what should say the same: rows, or sentences where there are not as many rows."""
    sides = {address: side.items for address, side in piece.sides.items() if side.items}
    if len(sides) < 2:
        return
    for same in _pairs(sides.values()):
        if may_differ(same):
            yield dict(zip(sides, same, strict=True))


def _pairs(sides: Collection[list[Row]]) -> Iterator[tuple[Modal, ...]]:
    if len({len(items) for items in sides}) > 1:
        yield from sentences([whole(row.modal() for row in items) for items in sides])
        return
    for same in zip(*sides, strict=True):
        if any(row.found for row in same):
            yield tuple(row.modal() for row in same)


def _differing_sentences(corpus: Corpus) -> Iterator[Difference]:
    yield from (found for found, _ in differing_sentences(corpus))


_CAUSES: Final = (*CAUSES, _differing_sentences)
"""What takes a verb with it, or brings one along."""
