"""Hours stand beside a number that people in danger call, and nobody has confirmed them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.alarms import TIME, either, leaks_of
from handbook.model import reference
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.prose import rows_at
from handbook.model.registers import Contact
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="typed-hours",
    code="HB513",
    title="No hours stand beside a helpline or an emergency number.",
    message="hours are written beside a number for people in need: {words}",
    hint="leave the hours out, and say whom to call if nobody answers",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)

_NEAR: Final = 3
"""How many lines from the number they are looked for, in what anybody may read."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if "contact" not in text.schemes:
            continue
        is_public = code is None or corpus.by_code[code].data.audience != "professional"
        reach = _NEAR if is_public else 0
        lines = sorted(_numbers(corpus, text))
        hours = list(_hours(text.language.tag).finditer(text.words)) if lines else []
        rows = rows_at(text.words, [match.start() for match in hours])
        first = {text.words.count("\n", 0, match.start()): match for match in reversed(hours)}
        for row in rows:
            if isinstance(text, Phrase) or _is_near(lines, row + 1, reach):
                yield RULE.at(
                    text.spot(first[row]),
                    document=code,
                    language=text.language.tag,
                    words=first[row][0],
                )


def _numbers(corpus: Corpus, text: Text | Phrase) -> Iterator[int]:
    """Yield the lines on which a number for people in need stands."""
    for link in text.links:
        target = reference.parse(link.target)
        entry = corpus.entry(target) if target and target.scheme == "contact" else None
        if isinstance(entry, Contact) and entry.type != "office":
            yield link.line


def _is_near(lines: list[int], line: int, reach: int) -> bool:
    at = bisect_left(lines, line - reach)
    return at < len(lines) and lines[at] <= line + reach


@cache
def _hours(tag: str) -> re.Pattern[str]:
    phrases = (phrase for leaks in leaks_of([tag]) for phrase in leaks.hours)
    return re.compile(rf"(?<![\w/])24/7(?![\w/])|{TIME}|{either(phrases, number=r'[0-2]?[0-9]')}")
