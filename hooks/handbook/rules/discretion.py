"""Keeps what may not be public out of the words of other rules, which quote what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Sentence
from handbook.model.prose import folded
from handbook.model.text import Text

HIDDEN: Final = "…"
"""What stands in the place of words that may not be repeated."""

_QUOTED: Final = re.compile(r"[^\s,;:()\[\]«»„“”\"'’]{3,}|\d+")
_RUN: Final = re.compile(r"\+?[0-9](?:[ /.()-]{0,2}[0-9]){4,}")
"""What may be the number of a telephone or of a person, in whichever groups."""

_NO_DIGITS: Final = re.compile(r"[^0-9\n]+")

Spots = frozenset[tuple[str, int]]
"""Files and lines."""


def discreetly(
    corpus: Corpus, findings: Sequence[Finding], discreet: frozenset[str], weigh: frozenset[str]
) -> Iterator[Finding]:
    """Yield findings, none of them with a word of a line in which a discreet rule found something.

    ``discreet`` are the names of those rules, ``weigh`` of those that print the numbers of all
    languages: a long one without a unit they never print, whether or not it is known to be secret.
    """
    secret = _spots(findings, discreet)
    rows = folded("\n".join(_rows(corpus, secret)))
    hide = _hider(rows)
    for finding in findings:
        values = finding.values
        if finding.rule in weigh:
            values = _each(values, _without_long)
        if rows and finding.rule not in discreet:
            values = _each(values, hide)
        yield replace(finding, values=values)


def hushed(findings: Sequence[Finding], discreet: frozenset[str]) -> Iterator[Finding]:
    """Yield findings, none of them with words typed where a discreet rule found something.

    This needs no text at hand, and sees nothing but that line.
    """
    secret = _spots(findings, discreet)
    for finding in findings:
        if finding.rule not in discreet and _spot(finding) in secret:
            yield replace(finding, values=_each(finding.values, lambda _: HIDDEN))
        else:
            yield finding


def foremost(
    findings: Sequence[Finding], errors: frozenset[str], weigh: frozenset[str]
) -> Iterator[Finding]:
    """Yield findings, but for numbers that are weighed on a line which has to go anyway.

    ``errors`` are the names of discreet rules that end a build, ``weigh`` of those that weigh.
    """
    secret = _spots(findings, errors)
    yield from (f for f in findings if f.rule not in weigh or _spot(f) not in secret)


def _spots(findings: Sequence[Finding], rules: frozenset[str]) -> Spots:
    return frozenset(_spot(finding) for finding in findings if finding.rule in rules)


def _spot(finding: Finding) -> tuple[str, int]:
    return finding.place.path, finding.place.line


def _rows(corpus: Corpus, secret: Spots) -> Iterator[str]:
    """Yield the lines of texts and data that hold something."""
    paths = {path for path, _ in secret}
    for document in corpus.documents if secret else ():
        for number, row in enumerate(document.source.split("\n"), 1):
            if (document.path, number) in secret:
                yield row
    for remark in corpus.remarks if secret else ():
        for number, row in enumerate(remark.words.split("\n"), 1):
            place = remark.place(number)
            if (place.path, place.line) in secret:
                yield row
    for _, text in corpus.prose if secret else ():
        if isinstance(text, Text) and paths & {path for _, path, _ in text.lines.segments}:
            for number, row in enumerate(text.source.split("\n"), 1):
                place = text.place(number)
                if (place.path, place.line) in secret:
                    yield row
        elif not isinstance(text, Text) and (text.where.path, text.where.line) in secret:
            yield text.words


def _each(values: Mapping[str, object], change: Callable[[str], str]) -> Mapping[str, object]:
    """Return values, and those of sentences within, with their words changed."""
    return {key: _value(value, change) for key, value in values.items()}


def _value(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Sentence):
        return Sentence(value.text, _each(value.values, change))
    said = str(value)
    changed = change(said)
    return value if changed == said else changed


def _hider(rows: str) -> Callable[[str], str]:
    """Return what hides the words that stand in some lines, and numbers however they are set."""
    digits = _NO_DIGITS.sub("", rows)

    def hide(said: str) -> str:
        said = _RUN.sub(lambda run: _kept(run[0], _NO_DIGITS.sub("", run[0]), digits), said)
        return _QUOTED.sub(lambda word: _kept(word[0], word[0], rows), said)

    def hidden(said: str) -> str:
        plain = folded(said)
        kept = hide(plain)
        return said if kept == plain else kept

    return hidden


def _kept(said: str, sought: str, among: str) -> str:
    return HIDDEN if sought in among else said


def _without_long(said: str) -> str:
    """Hide a long number that stands alone, as that of a telephone does; a unit keeps it."""
    return HIDDEN if _RUN.fullmatch(folded(said)) else said
