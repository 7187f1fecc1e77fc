"""From a step no way leads to the end of the procedure."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import Sop
from handbook.model.ways import backwards, heads, reached
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="step-without-end",
    code="HB405",
    title="From every step a way leads to the end of the procedure.",
    message="from {id} no way leads to a step that ends the procedure",
    hint="name under next a step that leads to the end, or leave next out where the procedure ends",
    requires=("duplicate-id", "unreachable-step"),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each end that is missing, at the last step that goes round."""
    for document in corpus.documents:
        if not isinstance(data := document.data, Sop):
            continue
        back = backwards(data.ways)
        ending = reached(_ends(data), back)
        endless = [step.id for step in reversed(data.steps) if step.id not in ending]
        lost = set(heads(endless, back))
        for index, step in enumerate(data.steps):
            if step.id in lost:
                place = document.place("steps", index, "id")
                yield RULE.at(place, document=document.code, id=step.id)


def _ends(data: Sop) -> Iterator[str]:
    """Yield the steps that end the procedure or lead out of it.

    One that leads to no step may lead to the end: unknown-next-step reports it.
    """
    ways = data.ways
    for step in data.steps:
        if not step.next or any(data.own(way.to) not in ways for way in step.next):
            yield step.id
