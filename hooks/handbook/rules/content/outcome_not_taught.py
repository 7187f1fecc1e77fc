"""No module of a course serves one of its outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import Curriculum
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="outcome-not-taught",
    code="HB411",
    title="Every outcome of a course is taught.",
    message="no module serves the outcome {id}",
    hint="list {id} under outcomes of the module that teaches it, or take it out",
    requires=("unknown-item",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if isinstance(data := document.data, Curriculum):
            taught = {ident for module in data.modules for ident in module.outcomes}
            for index, outcome in enumerate(data.outcomes):
                if outcome.id not in taught:
                    place = document.place("outcomes", index, "id")
                    yield RULE.at(place, document=document.code, id=outcome.id)
