"""A sentence gives away what must stay unknown: who is on duty, when, which way, from when on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from handbook.language.alarms import (
    INITIAL,
    NAME,
    PLATE,
    ROAD,
    TIME,
    either,
    found,
    leaks_of,
    places,
    sentences,
)
from handbook.language.leaks import Secret
from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence, Severity
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="never-written",
    code="HB524",
    title="What must stay unknown is not written: only what it is called, and who is asked.",
    message="this seems to tell {secret}",
    hint="name only the part, its owner and whom an entitled officer asks; if it was pushed, do "
    "what docs/contributing/review/en.md#pushed-by-mistake says",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    discreet=True,
    excusable=True,
)

_SECRETS: Final[Mapping[Secret, str]] = {
    "contact-points": N_("the name or line of a contact point"),
    "escort": N_("how people are escorted or transported"),
    "techniques": N_("how a special investigative technique is used"),
    "border": N_("by what people are selected at a border"),
    "risk": N_("from which score a risk counts as high"),
    "witnesses": N_("how a witness is protected"),
}


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = tuple(language.tag for language in corpus.languages)
    for code, text in corpus.prose:
        words, tag = text.words, text.language.tag
        topics = found(text, tag, tags)
        for secret in _SECRETS.keys() & topics.keys():
            details = _details(secret, tag, tags)
            for topic, begin, end in sentences(words, topics[secret]):
                if all(detail.search(words, begin, end) for detail in details):
                    what = Sentence(_SECRETS[secret])
                    yield RULE.at(text.spot(topic), document=code, language=tag, secret=what)


@cache
def _details(secret: Secret, tag: str, tags: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what a sentence holds, beside its topic, that gives the secret away."""
    words = tongue(tag)
    assert words
    assert words.leaks
    leaks = words.leaks
    counts = [word for count, forms in words.numbers.counts.items() if count > 1 for word in forms]
    number = "|".join([r"\d{1,4}", *map(re.escape, sorted(counts, key=len, reverse=True))])
    marks = {
        "@time": TIME,
        "@plate": PLATE,
        "@road": ROAD,
        "@place": places(leaks, leaks_of(tags)),
        "@name": rf"{either(leaks.courtesy)} ?{NAME}|{INITIAL} ?{INITIAL}",
    }
    _, *groups = leaks.never_written[secret]
    return tuple(
        re.compile(
            "|".join(
                [
                    *(marks[phrase] for phrase in group if phrase in marks),
                    either((phrase for phrase in group if phrase not in marks), number=number),
                ]
            )
        )
        for group in groups
    )
