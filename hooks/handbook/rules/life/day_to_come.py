"""A day on which something is said to have happened is still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import DocumentData
from handbook.model.marks import KeyPath
from handbook.model.registers import Contact, Entry, Fact, Law, Source
from handbook.rules.rule import Needs, Rule

_SLACK: Final = dt.timedelta(days=31)
"""How far a day may be ahead of that of the check, which is the day of the last commit."""

RULE = Rule(
    name="day-to-come",
    code="HB611",
    title="What happened has a day that is past.",
    message="{key} says what happened, and {day} is still to come",
    hint="mend the day; what is planned is told in the text",
    severity=Severity.WARNING,
    needs=Needs.DAY,
)

Day = tuple[KeyPath, dt.date | None]
"""The way to a day, and the day."""


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    latest = day + _SLACK
    for document in corpus.documents:
        for at, happened in _of_document(document.data):
            if happened and happened > latest:
                place = document.place(*at)
                yield RULE.at(place, document=document.code, key=at[-1], day=str(happened))
    for register in corpus.registers.values():
        for index, entry in enumerate(register.entries):
            for at, happened in _of_entry(entry):
                if happened and happened > latest:
                    place = register.place(index, *at)
                    yield RULE.at(place, key=at[-1], day=str(happened))


def _of_document(data: DocumentData) -> Iterator[Day]:
    for address, text in data.texts.items():
        yield ("texts", address, "drafted"), text.drafted
        for index, review in enumerate(text.reviews):
            yield ("texts", address, "reviews", index, "date"), review.date
    if data.adoption:
        yield ("adoption", "date"), data.adoption.date
    for index, point in enumerate(data.open_points):
        yield ("open-points", index, "raised"), point.raised
    for index, consent in enumerate(data.consents):
        yield ("consents", index, "recorded"), consent.recorded


def _of_entry(entry: Entry) -> Iterable[Day]:
    match entry:
        case Contact(checked=checked) | Fact(checked=checked) | Source(checked=checked):
            return [(("checked",), checked)]
        case Law(decided=decided, gazette=gazette):
            published = gazette.date if gazette else None
            return [(("decided",), decided), (("gazette", "date"), published)]
    return ()
