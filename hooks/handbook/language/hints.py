"""Tells from the vocabulary of a text which of some phrases it may hold: mostly none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from handbook.language.trie import trie
from handbook.model.text import Prose

_PART: Final = re.compile(r"\w+\*?")
"""A word of a phrase, or with ``*`` the beginning of one."""

_Needed = tuple[frozenset[str], tuple[str, ...]]
"""What a text must hold: words in its vocabulary, beginnings of words in its column."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Some phrases, by their first words; each has one, and ``*`` stands for any ending."""

    whole: Mapping[str, tuple[_Needed, ...]]
    """By first word, what the others of each phrase need."""

    stems: Mapping[str, tuple[_Needed, ...]]
    """The same by the beginnings of first words that have any ending."""

    words: frozenset[str]
    stem: re.Pattern[str]
    """A line of a column with one of these beginnings."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Hints:
        """Return the hints of phrases."""
        whole: dict[str, tuple[_Needed, ...]] = {}
        stems: dict[str, tuple[_Needed, ...]] = {}
        for phrase in phrases:
            first, *others = _PART.findall(phrase.lower())
            kept = stems if first.endswith("*") else whole
            word = first.removesuffix("*")
            kept[word] = (*kept.get(word, ()), _needed(others))
        stem = re.compile(rf"\n(({trie(stems)})\w*)")
        return cls(whole, stems, frozenset(whole), stem)

    def firsts(self, prose: Prose) -> frozenset[str]:
        """Return the words of some prose with which one of the phrases may begin."""
        whole = [word for word in self.words & prose.vocabulary if _may(prose, self.whole[word])]
        begun = self.stem.findall(prose.column)
        return frozenset([*whole, *(w for w, stem in begun if _may(prose, self.stems[stem]))])


def _needed(parts: Iterable[str]) -> _Needed:
    return (
        frozenset(part for part in parts if not part.endswith("*")),
        tuple(f"\n{part.removesuffix('*')}" for part in parts if part.endswith("*")),
    )


def _may(prose: Prose, phrases: Iterable[_Needed]) -> bool:
    """Tell whether some prose may hold the rest of one of some phrases."""
    return any(
        words <= prose.vocabulary and all(stem in prose.column for stem in stems)
        for words, stems in phrases
    )
