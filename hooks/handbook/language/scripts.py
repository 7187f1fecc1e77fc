"""Tells letters of one script from those of others, which may look the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_LETTERS: Final = {
    "Latn": ("LATIN", r"\x00-\u024f\u1e00-\u1eff"),
    "Cyrl": ("CYRILLIC", r"\u0400-\u052f"),
    "Grek": ("GREEK", r"\u0370-\u03ff\u1f00-\u1fff"),
}
"""By ISO 15924 code: how the names of its letters begin, and where the usual ones stand.

Below U+0250 stand signs that are letters in name only (µ, ª).
"""

_MARKS: Final = ("Lm", "Mn", "Mc")
"""Categories of signs that go with letters of any script."""


@cache
def strangers(script: str) -> re.Pattern[str] | None:
    """Return a pattern that finds what may be a letter of another script; none for unknown ones."""
    if script not in _LETTERS:
        return None
    return re.compile(rf"[^\W\d_{_LETTERS[script][1]}]")


@cache
def is_of(script: str, letter: str) -> bool:
    """Tell whether a letter is of a script, or a sign that goes with any."""
    if unicodedata.category(letter) in _MARKS:
        return True
    return unicodedata.name(letter, "").startswith(_LETTERS[script][0])
