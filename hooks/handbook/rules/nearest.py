"""Finds what someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like ``word``; all of them where none is like it."""
    choices = sorted(known)
    close = get_close_matches(word, choices, 1, 0.5)
    return close[0] if close else ", ".join(choices[:8]) or "-"
