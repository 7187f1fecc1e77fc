"""A link has a scheme that can run code or reach files."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import UNSAFE, scheme_of
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unsafe-link",
    code="HB010",
    title="Links lead to pages, registers, mail or the web.",
    message="links of the scheme {scheme}: are not allowed",
    hint="use https:, or a reference such as doc:SOP-01",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if text.schemes.isdisjoint(UNSAFE):
            continue
        for link in text.links:
            scheme = scheme_of(link.target)
            if scheme in UNSAFE:
                place = text.place(link.line, link.column)
                yield RULE.at(place, document=code, language=text.language.tag, scheme=scheme)
