"""A draft says of itself that it is adopted, approved or in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from handbook.language.phrases import either
from handbook.language.tongue import Adopted, tongue
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_NEAR: Final = r"(?:[^\n.;:!?|]|\n(?!\n)){0,40}?"
"""What may stand between the document and what is said of it: a few words of its sentence."""

_FAR: Final = 200
"""How far before a claim its sentence is looked at."""

_WIDE: Final = 100
"""How wide a claim may be, on either side of its stem."""

_BEGIN: Final = re.compile(r"[.;:!?|]\s|\n")

RULE = Rule(
    name="adopted-wording",
    code="HB508",
    title="A draft does not say of itself that it is adopted or in force.",
    message="this draft says of itself: {words}; no act of adoption stands in document.yml",
    hint="say that it is a proposal, or write the act under adoption, with its source",
    severity=Severity.WARNING,
    excusable=True,
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        document = corpus.by_code.get(code or "")
        if document is None or document.data.adoption:
            continue
        for match in _claims(text, document.code):
            words = " ".join(match[0].split())
            place = text.spot(match)
            yield RULE.at(place, document=code, language=text.language.tag, words=words)


def _claims(text: Text | Phrase, code: str) -> Iterator[re.Match[str]]:
    """Yield what a text says of itself; in its title alone, where the title says it."""
    known = tongue(text.language.tag)
    if known is None or known.adopted is None:
        return
    signs = _signs(known.adopted)
    title = content.words(text.title) if isinstance(text, Text) else ""
    if signs.title.search(title) and not signs.doubt.search(title):
        yield from islice(signs.title.finditer(text.words), 1)
        return
    end = 0
    for first, last in _stems(text.words, known.adopted.stems):
        begin = max(end, first - _WIDE)
        match = signs.claim.search(text.words, begin, last + _WIDE)
        if match is None:
            continue
        end = match.end()
        before = text.words[max(0, match.start() - _FAR) : match.start()]
        sentence = _BEGIN.split(before)[-1] + match[0]
        if match["code"] in {None, code} and not signs.doubt.search(sentence):
            yield match


def _stems(words: str, stems: Iterable[str]) -> list[tuple[int, int]]:
    """Return where what stands in every claim stands, but for its first letter."""
    found: list[tuple[int, int]] = []
    for stem in stems:
        said = stem[1:]
        at = words.find(said)
        while at >= 0:
            found.append((at, at + len(said)))
            at = words.find(said, at + len(said))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Signs:
    claim: re.Pattern[str]
    title: re.Pattern[str]
    doubt: re.Pattern[str]


@cache
def _signs(words: Adopted) -> _Signs:
    itself = either(words.itself)
    return _Signs(
        re.compile(
            rf"(?:{itself}|(?<!\w)(?P<code>[A-Z]{{2,5}}-[0-9]{{2,3}})(?!\w))"
            rf"{_NEAR}{either(words.claims)}"
            rf"|{either(words.acts)}\s+{itself}"
            rf"|(?:(?<=\n)|(?<=[.!?] )){either(words.openings)}(?!\s*[:|])"
        ),
        re.compile(either(words.titles)),
        re.compile(either(words.doubts)),
    )
