"""A contact or document is to be looked at again only after longer than anybody can foresee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import DocumentData
from handbook.model.registers import Contact
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="distant-review",
    code="HB613",
    title="Contacts are checked again within two years, documents within five.",
    message="{key} is {written}, more than {years} years after {begin}",
    hint="write a day within {years} years, on which somebody looks again",
    needs=Needs.DAY,
)

_YEAR: Final = dt.timedelta(days=366)
_CONTACT: Final = 2
_DOCUMENT: Final = 5
"""How many years may pass."""


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    register = corpus.registers["contacts"]
    for index, contact in enumerate(register.entries):
        if not isinstance(contact, Contact) or contact.status == "obsolete":
            continue
        if contact.recheck_by - contact.checked > _CONTACT * _YEAR:
            yield RULE.at(
                register.place(index, "recheck-by"),
                key="recheck-by",
                written=contact.recheck_by.isoformat(),
                years=_CONTACT,
                begin=contact.checked.isoformat(),
            )
    for document in corpus.documents:
        due, begin = document.data.review_by, _newest(document.data, day)
        if due and due - begin > _DOCUMENT * _YEAR:
            yield RULE.at(
                document.place("review-by"),
                document=document.code,
                key="review-by",
                written=due.isoformat(),
                years=_DOCUMENT,
                begin=begin.isoformat(),
            )


def _newest(data: DocumentData, day: dt.date) -> dt.date:
    """Return the day of the check, or that of the last work on a document if it is an older one."""
    done = [text.drafted for text in data.texts.values() if text.drafted]
    done += [review.date for text in data.texts.values() for review in text.reviews]
    done += [data.adoption.date] if data.adoption else []
    return max([day, *done])
