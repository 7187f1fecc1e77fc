"""The patterns with which the values of a language are found, made of its words and of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from handbook.language.digits import SPACES
from handbook.language.forms import Forms
from handbook.language.phrases import either
from handbook.language.tongue import NumberWords, Tongue, tongue
from handbook.language.value import Trust

_ANY_SPACE: Final = f"[{SPACES}]"
NEAR: Final = 24
"""How far from a number what belongs to it may stand."""

_NEVER: Final = "(?!)"
_TEN: Final = 10

_ROMAN: Final = {
    tens + ones: ten + one
    for ten, tens in ((0, ""), (10, "x"), (20, "xx"))
    for one, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if len(tens + ones) > 1
}
"""Numbers of centuries and chapters; one letter alone is none."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language writes values."""

    decimal: str
    """The sign before decimals: ``.`` or ``,``."""

    month_first: bool
    """Whether a date in digits begins with its month."""

    months: Mapping[str, int]
    """The forms of the names of months, as they are written."""

    doubtful_months: frozenset[str]
    """Forms of months that alone may mean something else."""

    short_months: frozenset[str]
    """Forms of months that alone mean none."""

    counts: Mapping[str, int]
    """Numbers in words, in lower case, and words that may stand for one."""

    cardinals: frozenset[str]
    """Those that nearly always count something; ``one`` is an article and a pronoun."""

    ordinals: frozenset[str]
    """Those that nearly always order something, and numbers in Roman digits."""

    counting: frozenset[str]
    """Cardinals, ``one`` among them."""

    word: Forms
    """A month, or a number in words."""

    clear_word: Forms
    """The same without words that often are no number."""

    measures: Mapping[str, str]
    """What follows a number, in lower case: ``%``, a unit, a currency."""

    scales: Mapping[str, int]
    after: re.Pattern[str]
    """What follows a number: a scale, then a measure."""

    currencies: frozenset[str]
    """What of these may stand before a number, too."""

    names: frozenset[str]
    """Words before a number that make a name of it."""

    at: frozenset[str]
    """Words before a number of hours that make a time of day of it."""

    hours: frozenset[str]
    """Words before a number that make an hour of it."""

    day_gap: re.Pattern[str]
    year_gap: re.Pattern[str]
    series: re.Pattern[str]
    """What stands between two of a series."""

    ones: re.Pattern[str]
    """What follows tens and makes one number with them: ``-four``."""

    limit: re.Pattern[str]
    """What stands before how long something may take."""

    noon: re.Pattern[str]
    """What follows the hour of a time of day, or makes one of a number."""

    def trust(self, word: str) -> Trust:
        """Return how surely a word is a number."""
        word = word.lower()
        if word in self.cardinals:
            return Trust.WORDED
        return Trust.ORDERED if word in self.ordinals else Trust.LOOSE


def between(pattern: re.Pattern[str], words: str, start: int, end: int) -> bool:
    """Tell whether a pattern is all that stands between two places, which are near."""
    return 0 <= end - start <= NEAR and pattern.fullmatch(words, start, end) is not None


