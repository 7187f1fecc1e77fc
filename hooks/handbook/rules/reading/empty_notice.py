"""A notice holds nothing: its words are missing, or are not indented below it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="empty-notice",
    code="HB024",
    title="Every notice holds words.",
    message="nothing stands in this notice",
    hint="indent what belongs to it by four spaces, or take the notice out in every language",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            if "!!!" not in text.source:
                continue
            for node, line in text.nodes:
                if type(node) is content.Notice and not node.blocks:
                    place = text.place(node.line or line)
                    yield RULE.at(place, document=document.code, language=text.language.tag)
