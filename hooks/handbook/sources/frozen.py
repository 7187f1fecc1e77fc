"""Reads what pages, comparisons and downloads of editions are made of: each ``edition.json``."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.editions import life, stored
from handbook.editions.stored import StoredEdition, UnreadableEditionError
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.sources.files import Tree


def read_editions(tree: Tree, corpus: Corpus) -> Mapping[tuple[str, str], StoredEdition]:
    """Return the stored form of every edition of the register, by code and version, in order.

    An edition without a folder, or released before there was a stored form, is left out: whether
    that may be is for the rules to say. Raises ``HandbookError`` where one cannot be read.
    """
    folders = {(one.code, one.version): one for one in corpus.editions.folders}
    by_data = {(f"{one.data.get('code')}", one.version): one for one in corpus.editions.folders}
    found: dict[tuple[str, str], StoredEdition] = {}
    for released in life.editions(corpus.editions.lines).values():
        for edition in released:
            key = (edition.code, edition.version)
            folder = folders.get(key) or by_data.get(key)
            if folder and stored.NAME in folder.files:
                found[key] = _edition(tree, corpus, f"{folder.path}/{stored.NAME}")
    return found


def _edition(tree: Tree, corpus: Corpus, path: str) -> StoredEdition:
    data = tree.read_bytes(path, stored.LARGEST)
    if isinstance(data, Finding):
        raise HandbookError(f"{path} cannot be read ({data.rule})")
    try:
        return stored.loads(data, corpus.languages, path)
    except UnreadableEditionError as error:
        raise HandbookError(f"{path} cannot be read: {error}") from error
