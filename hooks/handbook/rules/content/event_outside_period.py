"""An event of a campaign falls outside the days of the campaign."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import Campaign
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="event-outside-period",
    code="HB439",
    title="The events of a campaign fall within its period.",
    message="{id} is on {date}, and the campaign runs from {first} to {last}",
    hint="mend the day of the event, or the period",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, Campaign):
            continue
        period = document.data.period
        for index, event in enumerate(document.data.events):
            if event.date and not period.from_ <= event.date <= period.to:
                yield RULE.at(
                    document.place("events", index, "date"),
                    document=document.code,
                    id=event.id,
                    date=event.date,
                    first=period.from_,
                    last=period.to,
                )
