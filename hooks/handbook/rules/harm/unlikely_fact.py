"""A fact is more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Fact
from handbook.rules.rule import Rule

_WHOLE: Final = 100

RULE: Final = Rule(
    name="unlikely-fact",
    code="HB529",
    title="A share is no more than the whole.",
    message="{id} is {value} percent, more than the whole",
    hint="look at the source: was a count or an amount meant? A growth by more than all can stand",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    register = corpus.registers["facts"]
    for index, fact in enumerate(register.entries):
        if not isinstance(fact, Fact) or fact.unit != "percent":
            continue
        if isinstance(fact.value, Decimal) and fact.value > _WHOLE:
            yield RULE.at(register.place(index, "value"), id=fact.id, value=fact.value)
