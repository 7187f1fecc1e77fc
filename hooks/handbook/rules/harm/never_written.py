"""A sentence gives away what must stay unknown: who is on duty, when, which way, from when on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
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
    spoken,
    spoken_of,
)
from handbook.language.leaks import Secret
from handbook.language.persons import known, names
from handbook.language.stretches import Span, stretches
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

_NAMED: Final = "contact-points"
"""The secret that two words with a capital can give away."""


def check(corpus: Corpus) -> Iterator[Finding]:
    tags, others = tuple(language.tag for language in corpus.languages), corpus.once(known)
    for code, text, tag in spoken(corpus):
        words = text.words
        topics = found(text, tag, tags)
        for secret in _SECRETS.keys() & topics.keys():
            details = _details(secret, tag, tags)
            for topic, spans in stretches(text, topics[secret]):
                told = all(any(detail.search(words, *span) for span in spans) for detail in details)
                if told or (secret == _NAMED and _is_named(words, spans, others, tags)):
                    what = Sentence(_SECRETS[secret])
                    yield RULE.at(
                        text.spot(topic), document=code, language=tag or None, secret=what
                    )


def _is_named(
    words: str, spans: Iterable[Span], others: frozenset[str], tags: tuple[str, ...]
) -> bool:
    return any(True for span in spans for _ in names(words, *span, others, tags))


@cache
def _details(secret: Secret, tag: str, tags: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what a sentence holds, beside its topic, that gives the secret away."""
    some = spoken_of(tag, tags)
    courtesy = either(word for leaks in some for word in leaks.courtesy)
    counts = _counts((tag,) if tag else tags)
    number = "|".join([r"\d{1,4}", *map(re.escape, sorted(counts, key=len, reverse=True))])
    marks = {
        "@time": TIME,
        "@plate": PLATE,
        "@road": ROAD,
        "@place": places(some, leaks_of(tags)),
        "@name": rf"{courtesy} ?{NAME}|{INITIAL} ?{INITIAL}",
    }
    groups = zip(*(leaks.never_written[secret][1:] for leaks in some), strict=True)
    return tuple(
        re.compile(
            "|".join(
                [
                    *(marks[phrase] for phrase in group if phrase in marks),
                    either((phrase for phrase in group if phrase not in marks), number=number),
                ]
            )
        )
        for group in map(tuple, map(chain.from_iterable, groups))
    )


def _counts(tags: tuple[str, ...]) -> list[str]:
    """Return the words for two and more."""
    numbers = [words.numbers for tag in tags if (words := tongue(tag))]
    forms = [forms for one in numbers for count, forms in one.counts.items() if count > 1]
    return [word for form in forms for word in form]
