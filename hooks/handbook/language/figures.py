"""Finds figures in prose: values that have a source, as a time limit, an amount or a count has."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

_NO_YEAR: Final = re.compile(r"[0-9]++(?<!\b19[0-9]{2})(?<!\b20[0-9]{2})")
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
    for begin in sorted({*_rows(_NO_YEAR, words), *_rows(signs.hint, words)}):
        row = words[begin:].partition("\n")[0]
        for value in values(row, language):
            if last := _end(value, row, signs):
                yield Figure(begin + value.start, begin + last, value)


def _rows(hint: re.Pattern[str], words: str) -> Iterator[int]:
    """Yield where the lines begin in which a pattern is found."""
    end = -1
    for match in hint.finditer(words):
        if match.start() > end:
            end = words.find("\n", match.end())
            end = end if end >= 0 else len(words)
            yield words.rfind("\n", 0, match.start()) + 1


@dataclass(frozen=True, slots=True)
class _Signs:
    hint: re.Pattern[str]
    """What begins a time limit, without its first letter: fast to find."""

    limit: re.Pattern[str]
    own: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _signs(words: Figures) -> _Signs:
    limits = either(words.limits)
    between = rf"(?:{either(words.between)}\s)?"
    return _Signs(
        re.compile("|".join(re.escape(limit[1:]) for limit in words.limits) or "(?!)"),
        re.compile(rf"{limits}\s\Z"),
        re.compile(either(words.own)),
        re.compile(rf"\s{between}{either(words.counted)}"),
    )


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
            is_own = value.unit == "month" and signs.own.search(near)
            return 0 if is_own else value.end
        case Kind.NUMBER if value.trust is Trust.SURE:
            counted = signs.counted.match(row, value.end)
            return counted.end() if counted else 0
    return 0
