"""Tells in which of the handbook's languages something is written, by words that only one has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from handbook.language.tongue import Tongue, tongue
from handbook.model.prose import listed

ENOUGH: Final = 6
"""Words by which a language can be told; fewer may be names."""

_CLEAR: Final = 2
"""How many signs of another language are clear, and how many times as many as of its own."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells one language from another: words and letters that the other has not."""

    words: frozenset[str]
    letters: re.Pattern[str]

    def count(self, said: Sequence[str]) -> int:
        """Return how many words are a sign. By its letters no name is one, capital first."""
        count = sum(map(self.words.__contains__, map(str.lower, said)))
        if self.letters.search(" ".join(said)):
            with_letters = (word for word in said if self.letters.search(word))
            count += sum(word[0].islower() and word not in self.words for word in with_letters)
        return count


@dataclass(frozen=True, slots=True)
class Ear:
    """Listens to one language, and hears the others."""

    function_words: frozenset[str]
    others: Mapping[str, tuple[Signs, Signs]]
    """By tag: the signs of another language, and those of this one that it has not."""

    foreign: Signs
    """The signs of all others."""

    def may_hear_another(self, words: str) -> bool:
        """Tell, at little cost, whether there is any sign of another language in some words."""
        return self.hears_foreign(words.lower().split(), words)

    def hears_foreign(self, said: Iterable[str], words: str) -> bool:
        """Tell the same of some words that are known one by one, in lower case, as well."""
        return not self.foreign.words.isdisjoint(said) or bool(self.foreign.letters.search(words))

    def another(self, words: str) -> str | None:
        """Return the tag of the language in which a passage is, where that is clearly another."""
        said = [word for word in listed(words) if word[0].isalpha()]
        if len(said) < ENOUGH:
            return None
        found = {tag: self._clear(said, *signs) for tag, signs in self.others.items()}
        best = max(found, key=lambda tag: found[tag], default="")
        return best if found.get(best) else None

    def _clear(self, said: Sequence[str], theirs: Signs, ours: Signs) -> int:
        """Return how many signs of another language are heard, where they are clear."""
        count = theirs.count(said)
        own = ours.count(said) if count else 0
        if count >= _CLEAR and count > _CLEAR * own:
            return count
        is_silent = not own and self.function_words.isdisjoint(map(str.lower, said))
        return count if is_silent else 0


@cache
def ear(tag: str, tags: tuple[str, ...]) -> Ear | None:
    """Return what tells a language from the others of ``tags``; none where no words are known."""
    ours = tongue(tag)
    if ours is None or not ours.function_words:
        return None
    known = {other: theirs for other in tags if (theirs := tongue(other)) and other != tag}
    others = {
        other: (_signs([theirs], ours), _signs([ours], theirs)) for other, theirs in known.items()
    }
    return Ear(ours.function_words, others, _signs(known.values(), ours))


def _signs(of: Iterable[Tongue], against: Tongue) -> Signs:
    words = {word for known in of for word in known.function_words}
    letters = "".join(sorted({x for known in of for x in known.letters} - set(against.letters)))
    pattern = re.compile(f"[{letters}]" if letters else "(?!)")
    return Signs(frozenset(words - against.function_words), pattern)
