"""What changed between two texts, word by word; how words are wrapped or stressed is no change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from handbook.parity.fingerprint import squeezed

MOST: Final = 20_000
"""Of more words, all are shown as changed: to look for what is the same would take minutes."""

_WORD: Final = re.compile(r"\s*\S+")


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """Words that follow each other and had the same fate."""

    kind: Kind
    space: str
    """What stands before them."""

    words: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return all words of two texts in the order of reading, those that stayed as they are now."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > MOST:
        return _changes([("replace", 0, len(old), 0, len(new))], old, new)
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    return _changes(matcher.get_opcodes(), old, new)


def _changes(
    steps: Iterable[tuple[str, int, int, int, int]], old: list[str], new: list[str]
) -> tuple[Change, ...]:
    found: list[Change] = []
    for step, a, b, c, d in steps:
        if step == "equal":
            found.append(_change(Kind.SAME, new[c:d]))
            continue
        if b > a:
            found.append(_change(Kind.GONE, old[a:b]))
        if d > c:
            found.append(_change(Kind.NEW, new[c:d]))
    return tuple(found)


def _change(kind: Kind, words: list[str]) -> Change:
    whole = "".join(words)
    said = whole.lstrip()
    return Change(kind, whole[: len(whole) - len(said)], said)


def _key(word: str) -> str:
    return squeezed(word).strip("*_") or "-"
