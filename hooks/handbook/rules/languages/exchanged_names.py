"""An entry is called the same in two languages, or the names of two languages are exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from handbook.language.recognition import ear
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence, Severity
from handbook.model.prose import listed
from handbook.model.registers import Role
from handbook.model.settings import Language
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="exchanged-names",
    code="HB331",
    title="Every entry has its own name in each language.",
    message="{id} {reason}",
    hint="write each name in the line of its language",
    severity=Severity.WARNING,
)

_SAME: Final = N_("has one name in {one} and in {other}")
_EXCHANGED: Final = N_("seems to have the name in {one} in the place of that in {other}")

_LONG: Final = 3
"""Words of a name that two languages seldom share."""

_REGISTERS: Final = ("roles", "terms", "facts", "contacts")
"""Registers whose names are words of the handbook; others hold titles and proper names."""


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = tuple(language.tag for language in corpus.languages)
    pairs = [(a, b) for a, b in combinations(corpus.languages, 2)]
    for register in (corpus.registers[name] for name in _REGISTERS):
        for index, entry in enumerate(register.entries):
            both = {"names": entry.names}
            if isinstance(entry, Role):
                both["feminine"] = entry.feminine
            for key, names in both.items():
                for one, other in pairs:
                    if reason := _confused(names, one, other, tags):
                        yield RULE.at(
                            register.place(index, key, other.address),
                            language=other.tag,
                            id=entry.id,
                            reason=Sentence(reason, {"one": one.name, "other": other.name}),
                        )


def _confused(
    names: Mapping[str, str], one: Language, other: Language, tags: tuple[str, ...]
) -> str:
    """Return what is wrong with the names in two languages; nothing where they may be right."""
    ours, theirs = names.get(one.address, ""), names.get(other.address, "")
    if ours == theirs:
        return _SAME if len(listed(ours)) >= _LONG else ""
    if _is_foreign(ours, one, other, tags) and _is_foreign(theirs, other, one, tags):
        return _EXCHANGED
    return ""


def _is_foreign(name: str, own: Language, other: Language, tags: tuple[str, ...]) -> bool:
    """Tell whether a name has signs of another language and none of its own."""
    listener = ear(own.tag, tags)
    if listener is None or other.tag not in listener.others:
        return False
    theirs, ours = listener.others[other.tag]
    said = listed(name)
    return bool(theirs.count(said)) and not ours.count(said)
