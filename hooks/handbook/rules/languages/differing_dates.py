"""A section gives a date, a month or a year that it does not give in other languages."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.differences import unless
from handbook.language.valued import differing_values
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.languages.differing_references import differing_targets
from handbook.rules.languages.differing_structure import differing_builds
from handbook.rules.languages.wrong_language import foreign
from handbook.rules.languages.wrong_script import misspelt
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-dates",
    code="HB312",
    title="A section gives the same dates in every language.",
    message="the languages give different dates here: {sides}",
    hint="give the same date in every language; where this one is right, mend the others",
    requires=(*UNLIKE, "malformed-reference"),
    needs=Needs.DOCUMENT,
    compares=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    different = differing_values(corpus, dates=True)
    for found in unless(different, corpus, differing_builds, differing_targets, foreign, misspelt):
        language = found.language.tag
        yield RULE.at(found.place, document=found.document, language=language, sides=found.sides)
