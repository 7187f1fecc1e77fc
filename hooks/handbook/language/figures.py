"""Finds figures in prose: values that have a source, as a time limit, an amount or a count has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from handbook.language.phrases import either
from handbook.language.tongue import Figures, tongue
from handbook.language.value import Kind, Trust, Value
from handbook.language.values import values
from handbook.model.settings import Language

_NEAR: Final = 30
"""How many signs beside a number tell what it is of."""

_NO_YEAR: Final = re.compile(r"[0-9][0-9]*+(?<!\b19[0-9]{2})(?<!\b20[0-9]{2})")
"""Digits that are no year."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands, with what it counts."""

    start: int
    end: int
    value: Value


def figures(words: str, language: Language) -> Iterator[Figure]:
    """Yield the figures of some prose; none in a language whose words are not known.

    Only lines with digits, or with words that begin a time limit, are looked at.
    """
    known = tongue(language.tag)
    if known is None or known.figures is None:
        return
    signs = _signs(known.figures)
    for begin in _rows([*_numbers(words), *_limits(words, known.figures)], words):
        row = words[begin:].partition("\n")[0]
        for value in values(row, language):
            if last := _end(value, row, signs):
                yield Figure(begin + value.start, begin + last, value)


def _numbers(words: str) -> Iterator[int]:
    return (match.start() for match in _NO_YEAR.finditer(words))


def _limits(words: str, known: Figures) -> Iterator[int]:
    """Yield where what begins a time limit stands, but for its first letter."""
    for limit in known.limits:
        at = words.find(limit[1:])
        while at >= 0:
            yield at
            at = words.find(limit[1:], at + 1)


def _rows(places: Iterable[int], words: str) -> Iterator[int]:
    """Yield where the lines begin in which places lie."""
    end = -1
    for at in sorted(places):
        if at > end:
            end = words.find("\n", at)
            end = end if end >= 0 else len(words)
            yield words.rfind("\n", 0, at) + 1


@dataclass(frozen=True, slots=True)
class _Signs:
    limit: re.Pattern[str]
    own: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _signs(words: Figures) -> _Signs:
    limits = either(words.limits)
    between = rf"(?:{either(words.between)}\s)?"
    return _Signs(
        re.compile(rf"{limits}\s\Z"),
        re.compile(either(words.own)),
        re.compile(rf"\s{between}{either(words.counted)}"),
    )


def _is_apposed(before: str, after: str) -> bool:
    """Tell whether a number of years stands between commas or brackets: it is somebody's age."""
    return before.rstrip().endswith((",", "(")) and after.startswith((",", ")"))


def _end(value: Value, row: str, signs: _Signs) -> int:
    """Return where a figure ends with what it counts; 0 where the value is none."""
    before = row[max(0, value.start - _NEAR) : value.start]
    match value.kind:
        case Kind.PERCENT | Kind.AMOUNT if value.trust is Trust.SURE:
            return value.end
        case Kind.TIME if signs.limit.search(before):
            return value.end
        case Kind.DURATION if value.trust is Trust.SURE or signs.limit.search(before):
            near = before + row[value.start : value.end + _NEAR]
            is_own = signs.own.search(near) or _is_apposed(before, row[value.end :])
            return 0 if value.unit == "month" and is_own else value.end
        case Kind.NUMBER if value.trust is Trust.SURE:
            counted = signs.counted.match(row, value.end)
            return counted.end() if counted else 0
    return 0
