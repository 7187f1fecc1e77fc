"""The code of a document or the number of a law is typed where a reference belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence, Severity
from handbook.model.kinds import PREFIXES
from handbook.model.registers import Law
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_HEADS: Final = "|".join(PREFIXES.values())
_MENTION: Final = re.compile(rf"(?:(?:{_HEADS})-\d{{2,3}}|\d\d/[Ll][-‑–]\d{{2,3}})(?![\w-])")
"""``SOP-03``, and ``04/L-218`` whatever the stroke; by-laws have numbers that may mean anything."""

_STROKE: Final = re.compile(r"[-‑–]\d\d")
"""What every mention has, and few other words: looking for it first is many times as fast."""

_BEFORE_STROKE: Final = re.compile(rf"(?<![\w/.#-])(?:{_HEADS}|\d\d/[Ll])$")
_LONGEST: Final = 4
"""How many signs stand before the stroke."""

RULE = Rule(
    name="bare-mention",
    code="HB213",
    title="Documents and laws are referred to, not typed.",
    message="{typed} is typed here, and leads nowhere",
    hint="{mend}",
    severity=Severity.WARNING,
    requires=("unclosed-code", "malformed-reference"),
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    found = [
        (code, text, matches)
        for code, text in corpus.prose
        if (matches := [match for match in _mentions(text.unlinked) if match[0] != code])
    ]
    laws = corpus.once(_laws) if found else {}
    names = _names(corpus) if any(code is None for code, _, _ in found) else frozenset()
    for code, text, matches in found:
        exempt = names if isinstance(text, Phrase) else _headings(text)
        for match in matches:
            place = text.spot(match)
            if Place(place.path, place.line) not in exempt:
                yield RULE.at(
                    place,
                    document=code,
                    language=text.language.tag,
                    typed=match[0],
                    mend=_mend(match[0], laws),
                )


def _mentions(words: str) -> Iterator[re.Match[str]]:
    """Yield what is mentioned, each thing once a line."""
    end = 0
    said: set[str] = set()
    for stroke in _STROKE.finditer(words):
        at = stroke.start()
        head = _BEFORE_STROKE.search(words, max(at - _LONGEST, 0), at)
        match = _MENTION.match(words, head.start()) if head else None
        if match is None:
            continue
        if "\n" in words[end:at]:
            said.clear()
        end = at
        if match[0] not in said:
            said.add(match[0])
            yield match


def _names(corpus: Corpus) -> frozenset[Place]:
    """Return the lines of the names of entries, which hold no references."""
    places = (
        register.place(index, "names", language.address)
        for register in corpus.registers.values()
        for index, _ in enumerate(register.entries)
        for language in corpus.languages
    )
    return frozenset(Place(place.path, place.line) for place in places)


def _headings(text: Text) -> frozenset[Place]:
    """Return the lines of headings, where a reference would be a way within a way."""
    lines = (*text.titles, *(part.first for part in text.parts[1:]))
    return frozenset(map(text.place, lines))


def _laws(corpus: Corpus) -> Mapping[str, str]:
    """Return the ids of laws by number."""
    entries = corpus.registers["laws"].entries
    return {law.number: law.id for law in entries if isinstance(law, Law) and law.number}


def _mend(typed: str, laws: Mapping[str, str]) -> Sentence:
    if typed[0].isalpha():
        return _refer(f"doc:{typed}")
    number = re.sub("[‑–]", "-", typed).upper()
    if number in laws:
        return _refer(f"law:{laws[number]}")
    return Sentence(N_("put the law into docs/registers/laws.yml and refer to it"))


def _refer(target: str) -> Sentence:
    return Sentence(
        N_("refer to it, in words of the sentence: {link}"), {"link": f"[...]({target})"}
    )
