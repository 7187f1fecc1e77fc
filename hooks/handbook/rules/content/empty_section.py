"""A heading has nothing below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="empty-section",
    code="HB438",
    title="Something stands below every heading.",
    message="nothing stands below this heading",
    hint="write the section, or take its heading out in every language",
    needs=Needs.DOCUMENT,
    requires=("missing-include", "unsafe-include", "include-loop"),
)

MADE: Final = frozenset(
    {"annexes", "audiences", "competences", "costs", "eligibility", "evaluation-grid"}
    | {"events", "fields", "lots", "outcomes", "staff", "timetable"}
)
"""Sections whose table or list is made from ``document.yml``; they need no words."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for line in _empty(text):
                place = text.place(line)
                yield RULE.at(place, document=document.code, language=text.language.tag)


def _empty(text: Text) -> Iterator[int]:
    """Yield the line of each section without words, unless a deeper one follows.

    A second title is a fault of its own.
    """
    for section, after in zip_longest(text.sections, text.sections[1:]):
        has_more = after is not None and after.level > section.level
        if section.level > 1 and not (section.blocks or has_more or section.id in MADE):
            yield section.line
