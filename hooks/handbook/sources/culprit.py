"""Finds the row in which broken YAML went wrong, where its reader noticed only further down.

Looks at rows alone: a plain file of the handbook has a key, an entry or a remark in each.
"""

from __future__ import annotations

import re
from typing import Final

from handbook.model.diagnostic import N_

_KEYED: Final = re.compile(r"(?:- +)*[\w-]+:(?: +|$)|(?:- +)+|-$")
"""How a row begins that holds a key or an entry."""

_CLOSED: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?$'),
    "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?$"),
    "[": re.compile(r"\[[^\]]*\]\s*(?:#.*)?$"),
    "{": re.compile(r"\{[^}]*\}\s*(?:#.*)?$"),
}
"""How the value of a row looks that opens and closes something, by its first sign."""

_OPEN: Final = {
    '"': N_("a quotation mark opens here and does not close"),
    "'": N_("a quotation mark opens here and does not close"),
    "[": N_("a bracket opens here and does not close"),
    "{": N_("a bracket opens here and does not close"),
}
_KEYLESS: Final = N_("this row has no key with a colon and a space after it")
_INDENTED: Final = N_("this row does not begin where the others do")


def culprit(text: str, line: int) -> tuple[int, int, str] | None:
    """Return line, column and reason of the row that went wrong before ``line``; none if unsure."""
    rows = text.split("\n")
    before = [i for i in range(min(line, len(rows))) if _holds(rows[i])]
    for index in before:
        column = _opening(rows, index)
        if column is not None:
            return index + 1, column + 1, _OPEN[rows[index][column]]
    earlier = [index for index in before if index < line - 1]
    if not earlier or not _begins(rows[line - 1] if line <= len(rows) else ""):
        return None
    if not _begins(rows[earlier[-1]]):
        return earlier[-1] + 1, _indent(rows[earlier[-1]]) + 1, _KEYLESS
    if _indent(rows[line - 1]) < _indent(rows[earlier[0]]):
        return earlier[0] + 1, _indent(rows[earlier[0]]) + 1, _INDENTED
    return None


def _opening(rows: list[str], index: int) -> int | None:
    """Return where a row opens something that neither it nor what goes on below it closes."""
    row = rows[index]
    column = _indent(row)
    begin = _KEYED.match(row, column)
    column = begin.end() if begin else column
    closed = _CLOSED.get(row[column : column + 1])
    if closed is None or closed.match(row, column):
        return None
    following = next((other for other in rows[index + 1 :] if _holds(other)), "")
    return column if not following or _begins(following) else None


def _holds(row: str) -> bool:
    """Tell whether anything but a remark stands in a row."""
    return bool(row.strip()) and not row.lstrip().startswith("#")


def _begins(row: str) -> bool:
    """Tell whether a row holds a key or an entry of its own."""
    return _KEYED.match(row, _indent(row)) is not None


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
