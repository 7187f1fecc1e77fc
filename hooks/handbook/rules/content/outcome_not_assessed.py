"""A course does not find out whether one of its outcomes was reached."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import Curriculum
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="outcome-not-assessed",
    code="HB414",
    title="Every outcome of a course is tested or observed.",
    message="the assessment neither tests nor observes the outcome {id}",
    hint="list {id} under outcomes of the assessment, or under observed where trainers see it",
    requires=("unknown-item",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield what is taught and not assessed; what is not taught, another rule reports."""
    for document in corpus.documents:
        if isinstance(data := document.data, Curriculum):
            taught = {ident for module in data.modules for ident in module.outcomes}
            missed = taught.difference(data.assessment.outcomes, data.assessment.observed)
            for index, outcome in enumerate(data.outcomes):
                if outcome.id in missed:
                    place = document.place("outcomes", index, "id")
                    yield RULE.at(place, document=document.code, id=outcome.id)
