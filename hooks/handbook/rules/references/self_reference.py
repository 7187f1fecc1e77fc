"""A document names itself among the documents that it is related to."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="self-reference",
    code="HB216",
    title="Related documents are others.",
    message="{code} names itself among the documents that it is related to",
    hint="name another document, or take the line out",
    requires=("duplicate-code",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for index, code in enumerate(document.data.related):
            if code == document.code:
                place = document.place("related", index)
                yield RULE.at(place, document=document.code, code=code)
