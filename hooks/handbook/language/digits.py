"""Reads what is written in digits alone: numbers with their signs, dates, times of day."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from handbook.language.value import Date

SPACES: Final = " \u00a0\u202f\u2009"
"""What may stand between groups of three digits, or between a number and its unit."""

NUMBER: Final = (
    rf"[0-9](?>[0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])|[0-9]*+)(?:[.,'’][0-9]++)*+"
)
"""The pattern of digits with the signs that may belong to one number."""

_GROUPED: Final = re.compile(rf"[1-9][0-9]{{0,2}}([{SPACES}.,'’])[0-9]{{3}}(?:\1[0-9]{{3}})*")
_DOTTED: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_DASHED: Final = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4}|(?<=/)[0-9]{2})")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])")
_LONGEST: Final = 15
_BARE: Final = 7
"""More digits are no number, with or without signs between them: an account, a hash."""


def number(text: str, mark: str, *, is_money: bool = False) -> Decimal | None:
    """Return the number that digits and signs are, where ``mark`` stands before decimals.

    The convention decides only where two readings make sense; money has no three decimals.
    """
    digits = _bare(text)
    signs = [sign for sign in text if not sign.isdigit()]
    if len(digits) > (_LONGEST if signs else _BARE):
        return None
    if not signs:
        return Decimal(text)
    last = signs[-1]
    is_grouped = _GROUPED.fullmatch(text) is not None
    if is_grouped and (len(signs) > 1 or last != mark or is_money):
        return Decimal(digits)
    head, _, tail = text.rpartition(last)
    if last in ".," and (head.isdigit() or _GROUPED.fullmatch(head)):
        return Decimal(f"{_bare(head)}.{tail}")
    return None


def date(text: str, *, month_first: bool) -> Date | None:
    """Return the date that digits and signs are."""
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DOTTED.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _DASHED.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month_first or month > 12:
            day, month = month, day
    else:
        return None
    return day_of(year + 2000 if year < 100 else year, month, day)


def day_of(year: int, month: int, day: int) -> Date | None:
    """Return a day; nothing where the calendar has none."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return Date(year, month, day)


def clock(text: str) -> tuple[int, int] | None:
    """Return the hour and minute that digits and signs may be."""
    if text.isdigit() and len(text) < 3:
        return int(text), 0
    match = _CLOCK.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def _bare(text: str) -> str:
    return "".join(filter(str.isdigit, text))
