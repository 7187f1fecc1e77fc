"""A link has a scheme that no register has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.language.contacts import calls
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import UNSAFE, WEB, scheme_of
from handbook.model.registers import SCHEMES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unknown-scheme",
    code="HB204",
    title="Links have a known scheme.",
    message="{scheme}: is not the scheme of any register",
    hint="use doc, law, org, role, term, contact, fact or source, or https",
    needs=Needs.DOCUMENT,
)


_KNOWN: Final = frozenset({"", "doc", *SCHEMES, *WEB, *UNSAFE})
"""A link without a scheme has a rule of its own."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if text.schemes <= _KNOWN:
            continue
        for link in text.links:
            scheme = scheme_of(link.target)
            if scheme not in _KNOWN and not calls(link.target):  # that is a typed contact
                place = text.place(link.line, link.column)
                yield RULE.at(place, document=code, language=text.language.tag, scheme=scheme)
