"""Makes one fast pattern of many words: each letter is tried once, whatever follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

BEFORE: Final = "[ \\n\\t\u00a0\u202f\ufffc.,:;()\\[\\]{}<>„“”«»\"'’‘/|*+=~\\-–—]"
"""What may stand before a word. A pattern that begins with a set skips the rest quickly."""

ANY_ENDING: Final = "*"
"""At the end of a word it stands for any letters."""


def trie(words: Iterable[str]) -> str:
    """Return a pattern of any of some words (``ndalo*``: with any ending), the longest first."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _pattern(root) or "(?!)"


def _pattern(node: dict[str, Any]) -> str:
    ways = [
        re.escape(sign) + _pattern(below)
        for sign, below in sorted(node.items())
        if sign not in ("", ANY_ENDING)
    ]
    if ANY_ENDING in node:
        ways.append(r"\w*")
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in node else "")
