"""The rows of prose that hold words, set side by side once for all who compare sentences."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.sides import Piece, side_by_side
from handbook.model.corpus import Corpus
from handbook.model.text import Phrase, Text

Row = tuple[int, str]
"""A row with its line."""


def filled(corpus: Corpus) -> list[Piece[Row]]:
    """Return the rows that are not empty, of all languages in the same place."""
    return corpus.here(_filled)


def _filled(corpus: Corpus) -> list[Piece[Row]]:
    return list(side_by_side(corpus, _rows))


def _rows(prose: Text | Phrase) -> Iterator[tuple[int, Row]]:
    for row in enumerate(prose.word_rows, 1):
        if row[1] and not row[1].isspace():
            yield row[0], row
