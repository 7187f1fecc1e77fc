"""Makes patterns of the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

QUOTED: Final = re.compile(
    r"«[^»\n]{0,400}»|„[^“”\n]{0,400}[“”]|“[^”\n]{0,400}”|\"[^\"\n]{0,400}\""
)
"""What stands in quotation marks of any of the languages, within a line."""


def either(phrases: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, as whole words, its first letter in either case.

    Where one begins another, the longer is found. ``potvrđen*`` stands for any ending.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first)) or '(?!)'})"


def _pattern(phrase: str) -> str:
    first, rest = phrase[0], phrase[1:].removesuffix("*")
    head = f"[{first.upper()}{first.lower()}]" if first.isalpha() else re.escape(first)
    body = r"\s+".join(re.escape(word) for word in rest.split(" "))
    return f"{head}{body}" + (r"\w*" if phrase.endswith("*") else r"(?!\w)")
