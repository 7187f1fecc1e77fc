"""A programme describes a service that none of its stages uses."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import Programme
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="service-without-stage",
    code="HB442",
    title="Every service of a programme is used in one of its stages.",
    message="no stage uses the service {id}",
    hint="name it under services of the stage in which people receive it",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
    requires=("duplicate-id", "unknown-item", "item-without-section"),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        data = document.data
        if not isinstance(data, Programme):
            continue
        used = {ident for stage in data.stages for ident in stage.services}
        for index, service in enumerate(data.services):
            if service.id not in used:
                place = document.place("services", index, "id")
                yield RULE.at(place, document=document.code, id=service.id)
