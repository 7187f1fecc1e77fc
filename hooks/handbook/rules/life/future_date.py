"""What was done has a day that has not come yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, TypeAlias

from handbook.model.corpus import Corpus, Register
from handbook.model.diagnostic import Finding, Severity
from handbook.model.document import Document
from handbook.model.kinds import DocumentData
from handbook.model.marks import KeyPath
from handbook.model.registers import UNDATED, Contact, Entry, Fact, Law, Source
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="future-date",
    code="HB612",
    title="What was done has a day that has come.",
    message="{key} is {written}, after {day}, the day of this check",
    hint="write the day on which it was done; if that is right, ask again with --date",
    severity=Severity.WARNING,
    needs=Needs.DAY,
)

_UNSAVED: Final = dt.timedelta(days=7)
"""How far work may be ahead of the newest commit, whose day is that of the check."""

_FEW: Final = 9
_SHARE: Final = 10
"""Where more days lie ahead than so many, and than one in so many, the check is of an old day."""

_Written: TypeAlias = "tuple[KeyPath, dt.date | str | None]"


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    latest = (day + _UNSAVED).isoformat()
    holders: tuple[Register | Document, ...] = (*corpus.registers.values(), *corpus.documents)
    days = [
        (holder, at, str(written))
        for holder in holders
        for at, written in _days(holder)
        if written and written != UNDATED
    ]
    ahead = [one for one in days if one[2] > latest[: len(one[2])]]
    if len(ahead) > max(_FEW, len(days) // _SHARE):
        return
    for holder, at, written in ahead:
        yield RULE.at(
            holder.place(*at),
            document=holder.code if isinstance(holder, Document) else None,
            key=at[-1],
            written=written,
            day=day.isoformat(),
        )


def _days(holder: Register | Document) -> Iterator[_Written]:
    """Yield the days on which something was done, with the way to each."""
    if isinstance(holder, Document):
        yield from _of_document(holder.data)
        return
    for index, entry in enumerate(holder.entries):
        for at, written in _of_entry(entry):
            yield (index, *at), written


def _of_entry(entry: Entry) -> Iterator[_Written]:
    match entry:
        case Contact():
            yield ("checked",), entry.checked
        case Fact():
            yield ("checked",), entry.checked
            yield ("as-of",), entry.as_of
        case Source():
            yield ("checked",), entry.checked
        case Law():
            yield ("decided",), entry.decided
            yield ("gazette", "date"), entry.gazette.date if entry.gazette else None


def _of_document(data: DocumentData) -> Iterator[_Written]:
    for address, text in data.texts.items():
        yield ("texts", address, "drafted"), text.drafted
        for index, review in enumerate(text.reviews):
            yield ("texts", address, "reviews", index, "date"), review.date
    yield ("adoption", "date"), data.adoption.date if data.adoption else None
    for index, point in enumerate(data.open_points):
        yield ("open-points", index, "raised"), point.raised
    for index, consent in enumerate(data.consents):
        yield ("consents", index, "recorded"), consent.recorded
