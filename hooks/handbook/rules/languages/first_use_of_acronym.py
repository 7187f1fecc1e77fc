"""A text uses an acronym and does not say what it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from handbook.language.tongue import Tongue, tongue
from handbook.language.trie import trie
from handbook.model import content, prose, reference
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.registers import Entry, Institution, Term
from handbook.model.settings import Language
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

_REGISTERS: Final = ("institutions", "terms")
"""Registers whose entries have acronyms."""

_MANY: Final = 50
"""Acronyms of one text that are looked into: no more are needed to say what is wrong with it."""

_FILLERS: Final = frozenset({"TODO", "TBD", "FIXME"})
"""What holds the place of words in any language."""

_NUMERAL: Final = re.compile(r"[IVXLCDM]+\Z")

RULE: Final = Rule(
    name="first-use-of-acronym",
    code="HB327",
    title="A text says what an acronym stands for where it first uses it.",
    message="{acronym} stands here, and nothing says what it means",
    hint="write the full name with the acronym in brackets, or refer to its entry of a register",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
    registers=_REGISTERS,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    known = corpus.once(_acronyms)
    for document in corpus.documents:
        for address, text in document.texts.items():
            for match in known[address].unexplained(text):
                yield RULE.at(
                    text.spot(match),
                    document=document.code,
                    language=text.language.tag,
                    acronym=match[0],
                )


def _acronyms(corpus: Corpus) -> Mapping[str, _Acronyms]:
    return {language.address: _Acronyms.of(corpus, language) for language in corpus.languages}


@dataclass(frozen=True, slots=True)
class _Acronyms:
    """The acronyms of one language: those of the registers, and those that every reader knows."""

    entries: Mapping[str, tuple[str, str]]
    """Of the registers: the id of the entry, and its full name in lower case."""

    common: frozenset[str]
    """Those that every reader knows, and those that other rules find."""

    words: frozenset[str]
    """Words that may stand in capitals for emphasis."""

    capitals: re.Pattern[str]
    """Two capitals, with which nearly all begin: fast to find."""

    others: frozenset[str]
    """The first words, in lower case, of those that begin in another way."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, corpus: Corpus, language: Language) -> _Acronyms:
        known = tongue(language.tag) or Tongue()
        entries = {
            short: (entry.id, entry.names.get(language.address, "").lower())
            for register in _REGISTERS
            for entry in corpus.registers[register].entries
            if (short := _short(entry, language.address))
        }
        avoided = {
            form
            for entry in corpus.registers["terms"].entries
            if isinstance(entry, Term)
            for form in entry.avoid.get(language.address, ())
        }
        fillers = {word.upper() for word in known.placeholders if word.isalpha()}
        capital = f"[{re.escape(known.letters.upper())}]" if known.letters else "(?!)"
        alone = rf"{capital}{{2,}}(?![-/.]\d|[ -]{capital}{{2}})"
        pattern = rf"(?<![\w/.-])(?<!{capital}{capital} )(?:{trie(entries)}|{alone})(?!\w|[-‑]\d)"
        capitals = re.compile(f"{capital}{{2}}")
        others = (prose.listed(short.lower())[:1] for short in entries if not capitals.match(short))
        known_elsewhere = known.acronyms | avoided | fillers | _FILLERS
        return cls(
            entries,
            known_elsewhere,
            known.function_words | known.warnings,
            capitals,
            frozenset(word for first in others for word in first),
            re.compile(pattern),
        )

    def unexplained(self, text: Text) -> Iterator[re.Match[str]]:
        """Yield the first use of each acronym that no part of a text up to it explains.

        What stands in the label of a reference explains itself: one can follow it.
        """
        first: dict[str, re.Match[str]] = {}
        for match in self._matches(text):
            if not self._is_known(match[0]):
                first.setdefault(match[0], match)
        for acronym, match in islice(first.items(), _MANY):
            if not self._is_explained(text, acronym, match):
                yield match

    def _matches(self, text: Text) -> Iterator[re.Match[str]]:
        words, end = text.unlinked, 0
        starts = [match.start() for match in self.capitals.finditer(words)]
        if others := self.others & text.vocabulary:
            starts += prose.starts(words, words.lower(), others)
        for start in sorted(starts):
            if start >= end and (match := self.pattern.match(words, start)):
                end = match.end()
                yield match

    def _is_known(self, acronym: str) -> bool:
        """Tell whether every reader knows it, or it is no acronym."""
        return acronym in self.common or (
            acronym not in self.entries
            and (acronym.lower() in self.words or bool(_NUMERAL.match(acronym)))
        )

    def _is_explained(self, text: Text, acronym: str, match: re.Match[str]) -> bool:
        """Tell whether a text explains an acronym up to the end of the part that uses it first."""
        line = match.string.count("\n", 0, match.start()) + 1
        part = text.parts[max(bisect_right(text.parts, line, key=lambda part: part.first) - 1, 0)]
        before = "\n".join(text.word_rows[: part.last])
        links = [link for link in text.links if link.line <= part.last]
        word = rf"(?<!\w){re.escape(acronym)}(?!\w)"
        if re.search(rf"\({word}\)|{word} \(", before):
            return True
        if any(re.search(word, content.words(link.children)) for link in links):
            return True
        ident, name = self.entries.get(acronym, ("", ""))
        targets = (reference.parse(link.target) for link in links if ident)
        is_named = bool(name) and name in before.lower()
        return is_named or any(target and target.id == ident for target in targets)


def _short(entry: Entry, address: str) -> str:
    """Return the acronym of an entry in a language; nothing where it has none."""
    return entry.short.get(address, "") if isinstance(entry, Institution | Term) else ""
