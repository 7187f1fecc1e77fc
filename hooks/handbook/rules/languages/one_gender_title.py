"""A title names a role in its masculine form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from handbook.language.inflection import inflected
from handbook.language.tongue import Tongue, tongue
from handbook.language.trie import trie
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.prose import vocabulary
from handbook.model.registers import Role
from handbook.model.settings import Language
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_TITLES: Final = frozenset({"name", "label"})
"""Keys of short prose that stands as a title."""

_ENDINGS: Final = ("/", "(")
"""What begins the other form's ending: ``službenik/ca``."""

RULE: Final = Rule(
    name="one-gender-title",
    code="HB326",
    title="A title that names a role shows both of its forms.",
    message="this title has “{masculine}” alone",
    hint="write both forms: {feminine} / {masculine}; or say it without either",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
    registers=("roles",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    roles = corpus.once(_roles)
    for code, text, line, title in _titles(corpus):
        for masculine, feminine in roles[text.language.address].alone(title):
            yield RULE.at(
                text.place(line),
                document=code,
                language=text.language.tag,
                masculine=masculine,
                feminine=feminine,
            )


def _titles(corpus: Corpus) -> Iterator[tuple[str, Text | Phrase, int, str]]:
    """Yield the titles of documents, their headings, and the names and labels in their data."""
    for document in corpus.documents:
        for text in document.texts.values():
            if text.title:
                yield document.code, text, text.titles[0], content.words(text.title)
            for section in text.sections:
                yield document.code, text, section.line, content.words(section.title)
    for code, phrase in corpus.phrases:
        if code and _TITLES.intersection(phrase.at[-1:]):
            yield code, phrase, 1, phrase.words


def _roles(corpus: Corpus) -> Mapping[str, _Roles]:
    return {language.address: _Roles.of(corpus, language) for language in corpus.languages}


@dataclass(frozen=True, slots=True)
class _Roles:
    """The roles that have two forms in a language."""

    tag: str
    particles: frozenset[str]
    feminine: Mapping[str, str]
    """By the masculine form in the nominative, indefinite or definite, in lower case."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, corpus: Corpus, language: Language) -> _Roles:
        known = tongue(language.tag) or Tongue()
        found: dict[str, str] = {}
        for role in corpus.registers["roles"].entries:
            his = role.names.get(language.address, "")
            hers = role.feminine.get(language.address, his) if isinstance(role, Role) else his
            if his != hers:
                head, space, rest = his.lower().partition(" ")
                for ending in ("", *known.inflection.definite):
                    found[f"{head}{ending}{space}{rest}"] = hers
        pattern = re.compile(rf"(?<!\w)(?:{trie(found)})(?!\w)")
        particles = frozenset(known.inflection.particles)
        return cls(language.tag, particles, found, pattern)

    def alone(self, title: str) -> Iterator[tuple[str, str]]:
        """Yield the masculine forms in a title that has no word of the feminine ones."""
        words = title.lower()
        for match in self.pattern.finditer(words):
            feminine = self.feminine[match[0]]
            his = set(match[0].split())
            own = set(feminine.lower().split()) - his - self.particles
            hers = {form for word in own for form in inflected(self.tag, word)} - his
            if hers.isdisjoint(vocabulary(words)) and not words.startswith(_ENDINGS, match.end()):
                yield match[0], feminine
