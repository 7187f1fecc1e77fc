"""Two headings of a text have the same id."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="duplicate-section-id",
    code="HB105",
    title="A section id stands once in a text.",
    message="the section id {id} stands twice",
    hint="give one of the headings another id, the same in all languages",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            seen: set[str] = set()
            for section in text.sections:
                if section.id and section.id in seen:
                    place = text.place(section.line)
                    yield RULE.at(
                        place, document=document.code, language=text.language.tag, id=section.id
                    )
                seen.add(section.id or "")
