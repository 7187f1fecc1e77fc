"""Finds the stretches of a text that tell of persons: cases, stories, role plays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.alarms import either, spoken_of
from handbook.model.prose import rows_at
from handbook.model.text import Part, Text

_CASE: Final = re.compile(
    r"(?:^|-)(?:case|cases|story|stories|scenario|scenarios|role-play|testimony)(?:-|$)"
)
"""Ids of sections that tell of persons."""


def cases(text: Text, more: frozenset[str], tags: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the words of what tells of persons, each with the line on which it begins.

    That is a section whose id says so or is among ``more``, with those below it; and in any other
    what follows a line that begins as ``Case study`` does.
    """
    level = 0
    leads = [match.start() for match in _lead(text.language.tag, tags).finditer(f"\n{text.words}")]
    if not leads and not any(_tells(ident or "", more) for ident in text.ids):
        return
    rows = [row + 1 for row in rows_at(text.words, leads)]
    for part in text.parts:
        if part.level <= level:
            level = 0
        if not level and _tells(part.id, more):
            level = part.level
        first = part.first if level else _first(rows, part)
        if first:
            words = text.words_of(part).split("\n")
            yield "\n".join(words[first - part.first :]), first


def _tells(ident: str, more: frozenset[str]) -> bool:
    return ident in more or _CASE.search(ident) is not None


def _first(rows: list[int], part: Part) -> int:
    """Return the first of some rows that lies in a part; 0 where none does."""
    at = bisect_left(rows, part.first)
    return rows[at] if at < len(rows) and rows[at] <= part.last else 0


@cache
def _lead(tag: str, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return what stands at the beginning of a line where a case begins."""
    words = [word for leaks in spoken_of(tag, tags) for word in leaks.cases]
    letters = "".join(re.escape(f"{word[0].upper()}{word[0].lower()}") for word in words)
    first = f"(?=[{letters}])" if letters else ""
    return re.compile(rf"\n{first}{either(words)}[^\n.:|]{{0,40}}(?=[:|\n]|\Z)")