@cache
def lexicon(tag: str, cldr: str) -> Lexicon:
    """Return the patterns of a language, by its tag and its CLDR locale.

    Of one that CLDR or this program does not know, digits alone are understood.
    """
    locale = _locale(cldr)
    words = tongue(tag) or Tongue()
    numbers, dates = words.numbers, words.dates
    short = dict(_months(locale, "abbreviated", dates.month_endings))
    wide = {
        **dict(_months(locale, "wide", dates.month_endings)),
        **{
            cased: month
            for month, forms in dates.months.items()
            for form in forms
            for cased in _cased(form)
        },
    }
    months = {**short, **wide}
    counts = dict(_counts(numbers))
    cardinals = frozenset(
        word for number, words in numbers.counts.items() if number > 1 for word in words
    )
    counting = cardinals | frozenset(numbers.counts.get(1, ()))
    ordinals = frozenset(_ordinals(numbers, 2)) - cardinals
    measures = dict(_measures(numbers))
    clear = counting.union(_ordinals(numbers, 1))
    ones = [word for word in clear if 0 < counts[word] < _TEN]
    scales = {word: scale for scale, forms in numbers.scales.items() for word in forms}
    return Lexicon(
        decimal=get_decimal_symbol(locale),
        month_first=locale.date_formats["short"].pattern.lower().startswith("m"),
        months=months,
        doubtful_months=frozenset(dates.doubtful_months),
        short_months=frozenset(short.keys() - wide.keys()),
        counts=counts,
        cardinals=cardinals,
        ordinals=ordinals | _ROMAN.keys(),
        counting=counting,
        word=_word(months, counts),
        clear_word=_word(months, cardinals | ordinals),
        measures=measures,
        scales=scales,
        after=re.compile(
            rf"(?:{_ANY_SPACE}?(?P<scale>{_either(scales)})(?!\w))?"
            rf"(?:(?:{_ANY_SPACE}?-?)(?P<measure>%|(?:{_either(measures)})(?!\w)))?",
            re.IGNORECASE,
        ),
        currencies=frozenset(word for forms in numbers.currencies.values() for word in forms),
        names=frozenset(numbers.names),
        at=frozenset(dates.at),
        hours=frozenset(dates.hour_marks),
        day_gap=_gap(dates.day_marks),
        year_gap=_gap(dates.year_marks),
        series=_gap(numbers.ands),
        ones=re.compile(
            rf"\s?(?:{_either(numbers.joints)})\s?({_either(ones)})(?!\w)", re.IGNORECASE
        ),
        limit=re.compile(rf"{either(words.figures.limits if words.figures else ())}\s\Z"),
        noon=re.compile(
            rf"{_ANY_SPACE}?(?:(?P<am>{_either(dates.before_noon)})"
            rf"|(?P<pm>{_either(dates.after_noon)})|(?P<hour>{_either(dates.hour_marks)}))(?!\w)",
            re.IGNORECASE,
        ),
    )


def _locale(cldr: str) -> Locale:
    try:
        return Locale.parse(cldr)
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _months(locale: Locale, width: str, endings: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield every form of the name of every month."""
    for context in ("format", "stand-alone"):
        for month, name in locale.months[context][width].items():
            for ending in ("", *endings):
                yield from ((form, month) for form in _cased(name.rstrip(".") + ending))


def _cased(form: str) -> tuple[str, ...]:
    """Return a form as it stands within a sentence, and as it may begin one."""
    return form, form[:1].upper() + form[1:]


def _counts(numbers: NumberWords) -> Iterator[tuple[str, int]]:
    for number, stems in numbers.ordinals.items():
        for stem in stems:
            for ending in numbers.ordinal_endings:
                yield stem + ending, number
    yield from _ROMAN.items()
    for words in (numbers.loose_counts, numbers.counts):
        yield from ((form, number) for number, forms in words.items() for form in forms)


def _ordinals(numbers: NumberWords, least: int) -> Iterator[str]:
    """Yield ordinals from ``least`` on, but for those that mean something else too."""
    for number, stems in numbers.ordinals.items():
        for stem in stems if number >= least else ():
            if stem not in numbers.doubtful_ordinals:
                yield from (stem + ending for ending in numbers.ordinal_endings)


def _word(months: Iterable[str], counts: Iterable[str]) -> Forms:
    cased = (cased for word in counts if word not in _ROMAN for cased in _cased(word))
    return Forms.of([*months, *map(str.upper, _ROMAN), *cased])


def _measures(numbers: NumberWords) -> Iterator[tuple[str, str]]:
    yield "%", "%"
    yield from ((word, "%") for word in numbers.percent)
    for unit, words in numbers.units.items():
        yield from ((word, unit) for word in words)
    for currency, words in numbers.currencies.items():
        yield from ((word, currency) for word in words)


def _either(words: Iterable[str]) -> str:
    """Return a pattern that finds the longest of some words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) or _NEVER


def _gap(marks: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\s|\.|{_either(marks)})*", re.IGNORECASE)
