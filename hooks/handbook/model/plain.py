"""Values of one line that have a form of their own: words, web addresses, numbers, languages."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from handbook.model.base import refused
from handbook.model.diagnostic import N_

EXAMPLES: Final = {
    r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$": "https://www.example.org/a-page",
    r"^[^\s@]+@[^\s@]+\.[^\s@]+$": "office@example.org",
    r"^[0-9+/ -]+$": "+383 38 200 000",
}
"""For each pattern below, something that it admits."""


def _written(words: str) -> str:
    if not words.strip():
        raise refused((), N_("must not be empty"))
    return words


def _language(tag: str) -> str:
    if tag.partition("-")[0] not in _languages():
        raise refused((), N_("must be the tag of a language, like sr-Latn"))
    return tag


@cache
def _languages() -> frozenset[str]:
    """Return the codes of all languages that have a name; loaded when the first is asked for."""
    from babel import Locale

    return frozenset(Locale("en").languages)


Line = Annotated[str, AfterValidator(_written)]
"""Words, and not only spaces."""

WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$")]
MailAddress = Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")]
PhoneNumber = Annotated[str, Field(pattern=r"^[0-9+/ -]+$")]
"""A number as it is dialled and printed: digits, and what divides them."""

LanguageTag = Annotated[
    str,
    Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
    AfterValidator(_language),
]
"""The BCP 47 tag of a language: ``sq``, ``sr-Latn``."""
