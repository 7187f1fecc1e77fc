"""Two documents have the same code."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Rule

RULE = Rule(
    name="duplicate-code",
    code="HB101",
    title="A code belongs to one document.",
    message="the code {code} belongs to {other} already",
    hint="give the newer of the two a code of its own; codes are never reused",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.usurpers:
        owner = corpus.by_code[document.code]
        yield RULE.at(
            document.place("code"),
            document=document.code,
            causes=(owner.path,),
            code=document.code,
            other=owner.path,
        )
