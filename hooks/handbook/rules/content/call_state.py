"""A call says that it is open, planned or a template, and its days or amounts say otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.kinds import GrantCall
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="call-state",
    code="HB425",
    title="What a call says of its state, its days and amounts bear out.",
    message="{key} {reason}",
    hint="mend the state, or the days and amounts that do not belong to it",
    needs=Needs.DAY,
)

_PAST = N_("is open, and the last day for proposals was {closed}")


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for document in corpus.documents:
        data = document.data
        if not isinstance(data, GrantCall) or data.state != "open":
            continue
        days = {milestone.id: milestone.date for milestone in data.timetable}
        closed = days.get(data.closes or "")
        if closed and closed < day:
            reason = Sentence(_PAST, {"closed": closed})
            place = document.place("state")
            yield RULE.at(place, document=document.code, key="state", reason=reason)
