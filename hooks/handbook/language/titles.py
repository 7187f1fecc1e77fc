"""What keeps its own language and its own words: what is quoted, titles of sources, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from handbook.language.phrases import QUOTED
from handbook.model import content
from handbook.model.prose import GAP
from handbook.model.text import Phrase, Text

_SOURCES: Final = "docs/registers/sources.yml"
_NAMES: Final = frozenset({_SOURCES, "docs/registers/institutions.yml"})
"""Registers whose names are titles, or names that people gave themselves."""

_TO_SOURCES: Final = ("source:", "http:", "https:")

_ENDS: Final = frozenset(".?!…")
"""Ends of sentences, by which what someone is to say differs from titles and single words."""


def is_title(text: Text | Phrase) -> bool:
    """Tell whether a phrase is the title of a source, or the name of an institution."""
    return isinstance(text, Phrase) and text.at[1:] == ("names",) and text.where.path in _NAMES


def is_published(text: Text | Phrase) -> bool:
    """Tell whether a phrase is the title of a source, which keeps its script."""
    return is_title(text) and isinstance(text, Phrase) and text.where.path == _SOURCES


@dataclass
class Titles:
    """Where a text's words are titles or words that it quotes, or labels of links to sources."""

    text: Text | Phrase
    speech: bool = False
    """Whether what someone is to say, in quotation marks, is among them."""

    _spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def rows(self) -> list[str]:
        """The rows of the text's words."""
        return self.text.word_rows

    def without(self, index: int) -> str:
        """Return one row (from 0) with a gap in the place of each."""
        row, end, kept = self.rows[index], 0, []
        for first, last in sorted(self._of(index)):
            kept.append(row[end:first])
            end = max(end, last)
        return GAP.join([*kept, row[end:]])

    def cover(self, match: re.Match[str]) -> bool:
        """Tell whether a match in the text's words stands in one of them."""
        begin = match.string.rfind("\n", 0, match.start()) + 1
        at = match.start() - begin
        index = match.string.count("\n", 0, begin)
        return any(first <= at < last for first, last in self._of(index))

    def _of(self, index: int) -> list[tuple[int, int]]:
        if index not in self._spans:
            self._spans[index] = list(self._find(index))
        return self._spans[index]

    def _find(self, index: int) -> Iterator[tuple[int, int]]:
        row = self.rows[index]
        for match in QUOTED.finditer(row):
            if self.speech or match[0][-2] not in _ENDS:
                yield match.span()
        for label in self._labels.get(index + 1, ()):
            if (at := row.find(label)) >= 0:
                yield at, at + len(label)

    @cached_property
    def _labels(self) -> Mapping[int, list[str]]:
        """The labels of links to sources, by line."""
        found: dict[int, list[str]] = {}
        for link in self.text.links:
            if link.target.startswith(_TO_SOURCES) and (label := content.words(link.children)):
                found.setdefault(link.line, []).append(label)
        return found
