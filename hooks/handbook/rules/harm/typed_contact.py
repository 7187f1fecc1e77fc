"""A phone number, an e-mail address or the address of a house is typed in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.alarms import CAPITAL, Found, either, found, leaks_of, spoken
from handbook.language.contacts import calls, names, reached
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.prose import foremost
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="typed-contact",
    code="HB501",
    title="Numbers and addresses at which people can be reached stand in their register alone.",
    message="a phone number, an e-mail address or the address of a house is typed here",
    excusable=True,
    hint="put it in docs/registers/contacts.yml and refer to it: [](contact:its-id); if nobody may "
    "know it, do what docs/contributing/review/en.md#pushed-by-mistake says",
    needs=Needs.DOCUMENT,
    discreet=True,
)

_DIGIT: Final = re.compile("[0-9]")

_NAME: Final = 60
"""How far before or after "street" its name may reach."""

_NUMBER: Final = 12
"""How far after it the number of the house may end."""


def check(corpus: Corpus) -> Iterator[Finding]:
    numbers = corpus.once(_numbers)
    tags = tuple(language.tag for language in corpus.languages)
    for code, text, tag in spoken(corpus, files=False):
        words = text.words
        seen = [*reached(text, tag, tags), *_houses(words, found(text, tag, tags), tags)]
        seen += numbers.finditer(text.digits) if code else ()
        places = [text.spot(match) for match in foremost(seen)]
        called = (link for link in text.links if calls(link.target) or names(link.title))
        places += [text.place(link.line, link.column) for link in called]
        for place in {place.line: place for place in reversed(places)}.values():
            yield RULE.at(place, document=code, language=tag or None)


def _numbers(corpus: Corpus) -> re.Pattern[str]:
    """Return a pattern of all numbers of the register, however they are spaced."""
    contacts = corpus.registers["contacts"].entries
    digits = {re.sub(r"\D", "", getattr(entry, "number", None) or "") for entry in contacts}
    longest_first = sorted(filter(None, digits), key=len, reverse=True)
    spaced = (rf"(?<={number[0]})[ /-]?" + r"[ /-]?".join(number[1:]) for number in longest_first)
    rest = "|".join(spaced) or "(?!)"
    return re.compile(rf"[0-9](?<![\w/.,#-].)(?:{rest})(?![\w/%]|[.,-]\d)")


def _houses(words: str, seen: Found, tags: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield where a street stands with the number of a house."""
    if "streets" not in seen and "roads" not in seen:
        return
    after, plain, around = _addresses(tags)
    for street in seen.get("streets", ()):
        near = _DIGIT.search(words, street.end(), street.end() + _NAME)
        if not near:
            continue
        is_name = street[0][:1].isupper()
        match = after.match(words, street.end()) or (
            plain.match(words, street.end()) if is_name else None
        )
        if match:
            yield match
    done = 0
    for road in seen.get("roads", ()):
        first = max(road.start() - _NAME, done)
        begin, done = max(words.rfind("\n", first, road.start()) + 1, first), road.end()
        near = _DIGIT.search(words, begin, done + _NUMBER)
        if near and (match := around.search(words, begin, done + _NUMBER)):
            yield match


@cache
def _addresses(tags: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what follows the word for a street, and what is around one that ends a name.

    Between them: what follows it where no name in capitals does, as in ``Trg slobode 8``.
    """
    known = leaks_of(tags)
    near = either(word for leaks in known for word in leaks.near)
    house = either(word for leaks in known for word in leaks.house)
    road = either(word for leaks in known for word in leaks.roads)
    word = rf"(?!{near}(?!\w))(?:[^\W\d_][\w.'’-]*|\d{{1,2}}\.)[\"”»]?,? "
    capital = rf"{CAPITAL}[\w.'’-]*[\"”»]?,? "
    number = r"\d{1,3}[a-zA-Z]?(?!\w|[.,:]\d|%)"
    named = rf"(?:{CAPITAL}[\w.'’-]* ){{1,4}}{road}"
    return (
        re.compile(
            rf" [\"„«“]?(?:{word}){{0,4}}?(?:{capital}(?:{house} ?)?|{word}{house} ?){number}"
        ),
        re.compile(rf" (?!{near}(?!\w))[^\W\d_]+(?: [^\W\d_]+)? \d{{1,3}}[a-z]?(?=[.,;)|\n]|\Z)"),
        re.compile(rf"\d{{1,3}}[a-z]? {named}(?!\w)|{named},? (?:{house} ?)?{number}"),
    )
