"""A sentence speaks of a shelter and of a place where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.alarms import (
    NAME,
    either,
    found,
    leaks_of,
    places,
    spoken,
    spoken_of,
)
from handbook.language.stretches import Span, stretches
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.text import Aside, Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="shelter-location",
    code="HB523",
    title="Nothing tells where victims live, not even in which town.",
    message="a shelter and a place are named in one sentence",
    hint="leave the place out, and do not quote it; if it was pushed, do what "
    "docs/contributing/review/en.md#pushed-by-mistake says",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    discreet=True,
    excusable=True,
)

_FAR: Final = 200
_CLOSE: Final = re.compile(r"[.!?](?=\s)|\n\n")
"""Where a sentence ends, on whichever line."""


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = tuple(language.tag for language in corpus.languages)
    for code, text, tag in spoken(corpus):
        shelters = found(text, tag, tags).get("shelters", ())
        for shelter, spans in stretches(text, shelters):
            if _is_told(text, spans, tag, tags):
                yield RULE.at(text.spot(shelter), document=code, language=tag or None)


def _is_told(
    text: Text | Phrase | Aside, spans: list[Span], tag: str, tags: tuple[str, ...]
) -> bool:
    """Tell whether a sentence, or what belongs to it, names a place."""
    is_file = isinstance(text, Aside) and text.is_file
    cell = _cell(tags, is_file=is_file)
    place = _place(tag, tags)
    if any(_names(text, pattern, *span) for span in spans for pattern in (place, cell)):
        return True
    return any(_names(text, place, *span) for span in _beside(text.words, *spans[0], tag, tags))


def _beside(
    words: str, begin: int, end: int, tag: str, tags: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Yield the sentence after one, if it says of the same where it is, and the one before."""
    after, there = _pointers(tag, tags)
    if following := after.match(words, end, end + _FAR):
        stop = following.end() + _FAR
        close = _CLOSE.search(words, following.end(), stop)
        yield following.end(), close.start() if close else stop
    if there.search(words, begin, end):
        first = max(begin - _FAR, 0)
        yield max(words.rfind("\n\n", first, begin), first), begin


@cache
def _pointers(tag: str, tags: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return how a sentence begins that says where something is, and what points back to it."""
    some = spoken_of(tag, tags)
    return (
        re.compile(rf"\s*(?<!\n\n){either(word for leaks in some for word in leaks.whereabouts)}"),
        re.compile(either(word for leaks in some for word in leaks.there)),
    )


@cache
def _cell(tags: tuple[str, ...], *, is_file: bool) -> re.Pattern[str]:
    """Return the pattern of a cell of a table that begins with a town or a street."""
    every = leaks_of(tags)
    towns = either((town for one in every for town in one.places), as_written=True)
    streets = either(street for one in every for street in one.streets)
    edge = r"(?m:^|[|,;\t])" if is_file else r"\|"
    return re.compile(rf"{edge}[ \"]*(?=[^\W\d_])(?:{towns}|{streets} {NAME})")


@cache
def _place(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of where something is, in words of a language."""
    some, every = spoken_of(tag, tags), leaks_of(tags)
    streets = either(street for one in every for street in one.streets)
    settlements = either(word for leaks in some for word in leaks.settlements)
    settlement = rf"{settlements} (?:[ei] )?{NAME}"
    beside = either(word for leaks in some for word in leaks.beside)
    landmark = either(word for leaks in some for word in leaks.landmarks)
    return re.compile(
        rf"{places(some, every, settlement)}|{streets} [\"„«“]?{NAME}"
        rf"|{beside} (?:\w+ ){{0,2}}?{landmark}"
    )


def _names(text: Text | Phrase | Aside, place: re.Pattern[str], begin: int, end: int) -> bool:
    """Tell whether a stretch names a place that is not the known seat of an institution."""
    seats = None
    for match in place.finditer(text.words, begin, end):
        if seats is None:
            seats = _seats(text, text.words.count("\n", 0, begin) + 1)
        if not any(match[0].split(" ")[-1] in seat for seat in seats):
            return True
    return False


def _seats(text: Text | Phrase | Aside, line: int) -> list[str]:
    """Return the words of references to institutions on a line."""
    return [
        content.words(link.children)
        for link in text.links
        if link.target.startswith("org:") and (link.line == line or isinstance(text, Phrase))
    ]
