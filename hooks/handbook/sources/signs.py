"""Finds what may stand in no source: signs that nobody sees, and what a merge left undecided.

Both are looked for before anything is read, since whoever reads over them understands something
else than what its writer sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from handbook.model.diagnostic import Finding, Place

_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Soft hyphens, joiners and fillers without width, marks of direction, odd ends of lines, tags.

Spaces of a fixed width are none of them: a number needs one that does not break.
"""

_CONTROL: Final = "\0-\x08\x0b\x0c\x0e-\x1f\x7f"
"""What no output can hold; in YAML its reader refuses it."""

_IN_YAML: Final = re.compile(f"[{_UNSEEN}]")
_SPOILT: Final = "ÂÃÄÅâ\x80"
"""What stands before a control character where a letter was spoilt: a rule tells of that."""

_IN_TEXT: Final = re.compile(f"[{_UNSEEN}{_CONTROL}]|(?<![{_SPOILT}])[\x80-\x9f]")

_BEGIN, _END = "<" * 7, ">" * 7


def without_unseen(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a source without the signs that nobody sees, and what is to be said of each line.

    What is read of it then is what its writer saw, so that one sign has one finding.
    """
    signs = _IN_TEXT if path.endswith(".md") else _IN_YAML
    if not signs.search(text):
        return text, ()
    return signs.sub("", text), tuple(_unseen(path, text, signs))


def _unseen(path: str, text: str, signs: re.Pattern[str]) -> Iterator[Finding]:
    """Yield a finding for each sort of sign that a line holds, where it first stands."""
    for number, row in enumerate(text.split("\n"), 1):
        first = {match[0]: match.start() for match in reversed([*signs.finditer(row)])}
        for sign, at in sorted(first.items(), key=lambda found: found[1]):
            values = {
                "sign": unicodedata.name(sign, "CONTROL CHARACTER"),
                "point": f"U+{ord(sign):04X}",
            }
            yield Finding("invisible-character", Place(path, number, at + 1), values)


def undecided(path: str, text: str) -> tuple[Finding, ...]:
    """Return a finding for each block of marks that a merge left, or for what is left of one.

    A row of equals signs alone is a heading.
    """
    if _BEGIN not in text and _END not in text:
        return ()
    return tuple(Finding("merge-marker", Place(path, line)) for line in _blocks(text))


def _blocks(text: str) -> Iterator[int]:
    """Yield the line of each first mark, and of a last one before which there is none."""
    begin = 0
    for number, row in enumerate(text.split("\n"), 1):
        mark = row.partition(" ")[0]
        if mark == _BEGIN:
            begin = begin or number
        elif mark == _END:
            yield begin or number
            begin = 0
    if begin:
        yield begin
