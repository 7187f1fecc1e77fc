"""A language has a sentence that others do not have, or lacks one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.language.differences import Difference, explained
from handbook.language.lists import moved_items
from handbook.language.sentences import differing_sentences
from handbook.language.valued import differing_values
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.languages.differing_references import differing_targets
from handbook.rules.languages.differing_structure import differing_builds
from handbook.rules.languages.wrong_language import foreign
from handbook.rules.languages.wrong_script import misspelt
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-sentences",
    code="HB315",
    title="Every language says the same in as many sentences.",
    message="the languages have not as many sentences here: {sides}",
    hint="write the sentence that is missing, or take away the one that is too many; "
    "what one language says in two sentences, say in two in each",
    severity=Severity.WARNING,
    requires=UNLIKE,
    needs=Needs.DOCUMENT,
    compares=True,
    gives_way=True,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    is_explained = explained(corpus, *CAUSES)
    for found, lines in differing_sentences(corpus):
        if not is_explained(found.key):
            yield RULE.at(
                found.place,
                document=found.document,
                language=found.language.tag,
                sides=found.sides,
                lines=lines,
            )


def _differing_values(corpus: Corpus) -> Iterator[Difference]:
    yield from differing_values(corpus, dates=False)
    yield from differing_values(corpus, dates=True)


CAUSES: Final = (
    differing_builds,
    differing_targets,
    _differing_values,
    moved_items,
    foreign,
    misspelt,
)
"""What takes a sentence with it, or brings one along."""
