"""A sentence gives away what must stay unknown: who is on duty, when, which way, from when on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from handbook.language.alarms import INITIAL, NAME, PLATE, ROAD, TIME, either, found, sentence
from handbook.language.leaks import Secret
from handbook.language.tongue import Tongue, tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence, Severity
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="never-written",
    code="HB524",
    title="What must stay unknown is not written: only what it is called, and who is asked.",
    message="this looks like {secret}",
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
        hits = found(words, tag, tags)
        for secret in _SECRETS.keys() & hits.keys():
            seen = set()
            for match in hits[secret]:
                around = sentence(words, match.start())
                if around not in seen and _is_told(secret, tag, words, around):
                    what = Sentence(_SECRETS[secret])
                    yield RULE.at(text.spot(match), document=code, language=tag, secret=what)
                seen.add(around)


def _is_told(secret: Secret, tag: str, words: str, around: tuple[int, int]) -> bool:
    """Tell whether a sentence with the topic of a secret has its details as well."""
    return all(detail.search(words, *around) for detail in _details(secret, tag))


@cache
def _details(secret: Secret, tag: str) -> tuple[re.Pattern[str], ...]:
    words = tongue(tag)
    assert words
    assert words.leaks
    _, *groups = words.leaks.never_written[secret]
    return tuple(re.compile(_group(group, words)) for group in groups)


def _group(group: tuple[str, ...], words: Tongue) -> str:
    """Return the pattern of a group of words, some of which stand for what looks like something."""
    leaks = words.leaks
    assert leaks
    marks = {
        "@time": TIME,
        "@plate": PLATE,
        "@road": ROAD,
        "@place": rf"{either(leaks.near)} (?:\w+ ){{0,2}}?{either(leaks.places, as_written=True)}",
        "@name": rf"{either(leaks.courtesy)} ?{NAME}|{INITIAL} ?{INITIAL}",
    }
    counts = [word for count, forms in words.numbers.counts.items() if count > 1 for word in forms]
    number = "|".join([r"\d{1,4}", *map(re.escape, sorted(counts, key=len, reverse=True))])
    plain = [phrase for phrase in group if phrase not in marks]
    return "|".join(
        [*(marks[phrase] for phrase in group if phrase in marks), either(plain, number=number)]
    )
