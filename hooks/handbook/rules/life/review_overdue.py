"""The day by which a document's owner reviews it is past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="review-overdue",
    code="HB601",
    title="Documents are reviewed by the day that they name.",
    message="the review of {code} was due on {day}",
    hint="let its owner review it, then write the day of the next review",
    severity=Severity.WARNING,
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for document in corpus.documents:
        due = document.data.review_by
        if due and due < day:
            yield RULE.at(
                document.place("review-by"),
                document=document.code,
                code=document.code,
                day=due.isoformat(),
            )
