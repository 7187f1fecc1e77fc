"""A sentence, or a field, tells as a fact what is not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.phrases import either
from handbook.language.tongue import tongue
from handbook.model import fields, reference
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import Target
from handbook.model.registers import Fact
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_ENDS: Final = (".", "!", "?", ".)", "?)", ".”", ".“", ".»")

RULE = Rule(
    name="unconfirmed-as-fact",
    code="HB504",
    title="What is not confirmed is told as not confirmed.",
    message="what the fact {id} says is not confirmed, and nothing here tells the reader",
    hint="say in the same sentence that it is not confirmed; a baseline can be an open point",
    requires=("deadline-without-source",),
    excusable=True,
    needs=Needs.DOCUMENT,
    registers=("facts",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for found in fields.iter_references(document.data):
            target = reference.target(found.scheme, found.target)
            if fact := _doubtful(corpus, target):
                place = document.place(*found.at)
                yield RULE.at(place, document=document.code, id=fact.id)
    for code, text in corpus.prose:
        if "fact" not in text.schemes:
            continue
        for link in text.links:
            if reference.scheme_of(link.target) != "fact":
                continue
            fact = _doubtful(corpus, reference.parse(link.target))
            if fact and not _says_so(text, link.line):
                yield RULE.at(
                    text.place(link.line, link.column),
                    document=code,
                    language=text.language.tag,
                    id=fact.id,
                )


def _doubtful(corpus: Corpus, target: Target | None) -> Fact | None:
    """Return the fact that a reference names, where it is not confirmed."""
    if target is None or target.scheme != "fact":
        return None
    entry = corpus.entry(target)
    return entry if isinstance(entry, Fact) and entry.status != "confirmed" else None


def _says_so(text: Text | Phrase, line: int) -> bool:
    """Tell whether the sentence on a line has a word of doubt; in a table, the row."""
    known = tongue(text.language.tag)
    return known is None or bool(_doubts(known.doubt).search(_sentence(text.words, line)))


@cache
def _doubts(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(either(words))


def _sentence(words: str, line: int) -> str:
    """Return the rows of the sentence that stands on a line: most often that row alone."""
    rows = words.split("\n")
    first = last = min(max(line, 1), len(rows)) - 1
    while first > 0 and _goes_on(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and _goes_on(rows[last], rows[last + 1]):
        last += 1
    return "\n".join(rows[first : last + 1])


def _goes_on(row: str, following: str) -> bool:
    is_prose = bool(row.strip() and following.strip() and " | " not in row + following)
    return is_prose and not row.rstrip().endswith(_ENDS)
