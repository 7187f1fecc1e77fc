"""A picture comes from another host."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import leaves
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="third-party-resource",
    code="HB014",
    title="Pictures come from the handbook itself.",
    message="the picture {source} comes from another host",
    hint="put it into files/ beside this document, if its licence allows it",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        for picture in text.pictures:
            if leaves(picture.source):
                place = text.place(picture.line, picture.column)
                tag = text.language.tag
                yield RULE.at(place, document=code, language=tag, source=picture.source)
