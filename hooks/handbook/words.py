"""The words of the user interface in each language: gettext catalogues, compiled in memory."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import IO, Any, Final

DOMAIN: Final = "handbook"

OWN: Final = "en"
"""The language in which the messages themselves are written."""

Gettext = Callable[[str], str]


@cache
def catalogue(locale: str) -> NullTranslations:
    """Return the catalogue of a locale (``sr_Latn``); English is the catalogues' own language."""
    source = _source(locale)
    if not source.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source.read_bytes()), locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)


class Voice:
    """What the program itself says to a person, in the words of one locale."""

    def __init__(self, locale: str = OWN) -> None:
        self._catalogue = catalogue(locale)

    def _(self, message: str, **values: object) -> str:
        """Return a message with its values."""
        return self._catalogue.gettext(message).format(**values)

    def plural(self, one: str, many: str, count: int) -> str:
        """Return a message for a number, with it in the place of ``{count}``."""
        return self._catalogue.ngettext(one, many, count).format(count=count)


@cache
def said(locale: str) -> Mapping[str, bool] | None:
    """Return whether each message has words in a locale's catalogue; none without a catalogue.

    It takes the entries as they are written, in a tenth of the time of reading them in full.
    """
    source = _source(locale)
    if not source.is_file():
        return None
    return dict(_entries(source.read_text(encoding="utf-8").split("\n\n")))


def _entries(entries: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for entry in entries:
        is_fuzzy = False
        texts: dict[str, str] = {}
        key = ""
        for line in entry.split("\n"):
            if line.startswith("#"):
                is_fuzzy = is_fuzzy or (line.startswith("#,") and "fuzzy" in line)
                continue
            begin, _, rest = line.partition('"')
            key = begin.strip() or key
            texts[key] = texts.get(key, "") + rest.removesuffix('"')
        if message := texts.get("msgid"):
            words = [text for key, text in texts.items() if key.startswith("msgstr")]
            yield message, all(words) and not is_fuzzy


def _source(locale: str) -> Traversable:
    return files("handbook") / "locale" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def messages(
    file: IO[bytes], *_: object, **_options: object
) -> Iterator[tuple[int, str, Any, Any]]:
    """Yield the words of a Python file for the catalogues; Babel calls this (``babel.cfg``).

    Its own reader sees no words in f-strings and none of a rule's.
    """
    for node in ast.walk(ast.parse(file.read())):
        match node:
            case ast.Call(
                ast.Name("_" | "N_") | ast.Attribute(attr="_"), [ast.Constant(str(message))]
            ):
                yield node.lineno, "", message, []
            case ast.Call(
                ast.Attribute(attr="plural"), [ast.Constant(str(one)), ast.Constant(str(many)), *_]
            ):
                yield node.lineno, "ngettext", (one, many), []
            case ast.Call(ast.Name("Rule"), keywords=keywords):
                for keyword in keywords:
                    if keyword.arg in ("title", "message", "hint"):
                        yield node.lineno, "", ast.literal_eval(keyword.value), []
