"""A text looks as if it named a person, or told of one what others could know her by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.alarms import (
    CAPITAL,
    INITIAL,
    NAME,
    PLATE,
    either,
    found,
    is_labelled,
    spoken,
    spoken_of,
)
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence, Severity
from handbook.model.text import Prose, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="possible-personal-data",
    code="HB525",
    title="Cases are told without names, and without what a person could be known by.",
    message="this looks like {what}",
    hint="write a role instead (a young woman, the officer); if a real person's was pushed, do "
    "what docs/contributing/review/en.md#pushed-by-mistake says",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    discreet=True,
    excusable=True,
)

_NAME: Final = N_("a person's name")
_NUMBER: Final = N_("the number of a person")
_BIRTH: Final = N_("a year of birth")
_PLATE: Final = N_("the plate of a vehicle")
_MAP: Final = N_("a link to a place on a map")

_NAMED: Final = re.compile(rf" ?(?:{NAME}|{INITIAL})")
"""What follows a title."""

_YEAR: Final = re.compile(r"[ :]+(?:\w{1,6} ){0,3}?(?:19|20)\d\d(?!\w|[./-]\d)")
"""What follows a word for birth."""

_WHO: Final = rf"{CAPITAL}(?<!\w.)(?:[^\W\d_]+ |[hj]?\. ?)(?:{INITIAL}|{NAME})"
"""Initials, a name and an initial, two names."""

_PLATES: Final = re.compile(PLATE)
_TEN_DIGITS: Final = re.compile(r"[1-9](?<![\d.,/#-].)\d{9}(?!\w|[.,]\d)")
_PAIR: Final = re.compile(rf"{CAPITAL}(?<=[\w,] .)[^\W\d_]{{2,}} {NAME}")
_MAPS: Final = re.compile(
    r"(?i)https?://(?:www\.)?(?:maps?\.|goo\.gl/maps|google\.[a-z.]+/maps|waze\.com"
    r"|(?:www\.)?openstreetmap\.org/(?:#map|node|way|\?mlat))"
)
_CASE: Final = re.compile(
    r"(?:^|-)(?:case|cases|story|stories|scenario|role-play|testimony)(?:-|$)"
)
"""Ids of sections that tell of persons."""

_SAME: Final = 5
"""How many first letters two forms of one word share."""


def check(corpus: Corpus) -> Iterator[Finding]:
    known = corpus.once(_known)
    tags = tuple(language.tag for language in corpus.languages)
    for code, text, tag in spoken(corpus):
        places = [(text.spot(match), what) for match, what in _seen(text, tag, tags)]
        if isinstance(text, Text):
            places += [(place, _NAME) for place in _in_cases(text, known)]
        for link in text.links:
            if _MAPS.match(link.target):
                places.append((text.place(link.line, link.column), _MAP))
        for place, what in places:
            yield RULE.at(place, document=code, language=tag or None, what=Sentence(what))


def _seen(text: Prose, tag: str, tags: tuple[str, ...]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what looks like a person's in words of a language, and what that may be."""
    words, digits = text.words, text.digits
    hits = found(text, tag, tags)
    for title in hits.get("courtesy", ()):
        if _NAMED.match(words, title.end()):
            yield title, _NAME
    for birth in hits.get("births", ()):
        if _YEAR.match(words, birth.end()):
            yield birth, _BIRTH
    for number in _TEN_DIGITS.finditer(digits):
        if not is_labelled(digits, number.start(), tags):
            yield number, _NUMBER
    for pattern, what in ((_PLATES, _PLATE), (_aged(tag, tags), _NAME)):
        for match in pattern.finditer(digits):
            yield match, what


@cache
def _aged(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a name with an age after it."""
    years = rf" {either(word for leaks in spoken_of(tag, tags) for word in leaks.ages)}"
    closed = rf" ?\(\d{{1,2}}(?:{years})?\)"
    open_ = rf", ?\d{{1,2}}(?:{years}|(?=[,;)|\n]|\.(?!\d)|\Z))"
    return re.compile(f"{_WHO}(?:{closed}|{open_})")


def _in_cases(text: Text, known: frozenset[str]) -> Iterator[Place]:
    """Yield where two words with a capital follow each other that no register knows."""
    level = 0
    if not any(_CASE.search(ident) for ident in text.ids if ident):
        return
    for part in text.parts:
        if part.level <= level:
            level = 0
        if not level and _CASE.search(part.id):
            level = part.level
        if level and (words := text.words_of(part)):
            for match in _PAIR.finditer(words):
                if not any(word[:_SAME].lower() in known for word in match[0].split(" ")):
                    row = part.first + words.count("\n", 0, match.start())
                    yield text.place(*text.find(match[0], row))


def _known(corpus: Corpus) -> frozenset[str]:
    """Return how the words begin of all names in the registers: institutions, laws, roles."""
    names = (
        name
        for entries in corpus.entries.values()
        for entry in entries.values()
        for name in entry.names.values()
    )
    return frozenset(word[:_SAME].lower() for name in names for word in name.split())
