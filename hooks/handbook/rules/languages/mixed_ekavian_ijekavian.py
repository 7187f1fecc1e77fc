"""A word has the form of another standard of the language than the text's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.language.standards import Standards, standards
from handbook.language.titles import Titles, is_title
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_WORD: Final = re.compile(r"\w+")

RULE: Final = Rule(
    name="mixed-ekavian-ijekavian",
    code="HB322",
    title="A text keeps to one standard of its language.",
    message="“{word}” is of another standard of this language",
    hint="write “{own}”, in the form that fits; what is quoted stands in quotation marks",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        known = standards(text.language.tag)
        if known is None or is_title(text):
            continue
        for match, own in _mixed(text, known):
            yield RULE.at(
                text.spot(match),
                document=code,
                language=text.language.tag,
                word=match[0],
                own=own,
            )


def _mixed(text: Text | Phrase, known: Standards) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words that have another standard's form, with the text's own form of each."""
    found = known.find(text)
    if not found:
        return
    titles = Titles(text)
    for match in _WORD.finditer(text.words):
        own = found.get(match[0].lower())
        if own and not known.is_name(match[0]) and not titles.cover(match):
            yield match, own
