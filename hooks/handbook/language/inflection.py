"""Makes, of the form of a word that a dictionary gives, all others; and finds phrases in any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from handbook.language.tongue import Inflection, tongue

_SPACE: Final = "[ \u00a0]"
_PART: Final = re.compile(r"\W")


def used(tag: str, phrases: tuple[str, ...], said: frozenset[str]) -> Iterator[str]:
    """Yield those phrases whose words are all among what is ``said``, in lower case, in any form.

    They may still stand apart; ``pattern`` finds them.
    """
    firsts, heads = _firsts(tag, phrases)
    found = (phrase for word in heads & said for phrase in firsts[word])
    for phrase in sorted(set(found)):
        if not any(said.isdisjoint(_heads(tag, word)) for word in phrase.split()):
            yield phrase


@cache
def _firsts(
    tag: str, phrases: tuple[str, ...]
) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """Return the phrases by each form of their first word; and these forms."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        for head in _heads(tag, phrase.split()[0]):
            found[head] = (*found.get(head, ()), phrase)
    return found, frozenset(found)


def begins(tag: str, phrase: str) -> frozenset[str]:
    """Return the forms of a phrase's first word in lower case, up to a hyphen."""
    return _heads(tag, phrase.split()[0])


@cache
def _heads(tag: str, word: str) -> frozenset[str]:
    """Return the forms of a word in lower case, up to a hyphen."""
    return frozenset(_PART.split(form.lower())[0] for form in inflected(tag, word))


@cache
def pattern(tag: str, phrase: str) -> re.Pattern[str]:
    """Return a pattern of a phrase, written as in a dictionary, in every form.

    Capitals count where a word has two or more: an acronym is no word in lower case.
    """
    words = phrase.split()
    forms = (_longest_first(inflected(tag, word)) for word in words)
    said = _SPACE.join(f"(?:{'|'.join(map(re.escape, each))})" for each in forms)
    is_acronym = any(map(_is_acronym, words))
    return re.compile(rf"(?<!\w){said}(?!\w)", re.NOFLAG if is_acronym else re.IGNORECASE)


@cache
def inflected(tag: str, word: str) -> frozenset[str]:
    """Return all forms of a word of a language that this program can make, itself among them."""
    known = tongue(tag)
    if known is None or _is_acronym(word) or word in known.inflection.fixed:
        return frozenset({word})
    rules = known.inflection
    if word in rules.particles:
        return frozenset(rules.particles)
    return frozenset({word, *_forms(rules, word)})


def _forms(rules: Inflection, word: str) -> Iterator[str]:
    for ending, *others in rules.endings:
        if not word.endswith(ending):
            continue
        for stem in _stems(rules, word.removesuffix(ending)):
            yield from (stem + other for other in (ending, *others))


def _stems(rules: Inflection, stem: str) -> Iterator[str]:
    yield stem
    for end, other in rules.changes:
        if stem.endswith(end):
            yield stem.removesuffix(end) + other


def _is_acronym(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
