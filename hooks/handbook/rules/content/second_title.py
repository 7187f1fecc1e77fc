"""A text has more than one heading of level 1."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="second-title",
    code="HB436",
    title="A text has one title.",
    message="this is a second title; the first stands in line {line}",
    hint="begin the line with ## and give the heading an id, or move it to a document of its own",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for line in text.titles[1:]:
                yield RULE.at(
                    text.place(line),
                    document=document.code,
                    language=text.language.tag,
                    line=text.place(text.titles[0]).line,
                )
