"""A code does not begin with the letters of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import PREFIXES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="code-kind-mismatch",
    code="HB102",
    title="A code begins with the letters of its kind.",
    message="the code {code} should begin with {prefix}",
    hint="write a code that begins with {prefix}-",
    requires=("duplicate-code",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        prefix = PREFIXES[document.data.kind]
        if document.code.partition("-")[0] != prefix:
            place = document.place("code")
            yield RULE.at(place, document=document.code, code=document.code, prefix=prefix)
