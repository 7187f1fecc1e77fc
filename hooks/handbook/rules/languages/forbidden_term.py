"""A text uses a form that the register of terms avoids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from handbook.language.inflection import begins, pattern, used
from handbook.language.titles import Titles, is_title
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Term
from handbook.model.settings import Language
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="forbidden-term",
    code="HB325",
    title="A text uses the preferred form of each term.",
    message="“{word}” is a form that the register of terms avoids",
    hint="write “{preferred}”, in the form that fits, or refer to it: [](term:{id})",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
    registers=("terms",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    avoided = corpus.once(_avoided)
    for code, text in corpus.prose:
        if is_title(text):
            continue
        for match, term in avoided[text.language.address].iter_used(text):
            yield RULE.at(
                text.spot(match),
                document=code,
                language=text.language.tag,
                word=match[0],
                preferred=term.names.get(text.language.address, term.id),
                id=term.id,
            )


def _avoided(corpus: Corpus) -> Mapping[str, _Avoided]:
    return {language.address: _Avoided.of(corpus, language) for language in corpus.languages}


@dataclass(frozen=True, slots=True)
class _Avoided:
    """The forms to avoid in one language, each with the term that it stands for."""

    tag: str
    register: str
    forms: tuple[str, ...]
    terms: Mapping[str, tuple[int, Term]]

    @classmethod
    def of(cls, corpus: Corpus, language: Language) -> _Avoided:
        register = corpus.registers["terms"]
        terms = {
            form: (index, entry)
            for index, entry in enumerate(register.entries)
            if isinstance(entry, Term)
            for form in entry.avoid.get(language.address, ())
            if form.strip()
        }
        return cls(language.tag, register.path, tuple(terms), terms)

    def iter_used(self, text: Text | Phrase) -> Iterator[tuple[re.Match[str], Term]]:
        """Yield where a text uses one, the longest where one is within another.

        A quotation may, and so may what the register says of the term itself: what it is not.
        """
        titles, end = Titles(text), 0
        for match, form in sorted(self._matches(text), key=_longest_first):
            index, term = self.terms[form]
            if match.start() < end or titles.cover(match) or self._is_of(text, index):
                continue
            end = match.end()
            yield match, term

    def _matches(self, text: Text | Phrase) -> Iterator[tuple[re.Match[str], str]]:
        for form in used(self.tag, self.forms, text.vocabulary):
            end = 0
            for start in text.starts(begins(self.tag, form) & text.vocabulary):
                match = pattern(self.tag, form).match(text.words, start) if start >= end else None
                if match:
                    end = match.end()
                    yield match, form

    def _is_of(self, text: Text | Phrase, index: int) -> bool:
        """Tell whether a phrase belongs to an entry of the register of terms."""
        return isinstance(text, Phrase) and (text.where.path, text.at[:1]) == (
            self.register,
            (index,),
        )


def _longest_first(found: tuple[re.Match[str], str]) -> tuple[int, int]:
    return found[0].start(), -found[0].end()
