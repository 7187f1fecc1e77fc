"""A document excepts itself from a rule for longer than anybody can foresee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

_LONGEST: Final = dt.timedelta(days=2 * 366)
"""Two years, whichever they are."""

RULE = Rule(
    name="distant-allowance",
    code="HB611",
    title="Exceptions end within two years.",
    message="the exception from {rule} ends only on {day}",
    hint="write a day within two years, on which somebody looks again",
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for document in corpus.documents:
        for index, allowance in enumerate(document.data.allow):
            if allowance.until - day > _LONGEST:
                yield RULE.at(
                    document.place("allow", index, "until"),
                    document=document.code,
                    rule=allowance.rule,
                    day=allowance.until.isoformat(),
                )
