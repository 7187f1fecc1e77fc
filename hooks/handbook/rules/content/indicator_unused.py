"""An indicator measures nothing: no procedure, plan, campaign or programme names it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import Campaign, Indicator, Plan, Programme, Sop
from handbook.rules.rule import Rule

RULE = Rule(
    name="indicator-unused",
    code="HB430",
    title="Every indicator measures something.",
    message="no procedure, plan, campaign or programme is measured by {code}",
    hint="name it under indicators of what it measures",
    severity=Severity.WARNING,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    if corpus.unread:
        return
    used = {
        found.target
        for document in corpus.documents
        if isinstance(document.data, Sop | Plan | Campaign | Programme)
        for found in fields.iter_references(document.data)
        if found.scheme == "doc" and "indicators" in found.at
    }
    for document in corpus.documents:
        if isinstance(document.data, Indicator) and document.code not in used:
            yield RULE.at(document.place("code"), document=document.code, code=document.code)
