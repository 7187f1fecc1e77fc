"""An activity of a plan is measured by nothing."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import Plan
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="activity-without-indicator",
    code="HB431",
    title="Every activity of a plan is measured by an indicator.",
    message="no indicator measures {id}",
    hint="name the indicators that move when it succeeds: indicators: and one code a line",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, Plan):
            continue
        for index, activity in enumerate(document.data.activities):
            if not activity.indicators:
                place = document.place("activities", index, "id")
                yield RULE.at(place, document=document.code, id=activity.id)
