"""A sentence obliges, allows or forbids something else than in the other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from handbook.language.contradictions import contradictions, may_differ
from handbook.language.differences import Difference, explained, told
from handbook.language.modality import NO_WEIGHT, Modal, Told, modal, sentences, told_of, whole
from handbook.language.rows import Row, filled
from handbook.language.sentences import differing_sentences
from handbook.language.sides import Piece, Side
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Sentence, Severity
from handbook.rules.languages.differing_sentences import CAUSES
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-modality",
    code="HB314",
    title="What must, may and must not be done is the same in every language.",
    message="this seems to say something else than the other languages: {difference} ({sides})",
    hint="compare the sentence with the other languages, and mend the one that is wrong",
    severity=Severity.WARNING,
    requires=UNLIKE,
    needs=Needs.DOCUMENT,
    compares=True,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    is_explained = explained(corpus, *_CAUSES)
    for piece in filled(corpus):
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


def _aligned(piece: Piece[Row]) -> Iterator[Mapping[str, Modal]]:
    """Yield what should say the same: rows, or sentences where there are not as many rows."""
    moods = {address: told_of(side.prose) for address, side in piece.sides.items() if side.items}
    known = {address: mood for address, mood in moods.items() if mood}
    if len(known) < 2:
        return
    sides = [piece.sides[address] for address in known]
    for same in _pairs(sides, list(known.values())):
        if may_differ(same):
            yield dict(zip(known, same, strict=True))


def _pairs(sides: Sequence[Side[Row]], moods: Sequence[Told]) -> Iterator[tuple[Modal, ...]]:
    tags = [side.prose.language.tag for side in sides]
    if len({len(side.items) for side in sides}) > 1:
        yield from sentences(
            whole(modal(text, tag, line, mood) for line, text in side.items)
            for side, tag, mood in zip(sides, tags, moods, strict=True)
        )
        return
    weights = [
        [mood.weights.get(line, NO_WEIGHT) for line, _ in side.items]
        for side, mood in zip(sides, moods, strict=True)
    ]
    for index, same in enumerate(zip(*weights, strict=True)):
        if same.count(same[0]) < len(same):
            rows = [side.items[index] for side in sides]
            yield tuple(
                modal(text, tag, line, mood)
                for (line, text), tag, mood in zip(rows, tags, moods, strict=True)
            )


def _differing_sentences(corpus: Corpus) -> Iterator[Difference]:
    yield from (found for found, _ in differing_sentences(corpus))


_CAUSES: Final = (*CAUSES, _differing_sentences)
"""What takes a verb with it, or brings one along."""
