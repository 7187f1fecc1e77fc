"""No module of a curriculum teaches a step."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.coverage import left_out
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.rule import Rule

RULE = Rule(
    name="step-not-taught",
    code="HB410",
    title="Every step is taught in a course.",
    message="no module of a curriculum teaches {code}#{id}",
    hint="list {code}#{id} under steps of the module that teaches it",
    severity=Severity.WARNING,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    causes = tuple(d.code for d in corpus.documents if d.data.kind == "curriculum")
    for document, index, step in left_out(corpus, "curriculum"):
        place, code = document.place("steps", index, "id"), document.code
        yield RULE.at(place, document=code, causes=causes, code=code, id=step.id)
