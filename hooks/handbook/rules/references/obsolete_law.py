"""A reference leads to a law that no longer applies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Law
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="obsolete-law",
    code="HB211",
    title="Documents rest on laws that apply.",
    message="{law} has not applied since {ended}",
    hint="refer to what came in its place, or, where the past is meant, allow it with the reason",
    severity=Severity.WARNING,
    needs=Needs.DAY,
    excusable=True,
    registers=("laws",),
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    laws = corpus.registers["laws"]
    ended = {law.id: law for law in laws.entries if isinstance(law, Law) and _is_over(law, day)}
    for use in corpus.uses if ended else ():
        if use.document and use.target.scheme == "law" and (law := ended.get(use.target.id)):
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                law=law.number or law.id,
                ended=law.ended,
            )


def _is_over(law: Law, day: dt.date) -> bool:
    return law.ended is not None and law.ended <= day
