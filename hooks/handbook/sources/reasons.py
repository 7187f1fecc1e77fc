"""Says in plain words, which can be translated, why the reader of YAML gave up."""

from __future__ import annotations

from typing import Final

from handbook.model.diagnostic import N_, Sentence

QUOTES: Final = N_("text that begins with {sign} needs quotes around it")
_TAB: Final = N_("a tab stands here, and only spaces indent")
_COLON: Final = N_("text that holds a colon and a space needs quotes around it")
_DEEPER: Final = N_("this row is indented further than the one above, which has a value of its own")

_SAID: Final = {
    "tab character": _TAB,
    "expected '-' indicator": N_("an entry of the list is missing here: it begins with a hyphen"),
    "did not find expected key": N_("this row does not begin where the others do"),
    "expected <block end>": N_("this row does not begin where the others do"),
    "expected ':'": N_("this row has no key with a colon and a space after it"),
    "unknown escape character": N_("a backslash within double quotes must be doubled"),
    "another document": N_("a row of --- begins another document, and a file holds one"),
    "sequence entries are not allowed": N_("a list begins on a row of its own, below its key"),
}
"""By a part of what the reader says, whichever of its two forms is at work."""


def said_plainly(problem: str | None, row: str, column: int) -> Sentence:
    """Return why YAML cannot be read at a column (from 0) of a row."""
    said, sign = problem or "", row[column : column + 1]
    if "cannot start any token" in said:
        return Sentence(_TAB) if sign == "\t" else Sentence(QUOTES, {"sign": sign})
    if "alphabetic or numeric" in said:
        return Sentence(QUOTES, {"sign": "*" if "*" in row[: column + 1] else "&"})
    if "mapping values are not allowed" in said:
        return Sentence(_COLON if ": " in row[:column] else _DEEPER)
    words = next((words for part, words in _SAID.items() if part in said), "")
    return Sentence(words or N_("it cannot be read from here on"))
