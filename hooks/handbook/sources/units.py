"""What stands in several languages and can be confirmed to say the same: units, with their places.

A fingerprint costs time, so only those units are made that someone asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from handbook.model.corpus import Register
from handbook.model.diagnostic import Finding, Place
from handbook.model.document import Document
from handbook.model.marks import KeyPath
from handbook.model.parity import DATA_UNIT, Confirmation, Said, Unit
from handbook.model.settings import Language
from handbook.model.text import SHARED
from handbook.parity import fingerprint
from handbook.sources.files import Tree
from handbook.sources.inlines import read_inline
from handbook.sources.markdown import read_sections

Wanted = Callable[[str], bool]
"""Tells whether a unit is asked for."""

Units = Mapping[str, Mapping[str, Said]]
"""What each unit says in each language, by the address of the language."""

Pieces = Iterable[tuple[str, KeyPath, Mapping[str, str]]]
"""Short prose of YAML: the unit that each piece belongs to, the way to it, its words."""
_ALL: Final = bool


def confirmed(
    said: Units, confirmations: Iterable[Confirmation], document: str | None = None
) -> tuple[Unit, ...]:
    """Return the units that were ever confirmed and are still there, in the order of ``said``."""
    by_unit: dict[str, list[Confirmation]] = {}
    for one in confirmations:
        by_unit.setdefault(one.unit, []).append(one)
    return tuple(
        Unit(unit, said[unit], tuple(by_unit[unit]), document) for unit in said if unit in by_unit
    )


def of_document(document: Document, is_wanted: Wanted = _ALL) -> Units:
    """Return what the units of a document say: its sections, and the short prose of its data."""
    found: dict[str, dict[str, Said]] = {}
    for address, text in document.texts.items():
        for unit, line, form in fingerprint.of_text(text, is_wanted):
            said = Said(fingerprint.fingerprint(form), text.place(line))
            found.setdefault(unit, {}).setdefault(address, said)
    return {**found, **_of_words(data_pieces(document), document.place, is_wanted)}


def of_register(register: Register, is_wanted: Wanted = _ALL) -> Units:
    """Return what the units of a register say: its entries."""
    return _of_words(entry_pieces(register), register.place, is_wanted)


def of_passage(tree: Tree, name: str, languages: Iterable[Language]) -> Units:
    """Return what a shared passage says: one unit, without the passages that it includes."""
    found: dict[str, Said] = {}
    for language in languages:
        path = f"{SHARED}/{name}/{language.file}"
        text = tree.read(path) if tree.exists(path) else ""
        if text and not isinstance(text, Finding):
            form = fingerprint.of_sections(read_sections(text))
            found[language.address] = Said(fingerprint.fingerprint(form), Place(path))
    return {name: found} if found else {}


def data_pieces(document: Document) -> Pieces:
    """Return the short prose of a document's data, each piece with its unit."""
    return ((_data_unit(document, at), at, words) for at, words in document.iter_words())


def entry_pieces(register: Register) -> Pieces:
    """Return the short prose of a register, each piece with its unit."""
    ids = [entry.id for entry in register.entries]
    return ((f"{register.name}/{ids[at[0]]}", at, words) for at, words in register.iter_words())  # type: ignore[index]


def _of_words(words: Pieces, place: Callable[..., Place], is_wanted: Wanted) -> Units:
    """Return what units of YAML say: all pieces of prose that belong to one, in their order."""
    pieces: dict[str, list[tuple[KeyPath, Mapping[str, str]]]] = {}
    for unit, at, piece in words:
        if piece and is_wanted(unit):
            pieces.setdefault(unit, []).append((at, piece))
    return {unit: dict(_said(found, place)) for unit, found in pieces.items()}


def _said(
    pieces: list[tuple[KeyPath, Mapping[str, str]]], place: Callable[..., Place]
) -> Iterator[tuple[str, Said]]:
    for address in dict.fromkeys(key for _, words in pieces for key in words):
        written = [(at, words[address]) for at, words in pieces if address in words]
        form = fingerprint.of_words(*(read_inline(words) for _, words in written))
        yield address, Said(fingerprint.fingerprint(form), place(*written[0][0], address))


def _data_unit(document: Document, at: KeyPath) -> str:
    """Return the unit of a key path: ids in place of positions; a list without ids is one."""
    way: list[str] = []
    here: object = document.data
    for part in at:
        if isinstance(part, int):
            here = here[part] if isinstance(here, tuple) else None
            ident = getattr(here, "id", None)
            if ident is None:
                break
            way.append(str(ident))
        else:
            here = here.get(part) if isinstance(here, Mapping) else _field(here, part)
            way.append(part)
    return DATA_UNIT + "/".join(way)


def _field(value: object, key: str) -> object:
    return getattr(value, key.replace("-", "_"), None) or getattr(value, f"{key}_", None)
