"""Finds what looks as if it named a person: a title before a name, initials, an age, a birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from handbook.language.alarms import CAPITAL, INITIAL, NAME, either, found, leaks_of, spoken_of
from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.prose import listed
from handbook.model.text import Prose

Matches = Iterator[re.Match[str]]

_NAMED: Final = re.compile(rf" ?(?:{NAME}|{INITIAL})")
"""What follows a title."""

_YEAR: Final = re.compile(r"[ :]+(?:[^\W\d]{1,9} ){0,3}?(?:19|20)\d\d(?!\w|[./-]\d)")
"""What follows a word for birth."""

_YEAR_BEFORE: Final = re.compile(
    r"(?:(?P<day>\d{1,2}\.? [^\W\d]{3,12}) )?(?<![\w./-])(?:19|20)\d\d\.? \Z"
)
"""What may stand before one instead; with a day it is more than a year."""

_FAR: Final = 26

_WHO: Final = rf"{CAPITAL}(?<!\w.)(?:[^\W\d_]+ |[hj]?\. ?)(?:{INITIAL}|{NAME})"
"""Initials, a name and an initial, two names."""

_INITIALS: Final = re.compile(
    rf"{CAPITAL}(?<![\w.&].)(?<!\w\. .)[hj]?\. ?{INITIAL}(?![\w-]| ?{CAPITAL}[hj]?\.)"
)
_PAIR: Final = re.compile(rf"{CAPITAL}(?<=[\w,:;(–\n|] .)[^\W\d_]{{2,}} {NAME}")
_ANY_PAIR: Final = re.compile(rf"{CAPITAL}(?<!\w.)[^\W\d_]+ {NAME}")

_SAME: Final = 5
"""How many first letters two forms of one word share."""


def known(corpus: Corpus) -> frozenset[str]:
    """Return how the words begin of all names in the registers: institutions, laws, roles."""
    names = (
        name
        for entries in corpus.entries.values()
        for entry in entries.values()
        for name in entry.names.values()
    )
    return frozenset(word[:_SAME].lower() for name in names for word in re.findall(r"\w+", name))


def persons(
    prose: Prose, tag: str, tags: tuple[str, ...], others: frozenset[str]
) -> Iterator[re.Match[str]]:
    """Yield what looks like a person's name in words of a language.

    ``others`` are the words that are ``known``.
    """
    words, hits = prose.words, found(prose, tag, tags)
    for title in hits.get("courtesy", ()):
        if _NAMED.match(words, title.end()):
            yield title
    for rank in hits.get("ranks", ()):
        name = _NAMED.match(words, rank.end())
        if name and not _is_known(name[0].strip(), others):
            yield rank
    if "." in words:
        acronyms = _acronyms(tags)
        for match in _INITIALS.finditer(words):
            if re.sub(r"[. ]", "", match[0]) not in acronyms:
                yield match
    yield from _aged(tag, tags).finditer(prose.digits)
    for match in _young(tag, tags).finditer(prose.digits):
        if not _is_known(match[1], others | _numbered(tags)):
            yield match


def births(prose: Prose, tag: str, tags: tuple[str, ...]) -> Matches:
    """Yield the words that say in which year someone was born."""
    words = prose.words
    for birth in found(prose, tag, tags).get("births", ()):
        begin = birth.start()
        before = _YEAR_BEFORE.search(words, max(begin - _FAR, 0), begin)
        if (before and not before["day"]) or _YEAR.match(words, birth.end()):
            yield birth


def names(
    words: str, begin: int, end: int, others: frozenset[str], tags: tuple[str, ...]
) -> Matches:
    """Yield two words with a capital that no register knows, and that are no country."""
    return _unknown(_ANY_PAIR, words, begin, end, others, tags)


def names_within(words: str, text: str, others: frozenset[str], tags: tuple[str, ...]) -> Matches:
    """Yield the same in some words of a text; of what begins a sentence, where both are names.

    No name is what stands in the text in small letters too, or holds a sentence together.
    """
    ordinary: frozenset[str] | None = None
    for match in _unknown(_ANY_PAIR, words, 0, len(words), others, tags):
        if len({word.isupper() for word in listed(match[0])}) > 1:
            continue  # one of them is an acronym, or begins a code
        if _PAIR.match(words, match.start()):
            yield match
            continue
        ordinary = ordinary or frozenset(listed(text)) | _common(tags)
        is_place = _towns(tags).search(match[0])
        if not is_place and ordinary.isdisjoint(listed(match[0].lower())):
            yield match


def _unknown(
    pair: re.Pattern[str],
    words: str,
    begin: int,
    end: int,
    others: frozenset[str],
    tags: tuple[str, ...],
) -> Matches:
    for match in pair.finditer(words, begin, end):
        if not _is_known(match[0], others) and not _lands(tags).match(words, match.start()):
            yield match


def _is_known(words: str, others: frozenset[str]) -> bool:
    return any(word[:_SAME].lower() in others for word in re.findall(r"\w+", words))


@cache
def _common(tags: tuple[str, ...]) -> frozenset[str]:
    """Return words that are no names, in lower case."""
    tongues = [known for tag in tags if (known := tongue(tag))]
    return frozenset(chain.from_iterable((*t.function_words, *t.marked_words) for t in tongues))


@cache
def _towns(tags: tuple[str, ...]) -> re.Pattern[str]:
    towns = (town for leaks in leaks_of(tags) for town in leaks.places)
    return re.compile(either(towns, as_written=True))


@cache
def _lands(tags: tuple[str, ...]) -> re.Pattern[str]:
    lands = (land for leaks in spoken_of("", tags) for land in leaks.lands)
    return re.compile(either(lands, as_written=True))


@cache
def _acronyms(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable(known.acronyms for tag in tags if (known := tongue(tag))))


@cache
def _numbered(tags: tuple[str, ...]) -> frozenset[str]:
    """Return how the words begin before whose number in brackets nobody thinks of an age."""
    names = (name for tag in tags if (known := tongue(tag)) for name in known.numbers.names)
    return frozenset(name[:_SAME] for name in names)


@cache
def _years(tag: str, tags: tuple[str, ...]) -> str:
    return rf" {either(word for leaks in spoken_of(tag, tags) for word in leaks.ages)}"


@cache
def _aged(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a name and another, or initials, with an age after it."""
    years = _years(tag, tags)
    closed = rf" ?\(\d{{1,2}}(?:{years})?\)"
    open_ = rf", ?\d{{1,2}}(?:{years}|(?=[,;)|\n]|\.(?!\d)|\Z))"
    return re.compile(f"{_WHO}(?:{closed}|{open_})")


@cache
def _young(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of one name with an age after it."""
    years = _years(tag, tags)
    return re.compile(rf"({NAME})(?: \((?:[1-7]\d|\d{{1,2}}{years})\)|, ?\d{{1,2}}{years})")
