"""The words of the user interface in each language: gettext catalogues, compiled in memory."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import IO, Final

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


def rule_words(file: IO[bytes], *_: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield a rule's sentences; Babel asks for them when it looks for words (``babel.cfg``)."""
    for node in ast.walk(ast.parse(file.read())):
        match node:
            case ast.Call(func=ast.Name("Rule"), keywords=keywords):
                for keyword in keywords:
                    if keyword.arg in ("title", "message", "hint"):
                        yield keyword.lineno, "", ast.literal_eval(keyword.value), []
