"""A title or heading is too long to be taken in at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

LONGEST: Final = 80
"""Four lines of a page's title on a phone 360 pixels wide; the longest in use has 70."""

RULE = Rule(
    name="title-too-long",
    code="HB433",
    title="Titles and headings can be taken in at a glance.",
    message="this heading has {length} characters; {longest} are four lines on a phone",
    hint="say it in fewer words, and the rest in the paragraph below",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for line, length in _lengths(text):
                if length > LONGEST:
                    yield RULE.at(
                        text.place(line),
                        document=document.code,
                        language=text.language.tag,
                        length=length,
                        longest=LONGEST,
                    )


def _lengths(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the line of each heading, and how many characters it has."""
    if text.titles:
        yield text.titles[0], len(content.words(text.title))
    for section in text.sections:
        yield section.line, len(content.words(section.title))
