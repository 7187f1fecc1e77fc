"""A contact was to be checked again before today, and was not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Contact
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="stale-contact",
    code="HB505",
    title="Every contact is checked again in time.",
    message="the contact {id} was to be checked again by {day}",
    hint="have someone call or write to it, then set checked, recheck-by and status anew",
    severity=Severity.WARNING,
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    register = corpus.registers["contacts"]
    for index, contact in enumerate(register.entries):
        if not isinstance(contact, Contact) or contact.status == "obsolete":
            continue
        if contact.recheck_by < day:
            place = register.place(index, "recheck-by")
            yield RULE.at(place, id=contact.id, day=contact.recheck_by.isoformat())
