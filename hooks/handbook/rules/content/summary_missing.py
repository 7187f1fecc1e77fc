"""No summary stands after the title of a text."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="summary-missing",
    code="HB434",
    title="A paragraph after the title says what a document is about.",
    message="no summary stands after the title",
    hint="write one or two sentences under the title: what it is, and for whom",
    needs=Needs.DOCUMENT,
    requires=("missing-title", "missing-include", "unsafe-include", "include-loop"),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            if text.titles and not text.summary:
                place = text.place(text.titles[0])
                yield RULE.at(place, document=document.code, language=text.language.tag)
