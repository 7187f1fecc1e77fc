"""A sentence of a register is the same in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.rules.rule import Rule

_SENTENCE: Final = 4
"""Words that no two languages put alike; fewer may be a name."""

RULE: Final = Rule(
    name="repeated-words",
    code="HB328",
    title="A sentence of a register is written in each language, not copied.",
    message="{key} repeats what stands in {other}",
    hint="write it in the language whose key stands before it",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for register in corpus.registers.values():
        for at, words in register.iter_words():
            if at[1:] == ("names",):
                continue
            for key, same in _repeated(dict(words)):
                yield RULE.at(register.place(*at, key), key=key, other=same)


def _repeated(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each language that repeats the sentence of one before it, and that one."""
    first: dict[str, str] = {}
    for key, text in words.items():
        said = text.strip()
        if len(said.split()) >= _SENTENCE and first.setdefault(said, key) != key:
            yield key, first[said]
