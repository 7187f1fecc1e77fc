"""What a number, an amount, a duration or a date of prose is worth, whatever language says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple

_SECONDS: Final = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS: Final = {"month": 1, "year": 12}


class Kind(StrEnum):
    """What a value counts."""

    NUMBER = "number"
    PERCENT = "percent"
    AMOUNT = "amount"
    DURATION = "duration"
    TIME = "time"
    DATE = "date"


class Trust(IntEnum):
    """How surely something is a value."""

    LOOSE = 0
    """The number of an article, ``both``: it may stand for a number elsewhere."""

    ORDERED = 1
    """An ordinal in words, or a number in Roman digits."""

    WORDED = 2
    """A number in words: it may be an article or a pronoun in another language."""

    SURE = 3
    """Digits, and the names of months."""


class Date(NamedTuple):
    """A date as far as it is said: a day, a month of a year, a year, a month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, other: Date) -> bool:
        """Tell whether both may be the same, where one does not repeat the year."""
        if (self.month, self.day) != (other.month, other.day):
            return False
        is_short = self.month is not None and None in (self.year, other.year)
        return is_short or self.year == other.year


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a text and where it stands in it."""

    kind: Kind
    value: Decimal | Date
    """Comparable with those of the same kind and unit: seconds for a week, months for a year."""

    unit: str
    """What of a kind it counts: a currency, ``second``, ``month``, ``working-day``."""

    said: Decimal | None
    """The number that is written, without its unit; none of a date with more than a year."""

    start: int
    end: int
    trust: Trust = Trust.SURE

    @property
    def key(self) -> tuple[Kind, str, Decimal | Date]:
        """What is equal in all languages that say the same."""
        return self.kind, self.unit, self.value

    def fits(self, other: Value) -> bool:
        """Tell whether both can mean the same, where one says less: ``30`` and ``30 days``."""
        if self.key == other.key:
            return True
        if isinstance(self.value, Date) and isinstance(other.value, Date):
            return self.value.fits(other.value)
        kinds = {self.kind, other.kind}
        if kinds == {Kind.TIME, Kind.DURATION}:
            return self.said == other.said
        if Kind.NUMBER not in kinds:
            return False
        number, rest = (self, other) if self.kind is Kind.NUMBER else (other, self)
        if isinstance(rest.value, Date):
            is_digits = number.trust is Trust.SURE
            return is_digits and number.said in {rest.value.day, rest.value.year} - {None}
        return number.said == rest.said


def measured(number: Decimal, measure: str, start: int, end: int) -> Value:
    """Return the value of a number with what it counts: a unit, a currency, ``%`` or nothing."""
    if measure in _SECONDS:
        length = number * _SECONDS[measure]
        return Value(Kind.DURATION, length, "second", number, start, end)
    if measure in _MONTHS:
        return Value(Kind.DURATION, number * _MONTHS[measure], "month", number, start, end)
    kind = Kind.DURATION
    if measure in ("", "%"):
        kind = Kind.PERCENT if measure else Kind.NUMBER
    elif measure.isupper():
        kind = Kind.AMOUNT
    return Value(kind, number, measure, number, start, end)
