"""Freezes a document: its sources as they are, and the edition that is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.editions import stored
from handbook.editions.stored import StoredEdition
from handbook.errors import HandbookError
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.text import SHARED
from handbook.sources.files import Tree


def freeze(tree: Tree, document: Document, edition: StoredEdition) -> Mapping[str, bytes]:
    """Return the files of an edition of a document by their path below its folder.

    Raises ``HandbookError`` where a source cannot be read.
    """
    files = {name: _bytes(tree, path) for name, path in _sources(document)}
    return {**files, stored.NAME: stored.dumps(edition)}


def _sources(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each source of a document: its name in the edition, and its path."""
    texts = (text.path for text in document.texts.values())
    for path in (document.path, *texts, *document.files):
        yield path.removeprefix(f"{document.folder}/"), path
    for path in document.passages:
        yield f"shared/{path.removeprefix(f'{SHARED}/')}", path


def _bytes(tree: Tree, path: str) -> bytes:
    data = tree.read_bytes(path, stored.LARGEST)
    if isinstance(data, Finding):
        raise HandbookError(f"{path} cannot be frozen ({data.rule})")
    return data
