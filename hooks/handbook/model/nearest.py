"""Finds what someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from handbook.model.diagnostic import N_, Sentence

MOST: Final = 8
"""How many known words are shown where none is like the one that was written."""


def nearest(word: str, known: Iterable[str], mark: str = "") -> Sentence:
    """Return a hint: the known word that is most like ``word``, or else what is known.

    ``mark`` stands before each word that is shown (``#``).
    """
    choices = sorted(known)
    folded = {choice.casefold(): choice for choice in reversed(choices)}
    if close := get_close_matches(word.casefold(), folded, 1, 0.5):
        return Sentence(N_("did you mean {nearest}?"), {"nearest": f"{mark}{folded[close[0]]}"})
    if not choices:
        return Sentence(N_("nothing of this sort is there yet"))
    more = ["..."] if len(choices) > MOST else []
    shown = [f"{mark}{choice}" for choice in choices[:MOST]]
    return Sentence(N_("known: {known}"), {"known": ", ".join([*shown, *more])})
