"""An indicator says neither from where it starts nor who must settle that."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.kinds import Indicator
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="indicator-without-baseline",
    code="HB429",
    title="Every indicator has a baseline, or an open point in its place.",
    message="{key} {reason}",
    hint="name the fact from which it starts, or the open point that says who will settle it",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if isinstance(document.data, Indicator) and document.data.baseline is None:
            reason = Sentence(N_("is missing"))
            yield RULE.at(document.place(), document=document.code, key="baseline", reason=reason)
