"""Finds the numbers, dates, amounts and durations of prose and gives them by value.

``1.500,50`` in one language is ``1,500.50`` in another, ``30 ditë`` is ``30 days``, and
``12. januara 2020.`` is ``12 January 2020``. What is no value is left out: the number of a law, a
code, the mark of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from handbook.language import digits
from handbook.language.forms import Forms
from handbook.language.lexicon import NEAR, Lexicon, between, lexicon
from handbook.language.sayings import sayings
from handbook.language.series import joined
from handbook.language.value import Date, Kind, Trust, Value, measured
from handbook.model.settings import Language
from handbook.model.text import Prose, Raw

_CHUNK: Final = re.compile(rf"{digits.NUMBER}(?:[-–—:/]{digits.NUMBER})*+")
"""Digits with everything that may hold them together."""

_LETTERS: Final = re.compile(r"[^\W\d_]{1,3}(?!\w)")
_PIECE: Final = re.compile(r"[^-–—]+")
_AROUND: Final = "().,:;[]„“”«»\"'"
_TENS: Final = range(20, 100, 10)
_YEARS: Final = range(1900, 2100)


@lru_cache(maxsize=64)
def values(words: str, language: Language, least: Trust = Trust.LOOSE) -> tuple[Value, ...]:
    """Return all values of some words, in order, as ``values_of`` does."""
    return values_of(Raw(words), language, least)


def values_of(prose: Prose, language: Language, least: Trust = Trust.LOOSE) -> tuple[Value, ...]:
    """Return all values of some prose, in order.

    Numbers in words, numbers of articles and the like are among them, but not as sure ones; those
    trusted less than ``least`` may be left out.
    """
    known = lexicon(language.tag, language.cldr)
    said = sayings(language.tag)
    spoken = language.tag, language.cldr

    def in_digits() -> list[Value]:
        return list(_in_digits(prose.words, known))

    def every() -> tuple[Value, ...]:
        forms = known.word if least is Trust.LOOSE else known.clear_word
        found = [*prose.once((_in_digits, *spoken), in_digits)]
        found += [*_in_words(prose, known, forms), *said.find(prose)]
        found.sort(key=lambda value: (value.start, -value.end))
        return tuple(joined(found, prose.words, known))

    return prose.once((values_of, *spoken, least), every)


def _in_digits(words: str, known: Lexicon) -> Iterator[Value]:
    """Yield what is written in digits."""
    named = 0
    for match in _CHUNK.finditer(words):
        start, end = match.span()
        if _is_code(words, start, end):
            continue
        if date := digits.date(match[0], month_first=known.month_first):
            yield Value(Kind.DATE, date, "", None, start, end)
            continue
        pieces = list(_PIECE.finditer(words, start, end))
        if "/" in match[0] or len(pieces) > 2:
            continue
        before = _word_before(words, start)
        is_name = before in known.names or _goes_on(words, named, start, known)
        named = end if is_name else 0
        currency = known.measures.get(before, "") if before in known.currencies else ""
        for value in _measured(words, pieces, known, currency):
            yield replace(value, trust=Trust.LOOSE) if is_name else value


def _word_before(words: str, start: int) -> str:
    """Return the word before a number, in lower case and without the signs around it."""
    near = words[max(start - NEAR, 0) : start].rpartition("\n")[2].split()
    return near[-1].lower().strip(_AROUND) if near else ""


def _goes_on(words: str, named: int, start: int, known: Lexicon) -> bool:
    """Tell whether a number goes on with a series that began with a name: ``articles 5 and 6``."""
    return named > 0 and between(known.series, words, named, start)


def _is_code(words: str, start: int, end: int) -> bool:
    """Tell whether digits are a part of a code, of a name, or of a law's number."""
    before, after = words[max(start - 2, 0) : start], words[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in ("_", "/", "#", "@", "\\"):
        return True
    if (before[-1:] == "-" and before[0].isalpha()) or (before[-1:] == "(" and before[0].isalnum()):
        return True
    inner = after[1:]
    return (
        (after[:1] in ("/", "_") and inner.isalnum())
        or (after[:1] == "(" and inner.isdigit())
        or (after[:1] == "-" and inner.isupper())
    )


def _measured(
    words: str, pieces: list[re.Match[str]], known: Lexicon, currency: str
) -> Iterator[Value]:
    """Yield the values of one number, or of the two ends of a range."""
    first = None
    for piece in pieces:
        value = _time(words, piece, known) or _number(words, piece, known, currency)
        if value is None:
            continue
        if first and first.value and isinstance(first.value, Date) and first.value.year:
            value = _short_year(first.value.year, value)
        yield value
        first = value


def _short_year(first: int, value: Value) -> Value:
    """Return the second year of ``2015-16``."""
    if value.kind is not Kind.NUMBER or value.said is None or not first % 100 < value.said < 100:
        return value
    year = first - first % 100 + int(value.said)
    return replace(value, kind=Kind.DATE, value=Date(year), said=Decimal(year))


def _number(words: str, piece: re.Match[str], known: Lexicon, currency: str) -> Value | None:
    start, end = piece.span()
    after = known.after.match(words, end)
    assert after is not None
    measure = known.measures[_plain(after["measure"])] if after["measure"] else currency
    number = digits.number(piece[0], known.decimal, is_money=measure.isupper())
    if number is None or not (after[0] or _ends(words, end, known)):
        return None
    if after["scale"]:
        number *= known.scales[_plain(after["scale"])]
    elif measure in ("", "year") and len(piece[0]) == 4 and int(number) in _YEARS:
        return Value(Kind.DATE, Date(int(number)), "", number, start, end)
    return measured(number, measure, start, after.end())


def _ends(words: str, end: int, known: Lexicon) -> bool:
    """Tell whether a number ends with its digits, or with what makes an ordinal of them."""
    if not words[end : end + 1].isalpha():
        return True
    letters = _LETTERS.match(words, end)
    return letters is not None and between(known.day_gap, words, *letters.span())


def _time(words: str, piece: re.Match[str], known: Lexicon) -> Value | None:
    """Return the time of day that digits are."""
    start, end = piece.span()
    clock = digits.clock(piece[0])
    noon = known.noon.match(words, end)
    before = _word_before(words, start)
    is_said = (
        ":" in piece[0]
        or (noon and (_says_time(noon, piece[0], known) or before in known.at))
        or before in known.hours
    )
    if clock is None or not is_said:
        return None
    hour, minute = clock
    if noon and noon["pm"] and hour < 12:
        hour += 12
    said = Decimal(f"{hour}.{minute:02}")
    minutes = Decimal(hour * 60 + minute)
    return Value(Kind.TIME, minutes, "", said, start, noon.end() if noon else end)


def _says_time(noon: re.Match[str], piece: str, known: Lexicon) -> bool:
    """Tell whether a word behind an hour makes it one; ``24 sata`` is how long something takes."""
    return "." in piece or _plain(noon[0]) not in known.measures


def _in_words(prose: Prose, known: Lexicon, forms: Forms) -> Iterator[Value]:
    """Yield the names of months, and numbers that are written in words, with what they count."""
    words, end = prose.words, 0
    for match in forms.find(prose):
        if match.start() < end:
            continue  # "four" of "twenty-four"
        word = match[0]
        start, end = match.span()
        if month := known.months.get(word):
            trust = Trust.LOOSE if word.lower() in known.doubtful_months else Trust.SURE
            yield Value(Kind.DATE, Date(month=month), "", None, start, end, trust)
            continue
        number, trust = known.counts[word.lower()], known.trust(word)
        if number in _TENS and trust is Trust.WORDED and (ones := known.ones.match(words, end)):
            number += known.counts[ones[1].lower()]
            trust = Trust.WORDED if ones[1].lower() in known.counting else Trust.ORDERED
            end = ones.end()
        after = known.after.match(words, end)
        assert after is not None
        measure = known.measures[_plain(after["measure"])] if after["measure"] else ""
        if measure and known.limit.search(words, max(start - NEAR, 0), start):
            trust = Trust.WORDED
        value = measured(Decimal(number), measure, start, after.end())
        yield replace(value, trust=trust)


def _plain(words: str) -> str:
    """Return words as the lexicon has them."""
    return " ".join(words.lower().split())
