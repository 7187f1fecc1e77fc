"""A text lacks a section that every document of its kind has."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-section",
    code="HB402",
    title="Every document has the sections of its kind.",
    message="the section {id}, which every {kind} has, stands in no language",
    hint="write a section whose heading ends with {{#{id}}}",
    requires=("missing-include", "unsafe-include", "include-loop", "heading-without-id"),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        items = {item.id for _, item in document.items()}  # item-without-section tells of these
        wanted = [ident for ident in document.data.SECTIONS if ident not in items]
        missing = [ident for ident in wanted if not document.has_section(ident)]
        for ident in missing if document.texts else ():
            place = document.place("kind")
            yield RULE.at(place, document=document.code, id=ident, kind=document.data.kind)
