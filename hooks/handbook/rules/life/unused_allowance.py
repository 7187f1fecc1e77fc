"""A document excepts itself from a rule that it does not break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Final

from handbook import rules
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.rule import Needs, Rule

_UNSETTLING: Final = frozenset(
    {"duplicate-code", "unknown-document", "unknown-section", "item-without-section"}
)
"""While one of these stands, nobody knows which documents refer to which."""

RULE = Rule(
    name="unused-allowance",
    code="HB609",
    title="Exceptions excuse something.",
    message="nothing in this document needs the exception from {rule}",
    hint="delete it; whoever writes such a thing later should decide anew",
    severity=Severity.WARNING,
    needs=Needs.FINDINGS,
)


def check(corpus: Corpus, day: dt.date, findings: Collection[Finding]) -> Iterator[Finding]:
    is_settled = not corpus.unread and _UNSETTLING.isdisjoint(f.rule for f in findings)
    tried = {
        name
        for name, rule in rules.BY_NAME.items()
        if rule.excusable and (rule.needs is Needs.DOCUMENT or (is_settled and _is_of_all(rule)))
    }
    excused = {(finding.document, finding.rule) for finding in findings}
    spoiled = {finding.place.path.rpartition("/")[0] for finding in corpus.findings}
    for document in corpus.documents:
        if document.folder in spoiled:
            continue
        for index, allowance in enumerate(document.data.allow):
            is_live = allowance.rule in tried and day <= allowance.until
            if is_live and (document.code, allowance.rule) not in excused:
                yield RULE.at(
                    document.place("allow", index, "rule"),
                    document=document.code,
                    rule=allowance.rule,
                )


def _is_of_all(rule: Rule) -> bool:
    """Tell whether a rule judges all documents together; the site is not built yet."""
    return rule.needs is not Needs.SITE
