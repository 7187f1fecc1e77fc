"""The words of units as they are written, for people who set the languages side by side.

A passage that a text includes stands as the line that includes it: its words are a unit of their
own. A piece of YAML begins with its key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.model import content
from handbook.model.corpus import Register
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.parity import HEAD
from handbook.model.settings import Language
from handbook.model.text import SHARED, Part, Text
from handbook.sources.files import Tree
from handbook.sources.units import Pieces, data_pieces, entry_pieces

Words = Mapping[str, Mapping[str, str]]
"""For each unit, what is written in each language, by its address."""

Lines = Mapping[tuple[str, int], str]
"""The unit that each line of the sources belongs to."""


def of_document(document: Document) -> Words:
    """Return the words of all units of a document."""
    found: dict[str, dict[str, str]] = {}
    for address, text in document.texts.items():
        for unit, part in _parts(text):
            found.setdefault(unit, {}).setdefault(address, _written(text, part))
    return {**found, **_of_pieces(data_pieces(document))}


def of_register(register: Register) -> Words:
    """Return the words of all entries of a register."""
    return _of_pieces(entry_pieces(register))


def of_passage(tree: Tree, name: str, languages: tuple[Language, ...]) -> Words:
    """Return the words of a shared passage."""
    found: dict[str, str] = {}
    for language in languages:
        path = f"{SHARED}/{name}/{language.file}"
        text = tree.read(path) if tree.exists(path) else ""
        if text and not isinstance(text, Finding):
            found[language.address] = text.strip()
    return {name: found}


def lines_of_document(document: Document) -> Lines:
    """Return the unit of each line of a document's texts, and of each piece of its data."""
    found: dict[tuple[str, int], str] = {}
    for text in document.texts.values():
        for unit, part in _parts(text):
            for number in range(part.first, part.last + 1):
                place = text.place(number)
                if place.path == text.path:
                    found.setdefault((place.path, place.line), unit)
    for unit, at, words in data_pieces(document):
        places = (document.place(*at, key) for key in words)
        found.update({(place.path, place.line): unit for place in places})
    return found


def lines_of_register(register: Register) -> Lines:
    """Return the unit of each line of a register on which a piece of prose stands."""
    return {
        (place.path, place.line): unit
        for unit, at, words in entry_pieces(register)
        for place in (register.place(*at, key) for key in words)
    }


def _parts(text: Text) -> Iterator[tuple[str, Part]]:
    head, *others = text.parts
    yield HEAD, head
    yield from ((part.id, part) for part in others if part.id)


def _written(text: Text, part: Part) -> str:
    """Return the lines of a part, and the notes that it marks, as they are written."""
    rows = text.source.split("\n")
    found: list[str] = []
    for number in range(part.first, part.last + 1):
        path = text.place(number).path
        row = rows[number - 1] if path == text.path else _included(path)
        if path == text.path or row not in found[-1:]:
            found.append(row)
    notes = {note.label: note for note in text.notes}
    marks = [n.label for n, _ in content.nodes(part.blocks) if isinstance(n, content.NoteMark)]
    own = [f"[^{label}]: {content.words(notes[label].blocks)}" for label in marks if label in notes]
    body = "\n".join(row for row in found if not row.startswith("[^")).strip()
    return "\n\n".join([body, *own])


def _included(path: str) -> str:
    return f"{{!{path.rpartition('/')[0].rpartition('/')[2]}.md!}}"


def _of_pieces(pieces: Pieces) -> Words:
    found: dict[str, dict[str, list[str]]] = {}
    for unit, at, words in pieces:
        for address, written in words.items():
            said = f"{at[-1]}: {written.strip()}"
            found.setdefault(unit, {}).setdefault(address, []).append(said)
    return {
        unit: {address: "\n".join(rows) for address, rows in each.items()}
        for unit, each in found.items()
    }
