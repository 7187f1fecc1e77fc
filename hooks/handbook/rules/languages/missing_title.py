"""A text does not begin with its title."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-title",
    code="HB303",
    title="A text begins with one title.",
    message="this text does not begin with a heading of level 1",
    hint="write the title in the first line: # Title",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            if not text.title or _comes_late(text):
                yield RULE.at(text.place(), document=document.code, language=text.language.tag)


def _comes_late(text: Text) -> bool:
    """Tell whether a section stands before the title."""
    return bool(text.sections) and text.sections[0].line < min(text.titles)
