"""The day up to which a document excepts itself from a rule is past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="expired-allowance",
    code="HB608",
    title="Exceptions end on the day that they name.",
    message="the exception from {rule} ended on {day}",
    hint="mend what it excused and delete it, or write a new end and why it is still needed",
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for document in corpus.documents:
        for index, allowance in enumerate(document.data.allow):
            if allowance.until < day:
                yield RULE.at(
                    document.place("allow", index, "until"),
                    document=document.code,
                    rule=allowance.rule,
                    day=allowance.until.isoformat(),
                )
