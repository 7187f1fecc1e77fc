"""The words of the user interface in each language: gettext catalogues, compiled in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN: Final = "handbook"

Gettext = Callable[[str], str]


@cache
def catalogue(locale: str) -> NullTranslations:
    """Return the catalogue of a locale (``sr_Latn``); English is the catalogues' own language."""
    source = files("handbook") / "locale" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not source.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source.read_bytes()), locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
