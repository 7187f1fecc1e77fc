"""A figure that has a source is typed in a text: a time limit, an amount, a share, a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from handbook.language.figures import figures
from handbook.language.value import Kind, Value
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place
from handbook.model.kinds.curriculum import Curriculum
from handbook.model.kinds.document import DocumentData
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_TITLED: Final = ("laws", "sources")
"""Registers whose entries are called what others called them."""

_SAID: Final = re.compile(r"(?s).+")
_HOUR: Final = 3600

RULE = Rule(
    name="typed-figure",
    code="HB503",
    title="Time limits, amounts, shares and counts stand in the register of facts alone.",
    message="the figure {figure} is typed here",
    hint="put it with its source in docs/registers/facts.yml and refer to it: "
    "[{{}} …](fact:its-id); one that nobody confirms is an open point",
    excusable=True,
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    titles = cache(lambda: frozenset(_titles(corpus)))
    for code, text in corpus.prose:
        for place, figure, value in _typed(text):
            if code is None and place in titles():
                continue
            if code and _is_own(corpus.by_code[code].data, value):
                continue
            yield RULE.at(place, document=code, language=text.language.tag, figure=figure)


def _titles(corpus: Corpus) -> Iterator[Place]:
    """Yield where a register gives titles that others gave."""
    for register in (corpus.registers[name] for name in _TITLED):
        for index, entry in enumerate(register.entries):
            yield from (register.place(index, "names", key) for key in entry.names)


def _typed(text: Text | Phrase) -> Iterator[tuple[Place, str, Value]]:
    """Yield the figures that a text types; those in the words of a fact are for fact-words."""
    for figure in figures(text.unlinked, text.language):
        match = _SAID.match(text.unlinked, figure.start, figure.end)
        assert match
        yield text.spot(match), match[0], figure.value


def _is_own(data: DocumentData, value: Value) -> bool:
    """Tell whether a document sets a figure itself: it stands in its own data.

    A course divides its hours as it will.
    """
    if isinstance(data, Curriculum) and value.kind is Kind.DURATION:
        assert isinstance(value.value, Decimal)
        return value.unit == "second" and value.value <= _HOUR * (value.said or 0)
    return value.said in set(_numbers(data.model_dump()))


def _numbers(data: object) -> Iterator[Decimal]:
    match data:
        case int() | Decimal() if not isinstance(data, bool):
            yield Decimal(data)
        case dict():
            yield from (number for child in data.values() for number in _numbers(child))
        case tuple() | list():
            yield from (number for child in data for number in _numbers(child))
