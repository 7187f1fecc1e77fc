"""A heading is more than one level below the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="heading-skips-level",
    code="HB435",
    title="Headings go down one level at a time.",
    message="this heading is of level {level}, and the one before it of level {before}",
    hint="write it with {marks}, or give it the heading above that it belongs to",
    needs=Needs.DOCUMENT,
    requires=("missing-title",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            before = 1
            for section in text.sections:
                if section.level > before + 1:
                    yield RULE.at(
                        text.place(section.line),
                        document=document.code,
                        language=text.language.tag,
                        level=section.level,
                        before=before,
                        marks="#" * (before + 1),
                    )
                before = section.level
