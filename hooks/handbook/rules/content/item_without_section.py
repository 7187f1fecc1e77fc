"""An item of document.yml has no section that holds its words."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="item-without-section",
    code="HB401",
    title="Every item has its section.",
    message="{id} has no section in any language",
    hint="write a section whose heading ends with {{#{id}}}",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for at, item in document.items():
            if document.texts and not document.has_section(item.id):
                yield RULE.at(document.place(*at, "id"), document=document.code, id=item.id)
