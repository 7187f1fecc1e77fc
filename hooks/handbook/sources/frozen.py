"""Reads the stored forms of all editions, of which pages, comparisons and downloads are made."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.editions.stored import LARGEST, NAME, StoredEdition, UnreadableEditionError, loads
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.sources.files import Tree


def read_editions(tree: Tree, corpus: Corpus) -> Mapping[tuple[str, str], StoredEdition]:
    """Return each released edition by its code and version.

    Editions whose stored form was withheld as a whole, or is not there, are left out. Raises
    ``HandbookError`` where one is there and cannot be read.
    """
    released = {(line.event.code, line.event.version) for line in corpus.editions.lines}
    found: dict[tuple[str, str], StoredEdition] = {}
    for folder in corpus.editions.folders:
        key = (folder.code, folder.version)
        if key not in released or NAME not in folder.files:
            continue
        path = f"{folder.path}/{NAME}"
        data = tree.read_bytes(path, LARGEST)
        if isinstance(data, Finding):
            raise HandbookError(f"{path}: this edition cannot be read ({data.rule})")
        try:
            found[key] = loads(data, corpus.languages, path)
        except UnreadableEditionError as error:
            raise HandbookError(f"{path}: this edition cannot be shown: {error}") from error
    return found
