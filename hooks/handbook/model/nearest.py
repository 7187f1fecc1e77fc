"""Finds what someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from handbook.model.diagnostic import N_, Sentence

MOST: Final = 8
"""How many known words are shown where none is like the one that was written."""


def closest(word: str, known: Iterable[str], least: float = 0.5) -> str | None:
    """Return the known word that is most like ``word``, whatever its capitals; none by chance.

    ``least`` is how much of the two words must be the same.
    """
    folded = {choice.casefold(): choice for choice in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), folded, 1, least)
    return folded[close[0]] if close else None


def nearest(word: str, known: Iterable[str], mark: str = "") -> Sentence:
    """Return a hint: the known word that is most like ``word``, or else what is known.

    ``mark`` stands before each word that is shown (``#``).
    """
    choices = sorted(known)
    if close := closest(word, choices):
        return Sentence(N_("did you mean {nearest}?"), {"nearest": f"{mark}{close}"})
    if not choices:
        return Sentence(N_("nothing of this sort is there yet"))
    more = ["..."] if len(choices) > MOST else []
    shown = [f"{mark}{choice}" for choice in choices[:MOST]]
    return Sentence(N_("known: {known}"), {"known": ", ".join([*shown, *more])})
