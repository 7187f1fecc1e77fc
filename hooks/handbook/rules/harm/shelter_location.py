"""A sentence speaks of a shelter and of a place where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from handbook.language.alarms import (
    NAME,
    either,
    found,
    leaks_of,
    places,
    sentences,
    spoken,
    spoken_of,
)
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


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = tuple(language.tag for language in corpus.languages)
    for code, text, tag in spoken(corpus):
        words = text.words
        shelters = found(text, tag, tags).get("shelters", ())
        for shelter, begin, end in sentences(words, shelters):
            if _is_told(text, _place(tag, tags), begin, end):
                yield RULE.at(text.spot(shelter), document=code, language=tag or None)


@cache
def _place(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of where something is, in words of a language."""
    some, every = spoken_of(tag, tags), leaks_of(tags)
    streets = either(street for one in every for street in one.streets)
    settlements = either(word for leaks in some for word in leaks.settlements)
    settlement = rf"{settlements} (?:[ei] )?{NAME}"
    return re.compile(rf"{places(some, every, settlement)}|{streets} [\"„«“]?{NAME}")


def _is_told(text: Text | Phrase | Aside, place: re.Pattern[str], begin: int, end: int) -> bool:
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
