"""Keeps what may not be public out of the words of other rules, which quote what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Sentence
from handbook.model.text import Text

HIDDEN: Final = "…"
"""What stands in the place of words that may not be repeated."""

_QUOTED: Final = re.compile(r"[^\s,;:()\[\]«»„“”\"'’]{3,}|\d+")


def discreetly(
    corpus: Corpus, findings: Sequence[Finding], discreet: frozenset[str]
) -> Iterator[Finding]:
    """Yield findings, none of them with a word of a line in which a discreet rule found something.

    ``discreet`` are the names of those rules.
    """
    secret = {(f.place.path, f.place.line) for f in findings if f.rule in discreet}
    rows = "\n".join(_rows(corpus, secret)) if secret else ""
    for finding in findings:
        if rows and finding.rule not in discreet:
            yield replace(finding, values=_hidden(finding.values, rows))
        else:
            yield finding


def hushed(findings: Sequence[Finding], discreet: frozenset[str]) -> Iterator[Finding]:
    """Yield findings, none of them with words typed where a discreet rule found something.

    This needs no text at hand, and sees nothing but that line.
    """
    secret = {(f.place.path, f.place.line) for f in findings if f.rule in discreet}
    for finding in findings:
        here = (finding.place.path, finding.place.line)
        if finding.rule not in discreet and here in secret:
            yield replace(finding, values=_silenced(finding.values))
        else:
            yield finding


def _silenced(values: Mapping[str, object]) -> Mapping[str, object]:
    return {
        key: Sentence(value.text, _silenced(value.values))
        if isinstance(value, Sentence)
        else HIDDEN
        for key, value in values.items()
    }


def _rows(corpus: Corpus, secret: set[tuple[str, int]]) -> Iterator[str]:
    """Yield the lines of texts and data that hold something."""
    paths = {path for path, _ in secret}
    for document in corpus.documents:
        for number, row in enumerate(document.source.split("\n"), 1):
            if (document.path, number) in secret:
                yield row
    for _, text in corpus.prose:
        if isinstance(text, Text) and paths & {path for _, path, _ in text.lines.segments}:
            for number, row in enumerate(text.source.split("\n"), 1):
                place = text.place(number)
                if (place.path, place.line) in secret:
                    yield row
        elif not isinstance(text, Text) and (text.where.path, text.where.line) in secret:
            yield text.words


def _hidden(values: Mapping[str, object], rows: str) -> Mapping[str, object]:
    return {key: _value(value, rows) for key, value in values.items()}


def _value(value: object, rows: str) -> object:
    if isinstance(value, Sentence):
        return Sentence(value.text, _hidden(value.values, rows))
    said = str(value)
    kept = _QUOTED.sub(lambda match: HIDDEN if match[0] in rows else match[0], said)
    return value if kept == said else kept
