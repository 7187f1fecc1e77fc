"""What has a lock of its own, by the name that people call it: a document, a register, a passage.

``SOP-01`` is a document, ``laws`` a register, ``danger.md`` a shared passage as texts include it.
One unit of it follows after ``#``: ``SOP-01#risk-assessment``, ``terms#victim``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from handbook.errors import HandbookError
from handbook.model.document import DATA, Document
from handbook.model.nearest import closest
from handbook.model.parity import LOCK
from handbook.model.registers import REGISTERS
from handbook.model.settings import Settings
from handbook.model.text import SHARED
from handbook.sources import units, wording
from handbook.sources.files import Tree
from handbook.sources.read import read_document, read_register
from handbook.sources.strays import REGISTERS_FOLDER

PASSAGE: Final = ".md"
"""With what the name of a passage ends, where a text includes it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """What one lock is about, as it is written in some state of the sources."""

    name: str
    folder: str
    files: tuple[str, ...]
    """The paths of all that its units are read from."""

    said: units.Units
    words: wording.Words
    lines: wording.Lines
    again: Callable[[Tree], Holder | None]
    """Reads the same from other sources; nothing where it cannot be read there."""

    @property
    def lock(self) -> str:
        """The path of its lock."""
        return f"{self.folder}/{LOCK}"

    def unit(self, part: str) -> str:
        """Return the id of the unit that someone named after ``#``.

        Raises ``HandbookError`` where there is none.
        """
        prefix = f"{self.name}/" if self.name in REGISTERS else ""
        unit = f"{prefix}{part}"
        if unit in self.said:
            return unit
        meant = closest(unit, self.said)
        hint = f"; did you mean {self.label(meant)}?" if meant else ""
        raise HandbookError(f"{self.name} has no part {part}{hint}")

    def label(self, unit: str) -> str:
        """Return how people name a unit: ``SOP-01#risk-assessment``."""
        if self.name.endswith(PASSAGE):
            return self.name
        return f"{self.name}#{unit.removeprefix(f'{self.name}/')}"


def find(tree: Tree, settings: Settings, name: str, documents: Iterable[Document]) -> Holder:
    """Return what is called ``name``; ``documents`` say where each document lies.

    Raises ``HandbookError`` where there is nothing of that name, or it cannot be read.
    """
    found: Holder | None = None
    folders = {document.code: document.folder for document in documents}
    if name in REGISTERS:
        found = register(tree, settings, name)
    elif name.endswith(PASSAGE):
        found = passage(tree, settings, name.removesuffix(PASSAGE))
    elif name in folders:
        found = document(tree, settings, folders[name])
    if found is None:
        meant = closest(name, {*folders, *REGISTERS} - {name})
        hint = f"; did you mean {meant}?" if meant else ""
        raise HandbookError(f"there is no {name} that can be read{hint}")
    return found


def document(tree: Tree, settings: Settings, folder: str) -> Holder | None:
    """Return the document in a folder."""
    read = read_document(tree, settings, folder).document
    return of_document(settings, read) if read else None


def of_document(settings: Settings, read: Document) -> Holder:
    """Return a document that was read, its body included."""
    names = (DATA, *(language.file for language in settings.languages))
    return Holder(
        read.code,
        read.folder,
        tuple(f"{read.folder}/{name}" for name in names),
        units.of_document(read),
        wording.of_document(read),
        wording.lines_of_document(read),
        lambda other: document(other, settings, read.folder),
    )


def register(tree: Tree, settings: Settings, name: str) -> Holder | None:
    """Return a register."""
    read = read_register(tree, settings, name)
    if not read.entries:
        return None
    return Holder(
        name,
        REGISTERS_FOLDER,
        (read.path,),
        units.of_register(read),
        wording.of_register(read),
        wording.lines_of_register(read),
        lambda other: register(other, settings, name),
    )


def passage(tree: Tree, settings: Settings, name: str) -> Holder | None:
    """Return a shared passage."""
    folder = f"{SHARED}/{name}"
    if name not in tree.names(SHARED):
        return None
    said = units.of_passage(tree, name, settings.languages)
    if not said:
        return None
    words = wording.of_passage(tree, name, settings.languages)
    rows = {
        (one.place.path, line): name
        for address, one in said[name].items()
        for line in range(1, words[name][address].count("\n") + 2)
    }
    return Holder(
        f"{name}{PASSAGE}",
        folder,
        tuple(f"{folder}/{language.file}" for language in settings.languages),
        said,
        words,
        rows,
        lambda other: passage(other, settings, name),
    )


def passage_of(path: str) -> str:
    """Return the name of the passage that a file belongs to: ``danger.md``."""
    return path.removeprefix(f"{SHARED}/").partition("/")[0] + PASSAGE
