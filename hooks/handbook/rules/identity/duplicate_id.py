"""Two entries of a register, or two items of a document, have the same id."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Rule

RULE = Rule(
    name="duplicate-id",
    code="HB104",
    title="An id stands once in a register or list.",
    message="the id {id} stands twice",
    hint="give one of them another id",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for register in corpus.registers.values():
        seen: set[str] = set()
        for index, entry in enumerate(register.entries):
            if entry.id in seen:
                yield RULE.at(register.place(index, "id"), id=entry.id)
            seen.add(entry.id)
    for document in corpus.documents:
        ids: set[str] = set()
        for at, item in document.items():
            if item.id in ids:
                yield RULE.at(document.place(*at, "id"), document=document.code, id=item.id)
            ids.add(item.id)
