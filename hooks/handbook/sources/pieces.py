"""Where the pieces of a handbook lie, and how what was read of each becomes the corpus.

Starts at once: what reads texts is in ``read``, for those who find something that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import ValidationError

from handbook.errors import HandbookError
from handbook.model.corpus import Corpus, Registers
from handbook.model.diagnostic import Finding, Sentence
from handbook.model.document import DATA, Document
from handbook.model.kinds import FOLDERS
from handbook.model.parity import Unit
from handbook.model.settings import SETTINGS, Settings
from handbook.model.text import Aside, Phrase
from handbook.sources.files import Tree
from handbook.sources.signs import undecided, without_unseen
from handbook.sources.yaml import read_yaml

ROOTS: Final = (*FOLDERS.values(), "docs/contributing")
"""Where documents lie."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the reading of one document, or of all registers, gave."""

    document: Document | None = None
    registers: Registers = field(default_factory=Registers)
    phrases: tuple[tuple[str | None, Phrase], ...] = ()
    remarks: tuple[Aside, ...] = ()
    """What is written in registers for those who edit them."""

    findings: tuple[Finding, ...] = ()
    unread: frozenset[str] = frozenset()
    files: int = 0
    units: tuple[Unit, ...] = ()
    """What of registers and shared passages was ever confirmed to say the same."""

    def outline(self) -> Read:
        """Return this without the bodies of its texts."""
        return replace(self, document=self.document.outline()) if self.document else self


def read_settings(tree: Tree) -> Settings:
    """Return the settings of the handbook, or raise ``HandbookError``."""
    text = tree.read(SETTINGS)
    if not isinstance(text, Finding):
        text = next(iter(undecided(SETTINGS, text)), without_unseen(SETTINGS, text)[0])
    parsed = text if isinstance(text, Finding) else read_yaml(SETTINGS, text)
    if isinstance(parsed, Finding):
        reason = _said(parsed, "reason") or parsed.rule
        raise HandbookError(f"{parsed.place}: the settings cannot be read: {reason}")
    try:
        languages = [x.address for x in Settings.model_validate(parsed.data).languages]
        known = {"languages": languages, "marks": parsed.marks}
        return Settings.model_validate(parsed.data, context=known)
    except ValidationError as error:
        from handbook.sources.schema import refusals  # slow to load, and seldom needed

        found = refusals(Settings, parsed.data, error, parsed.marks)[0]
        told = f"{_said(found, 'key')} {_said(found, 'reason')}"
        raise HandbookError(f"{found.place}: the settings cannot be read: {told}") from error


def _said(finding: Finding, value: str) -> str:
    said = finding.values.get(value, "")
    return said.said() if isinstance(said, Sentence) else str(said)


def folders(tree: Tree) -> list[str]:
    """Return the folders of all documents, in order."""
    return [path for folder in ROOTS for path in _iter_documents(tree, folder)]


def _iter_documents(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the folders of documents, and links to folders, in the order of their names."""
    if tree.linked_folder(folder):
        yield folder
        return
    for name in tree.names(folder):
        path = f"{folder}/{name}"
        if not tree.is_folder(path) or name in {"files", "editions"}:
            continue
        if tree.linked_folder(path):
            yield path
            continue
        if tree.exists(f"{path}/{DATA}") or any(n.endswith(".md") for n in tree.names(path)):
            yield path
        yield from _iter_documents(tree, path)


def corpus_of(settings: Settings, registers: Read, documents: Sequence[Read]) -> Corpus:
    """Return the corpus that is made of what was read piece by piece."""
    pieces = (*documents, registers)
    return Corpus(
        settings,
        tuple(piece.document for piece in documents if piece.document),
        registers.registers,
        tuple(finding for piece in pieces for finding in piece.findings),
        frozenset(code for piece in pieces for code in piece.unread),
        sum(piece.files for piece in pieces),
        tuple(phrase for piece in pieces for phrase in piece.phrases),
        registers.remarks,
        registers.units,
    )
