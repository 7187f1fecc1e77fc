"""An entry of a register lacks words in a language, or repeats those of another there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.base import NAME_MISSING
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.rules.rule import Rule

_SENTENCE: Final = 4
"""Words that no two languages put alike; fewer may be a name."""

RULE: Final = Rule(
    name=NAME_MISSING,
    code="HB323",
    title="Every entry of a register has its words in every language.",
    message="{key} {reason}",
    hint="write it in each language; pages in every language show it",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield sentences that two languages share; the reading itself reports what is missing."""
    for register in corpus.registers.values():
        for at, words in register.iter_words():
            if at[1:] == ("names",):
                continue
            for key, same in _repeated(dict(words)):
                reason = Sentence(N_("repeats what stands in {language}"), {"language": same})
                yield RULE.at(register.place(*at, key), key=key, reason=reason)


def _repeated(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each language that repeats the sentence of one before it, and that one."""
    first: dict[str, str] = {}
    for key, text in words.items():
        said = text.strip()
        if len(said.split()) >= _SENTENCE and first.setdefault(said, key) != key:
            yield key, first[said]
