"""Where attachments go: beside each page that refers to them, those of its own text."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.document import FILES, Document, for_language
from handbook.model.editions import Edition
from handbook.model.settings import Language
from handbook.staging.addresses import DRAFT, edition_address
from handbook.staging.shelf import Shelf


def copies_of(shelf: Shelf, language: Language) -> Iterator[tuple[str, str]]:
    """Yield where each attachment goes, and its source; one of another language stays away."""
    for document in shelf.corpus.documents:
        base = f"{language.address}/{document.address}/"
        shown = shelf.shown(document.code)
        if shown:
            yield from _frozen(shelf, shown[0], language, base)
        for edition, _ in shelf.editions(document):
            there = f"{language.address}/{edition_address(document, edition.version)}"
            yield from _frozen(shelf, edition, language, there)
        yield from _draft(shelf, document, language, base + (DRAFT if shown else ""))


def _draft(
    shelf: Shelf, document: Document, language: Language, base: str
) -> Iterator[tuple[str, str]]:
    for path in document.files_for(language, shelf.corpus.languages):
        yield base + path.removeprefix(f"{document.folder}/"), path


def _frozen(
    shelf: Shelf, edition: Edition, language: Language, base: str
) -> Iterator[tuple[str, str]]:
    folder = shelf.folder(edition)
    files = [name for name in folder.files if name.startswith(f"{FILES}/")]
    for name in for_language(files, language, shelf.corpus.languages):
        yield base + name, f"{folder.path}/{name}"
