"""Hours stand beside a number that people in danger call, and nobody has confirmed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

from handbook.language.alarms import TIME, either, leaks_of
from handbook.model import reference
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
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
        seen: set[int] = set()
        for begin, end in _near(text, sorted(set(_numbers(corpus, text))), reach):
            for match in _hours(text.language.tag).finditer(text.words, begin, end):
                row = text.words.count("\n", 0, match.start())
                if row not in seen:
                    seen.add(row)
                    yield RULE.at(
                        text.spot(match),
                        document=code,
                        language=text.language.tag,
                        words=match[0],
                    )


def _near(text: Text | Phrase, lines: list[int], reach: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text's words that stand near some of its lines."""
    if not lines:
        return
    if isinstance(text, Phrase):
        yield 0, len(text.words)
        return
    starts = [0, *accumulate(len(row) + 1 for row in text.word_rows)]
    end = 0
    for line in lines:
        first, last = max(line - 1 - reach, 0), min(line + reach, len(starts) - 1)
        begin = max(starts[min(first, len(starts) - 1)], end)
        end = max(starts[last], begin)
        yield begin, end


def _numbers(corpus: Corpus, text: Text | Phrase) -> Iterator[int]:
    """Yield the lines on which a number for people in need stands."""
    for link in text.links:
        target = reference.parse(link.target)
        entry = corpus.entry(target) if target and target.scheme == "contact" else None
        if isinstance(entry, Contact) and entry.type != "office":
            yield link.line


@cache
def _hours(tag: str) -> re.Pattern[str]:
    phrases = (phrase for leaks in leaks_of([tag]) for phrase in leaks.hours)
    return re.compile(rf"(?<![\w/])24/7(?![\w/])|{TIME}|{either(phrases, number=r'[0-2]?[0-9]')}")
