"""The words of a text, each once: what rules ask first, before they look where one stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=8)
def vocabulary(words: str) -> frozenset[str]:
    """Return the different words of a text, in lower case."""
    return frozenset(_WORD.findall(words.lower()))


def listed(words: str) -> list[str]:
    """Return the words of a text in order, as they are written."""
    return _WORD.findall(words)
