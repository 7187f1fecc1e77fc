"""A section gives a number, share, amount, duration or time that it does not give elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.differences import unless
from handbook.language.valued import differing_values
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place
from handbook.rules.harm import typed_figure
from handbook.rules.languages.differing_references import differing_targets
from handbook.rules.languages.differing_structure import differing_builds
from handbook.rules.languages.wrong_language import foreign
from handbook.rules.languages.wrong_script import misspelt
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-numbers",
    code="HB311",
    title="A section gives the same numbers in every language.",
    message="the languages give different numbers here: {sides}",
    hint="give the same number in every language; where this one is right, mend the others",
    requires=(*UNLIKE, "malformed-reference", "fact-words"),
    needs=Needs.DOCUMENT,
    compares=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    different = differing_values(corpus, dates=False)
    for found in unless(different, corpus, differing_builds, differing_targets, foreign, misspelt):
        if not found.replaces and found.place in corpus.here(_typed):
            continue
        language = found.language.tag
        yield RULE.at(found.place, document=found.document, language=language, sides=found.sides)


def _typed(corpus: Corpus) -> frozenset[Place]:
    """Return where figures are typed: one in one language alone is told as that, unless excused."""
    excused = {d.code for d in corpus.documents for a in d.data.allow if a.rule == "typed-figure"}
    return frozenset(
        finding.place for finding in typed_figure.check(corpus) if finding.document not in excused
    )
