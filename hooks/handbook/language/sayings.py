"""Finds values that are said in phrases: within a week, two thirds, half past nine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Final

from handbook.language.forms import is_free
from handbook.language.tongue import Tongue, tongue
from handbook.language.trie import trie
from handbook.language.value import Kind, Trust, Value, measured
from handbook.model.prose import listed
from handbook.model.text import Prose

_HOURS: Final = range(1, 13)
_HOUR: Final = "#"
"""Stands for the number of an hour."""

_EXACT: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Sayings:
    """The phrases of one language, and what each is worth."""

    firsts: Mapping[str, tuple[frozenset[str], ...]]
    """By the word with which phrases begin, the others that each holds."""

    pattern: re.Pattern[str]
    """A phrase; one that says how long something takes only behind what begins a limit."""

    worth: Mapping[str, Value]

    def find(self, prose: Prose) -> Iterator[Value]:
        """Yield what the phrases of some prose are worth, in order."""
        words, known = prose.words, prose.vocabulary
        begun = self.firsts.keys() & known
        begun = {word for word in begun if any(rest <= known for rest in self.firsts[word])}
        for start in prose.starts(begun):
            match = self.pattern.match(words, start)
            if match and match.lastgroup and is_free(words, start):
                at, end = match.span(match.lastgroup)
                worth = self.worth[" ".join(words[at:end].lower().split())]
                yield replace(worth, start=at, end=end)


@cache
def sayings(tag: str) -> Sayings:
    """Return the phrases of a language; none of one whose words are not known."""
    known = tongue(tag) or Tongue()
    limits = known.figures.limits if known.figures else ()
    periods = dict(_periods(known))
    others = dict([*_fractions(known), *_halves(known)])
    firsts: dict[str, tuple[frozenset[str], ...]] = {}
    for phrase in (*map(" ".join, product(limits, periods)), *others):
        first, *rest = listed(phrase)
        firsts[first] = (*firsts.get(first, ()), frozenset(rest))
    return Sayings(
        firsts,
        re.compile(
            rf"(?i:{_either(limits)}\s(?P<limited>{_either(periods)})"
            rf"|(?P<alone>{_either(others)}))"
        ),
        {**periods, **others},
    )


def _either(phrases: Iterable[str]) -> str:
    return rf"{trie(phrases)}(?!\w)".replace(r"\ ", r"\s")


def _periods(known: Tongue) -> Iterator[tuple[str, Value]]:
    for unit, phrases in known.numbers.periods.items():
        for number, forms in phrases.items():
            value = replace(measured(Decimal(number), unit, 0, 0), trust=Trust.WORDED)
            yield from ((form, value) for form in forms)


def _fractions(known: Tongue) -> Iterator[tuple[str, Value]]:
    for number, forms in known.numbers.fractions.items():
        part = Fraction(number)
        share = (Decimal(part.numerator) / part.denominator).quantize(_EXACT)
        value = Value(Kind.NUMBER, share, "", share, 0, 0, Trust.WORDED)
        yield from ((form, value) for form in forms)


def _halves(known: Tongue) -> Iterator[tuple[str, Value]]:
    """Yield the half hours: ``half past nine``, and ``pola deset``, which is the same."""
    counts = known.numbers.counts
    for pattern, earlier in (
        *((pattern, 0) for pattern in known.dates.half_past),
        *((pattern, 1) for pattern in known.dates.half_to),
    ):
        for hour in _HOURS:
            time = (hour - earlier) or _HOURS[-1]
            said = Decimal(f"{time}.30")
            value = Value(Kind.TIME, Decimal(time * 60 + 30), "", said, 0, 0, Trust.WORDED)
            for form in (str(hour), *counts.get(hour, ())):
                yield pattern.replace(_HOUR, form), value
