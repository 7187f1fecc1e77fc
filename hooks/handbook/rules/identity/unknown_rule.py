"""A document excepts itself from a rule that is not there, or that admits no exception."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from handbook import rules
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.nearest import nearest
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unknown-rule",
    code="HB108",
    title="Exceptions name rules that admit them.",
    message="{rule} is not a rule that a document can be excepted from",
    hint="{nearest}",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for index, allowance in enumerate(document.data.allow):
            if allowance.rule not in _excusable():
                yield RULE.at(
                    document.place("allow", index, "rule"),
                    document=document.code,
                    rule=allowance.rule,
                    nearest=nearest(allowance.rule, _excusable()),
                )


@cache
def _excusable() -> frozenset[str]:
    return frozenset(name for name, rule in rules.BY_NAME.items() if rule.excusable)
