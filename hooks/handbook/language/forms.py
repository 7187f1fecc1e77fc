"""Finds words in any of some forms that are known one by one, in the way they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from handbook.language.trie import BEFORE
from handbook.model.text import Prose

_BEFORE: Final = re.compile(BEFORE)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Forms:
    """Some words, each without a space or sign within."""

    written: frozenset[str]
    lowered: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Forms:
        """Return the forms that words are."""
        written = frozenset(words)
        return cls(written, frozenset(map(str.lower, written)))

    def find(self, prose: Prose) -> Iterator[re.Match[str]]:
        """Yield where any of them stands in some prose, in order."""
        words = prose.words
        for start in prose.starts(self.lowered & prose.vocabulary):
            match = _WORD.match(words, start)
            if match and match[0] in self.written and is_free(words, start):
                yield match


def is_free(words: str, start: int) -> bool:
    """Tell whether a word may begin somewhere, by the sign before it."""
    return not start or _BEFORE.match(words, start - 1) is not None
