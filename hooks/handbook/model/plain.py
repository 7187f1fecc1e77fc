"""Values of one line that have a form of their own: words, web addresses, numbers, languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from handbook.model.base import refused
from handbook.model.diagnostic import N_

EXAMPLES: Final = {
    r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$": "https://www.example.org/a-page",
    r"^[^\s@]+@[^\s@]+\.[^\s@]+$": "office@example.org",
    r"^[0-9+/ -]+$": "+383 38 200 000",
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "sr-Latn",
    r"^[A-Z][a-z]{3}$": "Latn",
}
"""For each pattern below, something that it admits."""

TAG: Final = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
NO_TAG: Final = N_("must be the tag of a language, like sr-Latn")


def tag_of(name: str) -> str | None:
    """Return the tag of the language that has an English name: ``sr`` of ``serbian``."""
    return {word.casefold(): tag for tag, word in _languages().items()}.get(name.casefold())


def _written(words: str) -> str:
    if not words.strip():
        raise refused((), N_("must not be empty"))
    return words


def _language(tag: str) -> str:
    if tag.partition("-")[0] not in _languages():
        raise refused((), NO_TAG)
    return tag


_COMMON: Final = ("Latn", "Cyrl")
"""Scripts that need no looking up, which takes a while."""


def _script(code: str) -> str:
    if code not in _COMMON and code not in _scripts():
        raise refused((), N_("must be the code of a script, like Latn"))
    return code


@cache
def _scripts() -> frozenset[str]:
    """Return the codes of all scripts that have a name."""
    from babel import Locale

    return frozenset(Locale("en").scripts)


def script_of(tag: str, script: str) -> str:
    """Return the script that a tag names, or that its language is usually written in.

    A language that seems to be written in ``script`` as most are is not looked up.
    """
    named = [part for part in tag.split("-")[1:] if len(part) == len("Latn")]
    if named or script == "Latn":
        return [*named, script][0]
    from babel.core import get_global

    usual = get_global("likely_subtags").get(tag.partition("-")[0], "").split("_")
    return next((part for part in usual[1:] if len(part) == len("Latn")), script)


@cache
def _languages() -> Mapping[str, str]:
    """Return the names of all languages by code; loaded when the first is asked for."""
    from babel import Locale

    return dict(Locale("en").languages)


Line = Annotated[str, AfterValidator(_written)]
"""Words, and not only spaces."""

WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$")]
MailAddress = Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")]
PhoneNumber = Annotated[str, Field(pattern=r"^[0-9+/ -]+$")]
"""A number as it is dialled and printed: digits, and what divides them."""

TagText = Annotated[str, Field(pattern=TAG)]
"""What is written like a BCP 47 tag, whether or not there is such a language."""

LanguageTag = Annotated[TagText, AfterValidator(_language)]
"""The BCP 47 tag of a language: ``sq``, ``sr-Latn``."""

ScriptCode = Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$"), AfterValidator(_script)]
"""The ISO 15924 code of a script: ``Latn``."""
