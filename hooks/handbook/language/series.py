"""Joins what belongs to one date, and gives each of a series what the last of it says.

``12`` and ``January`` and ``2020`` are one date; in ``12 and 14 January 2020`` there are two.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from handbook.language import digits
from handbook.language.lexicon import Lexicon, between
from handbook.language.value import Date, Kind, Trust, Value

_DOT: Final = re.compile(r"\.\s?")
_LEAP: Final = 2000
_LONGEST: Final = 12
"""A longer series shares nothing."""


def joined(found: Iterable[Value], words: str, known: Lexicon) -> list[Value]:
    """Return values, in order, with each date whole; the short name of a month alone is none."""
    done: list[Value] = []
    rest = deque(found)
    while rest:
        value = rest.popleft()
        if done and value.start < done[-1].end:
            continue  # "thousand" of "130 thousand euros"
        if is_bare(value):
            value = _with_day(_with_year(value, rest, words, known), done, words, known)
            if is_bare(value) and words[value.start : value.end] in known.short_months:
                continue
        elif _year(value):
            value = _with_digits(value, done, words)
        _spread(value, done, words, known)
        done.append(value)
    return done


def is_bare(value: Value) -> bool:
    """Tell whether a value is a month without day and year."""
    date = value.value
    return isinstance(date, Date) and date.year is None and date.day is None


def _with_year(month: Value, rest: deque[Value], words: str, known: Lexicon) -> Value:
    """Return a month with the year, and perhaps the day, that stand behind it."""
    assert isinstance(month.value, Date)
    day = None
    at = 0
    if (
        len(rest) > 1
        and _is_day(rest[0])
        and between(known.day_gap, words, month.end, rest[0].start)
    ):
        day, at = _whole(rest[0]), 1
    year = _year(rest[at]) if len(rest) > at else None
    end = rest[at - 1].end if at else month.end
    if year is None or not between(known.year_gap, words, end, rest[at].start):
        return month
    for _ in range(at + 1):
        end = rest.popleft().end
    return replace(month, value=month.value._replace(year=year, day=day), end=end, trust=Trust.SURE)


def _with_day(month: Value, done: list[Value], words: str, known: Lexicon) -> Value:
    """Return a month with the day that stands before it."""
    date = month.value
    assert isinstance(date, Date)
    if date.day or not done or not (_is_day(done[-1]) or _is_first(done[-1], month)):
        return month
    if not between(known.day_gap, words, done[-1].end, month.start):
        return month
    if not digits.day_of(date.year or _LEAP, date.month or 1, _whole(done[-1])):
        return month
    day = done.pop()
    return replace(month, value=date._replace(day=_whole(day)), start=day.start, trust=Trust.SURE)


def _with_digits(year: Value, done: list[Value], words: str) -> Value:
    """Return a year with the day and month that stand before it, as in ``12. 1. 2020``."""
    if len(done) < 2:
        return year
    day, month = done[-2:]
    if not (_is_day(day) and _is_day(month)):
        return year
    if not (
        between(_DOT, words, day.end, month.start) and between(_DOT, words, month.end, year.start)
    ):
        return year
    whole = digits.day_of(_whole(year), _whole(month), _whole(day))
    if whole is None:
        return year
    del done[-2:]
    return replace(year, kind=Kind.DATE, value=whole, said=None, start=day.start)


def _spread(value: Value, done: list[Value], words: str, known: Lexicon) -> None:
    """Give the earlier of a series of dates the month and the year of the last."""
    date, start = value.value, value.start
    if not isinstance(date, Date) or not date.month:
        return
    for index in range(len(done) - 1, max(len(done) - _LONGEST, 0) - 1, -1):
        earlier = done[index]
        if not between(known.series, words, earlier.end, start):
            return
        if date.day and _is_day(earlier):
            said = Date(date.year, date.month, _whole(earlier))
        elif isinstance(earlier.value, Date) and earlier.value.month and not earlier.value.year:
            said = earlier.value._replace(year=date.year)
        else:
            return
        done[index] = replace(earlier, kind=Kind.DATE, value=said, said=None, trust=Trust.SURE)
        start = earlier.start


def _is_day(value: Value) -> bool:
    is_number = value.kind is Kind.NUMBER and value.trust is Trust.SURE and value.said is not None
    return is_number and _whole(value) == value.said and 1 <= _whole(value) <= 31


def _is_first(value: Value, month: Value) -> bool:
    """Tell whether a number in words may be a day: ``the first of June``."""
    is_number = value.kind is Kind.NUMBER and value.said is not None
    return is_number and month.trust is Trust.SURE and value.said in range(1, 32)


def _whole(value: Value) -> int:
    return int(value.said or 0)


def _year(value: Value) -> int | None:
    if (
        value.said is None
        or value.trust is not Trust.SURE
        or value.kind not in (Kind.NUMBER, Kind.DATE)
    ):
        return None
    year = int(value.said)
    return year if year == value.said and 1000 <= year < 3000 else None
