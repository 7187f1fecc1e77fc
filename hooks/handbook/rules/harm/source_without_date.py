"""A source does not say when it was published, nor that this is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Source
from handbook.rules.rule import Rule

RULE = Rule(
    name="source-without-date",
    code="HB507",
    title="Every source says when it was published, or that this is not known.",
    message="the source {id} does not say when it was published",
    hint="write date: 2021, 2021-10 or 2021-10-18; write date: unknown where it gives none",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    register = corpus.registers["sources"]
    for index, source in enumerate(register.entries):
        if isinstance(source, Source) and source.date is None:
            yield RULE.at(register.place(index, "id"), id=source.id)
