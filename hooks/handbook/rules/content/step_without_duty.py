"""No duty of a job description carries out a step."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.coverage import left_out
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.rule import Rule

RULE = Rule(
    name="step-without-duty",
    code="HB409",
    title="Every step is part of somebody's duties.",
    message="no duty of a job description carries out {code}#{id}",
    hint="list {code}#{id} under steps of the duty that carries it out",
    severity=Severity.WARNING,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    causes = tuple(d.code for d in corpus.documents if d.data.kind == "job-description")
    for document, index, step in left_out(corpus, "job-description"):
        place, code = document.place("steps", index, "id"), document.code
        yield RULE.at(place, document=code, causes=causes, code=code, id=step.id)
