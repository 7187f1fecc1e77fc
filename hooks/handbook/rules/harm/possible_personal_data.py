"""A text looks as if it named a person, or told of one what others could know her by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from handbook.language.alarms import PLATE, is_labelled, spoken
from handbook.language.cases import cases
from handbook.language.persons import births, known, names_within, persons
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence, Severity
from handbook.model.kinds.curriculum import Curriculum
from handbook.model.prose import foremost
from handbook.model.text import Phrase, Prose, Text
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

_PLATES: Final = re.compile(PLATE)
_TEN_DIGITS: Final = re.compile(r"[1-9](?<![\d.,/#-].)\d{9}(?!\w|[.,]\d)")
_MAPS: Final = re.compile(
    r"(?i)https?://(?:www\.)?(?:maps?\.|goo\.gl/maps|google\.[a-z.]+/maps|waze\.com"
    r"|(?:www\.)?openstreetmap\.org/(?:#map|node|way|\?mlat))"
)
_PROSE: Final = frozenset({"until-then", "question", "text", "note", "about", "help", "when"})
"""Keys of data below which sentences stand, and no titles."""

_TAUGHT: Final = frozenset({"case-study", "role-play"})
"""Methods of a module that tell of persons."""


def check(corpus: Corpus) -> Iterator[Finding]:
    others = corpus.once(known)
    tags = tuple(language.tag for language in corpus.languages)
    for code, text, tag in spoken(corpus):
        places = [
            (text.spot(match), what)
            for what, matches in _seen(text, tag, tags, others)
            for match in foremost(matches)
        ]
        if isinstance(text, Text):
            modules = _modules(corpus, code)
            places += [(place, _NAME) for place in _in_cases(text, modules, others, tags)]
        elif isinstance(text, Phrase) and code and _PROSE.intersection(text.at):
            names = names_within(text.words, text.words, others, tags)
            places += [(text.spot(match), _NAME) for match in names]
        for link in text.links:
            if _MAPS.match(link.target):
                places.append((text.place(link.line, link.column), _MAP))
        for (_, what), place in {(p.line, what): p for p, what in reversed(places)}.items():
            yield RULE.at(place, document=code, language=tag or None, what=Sentence(what))
    yield from _in_reasons(corpus, others, tags)


def _in_reasons(corpus: Corpus, others: frozenset[str], tags: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the reasons of allowances, which everybody is shown, that name somebody."""
    for document in corpus.documents:
        for index, allowance in enumerate(document.data.allow):
            if any(True for _ in names_within(allowance.reason, allowance.reason, others, tags)):
                place = document.place("allow", index, "reason")
                yield RULE.at(place, document=document.code, what=Sentence(_NAME))


def _seen(
    text: Prose, tag: str, tags: tuple[str, ...], others: frozenset[str]
) -> Iterator[tuple[str, Iterable[re.Match[str]]]]:
    """Yield what something may be, and where it is seen in words of a language."""
    digits = text.digits
    numbers = _TEN_DIGITS.finditer(digits)
    yield _NAME, persons(text, tag, tags, others)
    yield _BIRTH, births(text, tag, tags)
    yield _NUMBER, (one for one in numbers if not is_labelled(digits, one.start(), tags))
    yield _PLATE, _PLATES.finditer(digits)


def _in_cases(
    text: Text, modules: frozenset[str], others: frozenset[str], tags: tuple[str, ...]
) -> Iterator[Place]:
    """Yield where two words with a capital follow each other that no register knows."""
    for words, first in cases(text, modules, tags):
        for match in names_within(words, text.words, others, tags):
            row = first + words.count("\n", 0, match.start())
            yield text.place(*text.find(match[0], row))


def _modules(corpus: Corpus, code: str | None) -> frozenset[str]:
    """Return the sections of a course that are taught by a case."""
    data = corpus.by_code[code].data if code else None
    modules = data.modules if isinstance(data, Curriculum) else ()
    return frozenset(module.id for module in modules if _TAUGHT.intersection(module.methods))
