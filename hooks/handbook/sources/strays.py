"""Finds files that lie where sources lie, and that nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import DATA, FILES
from handbook.model.editions import REGISTER as EDITIONS
from handbook.model.kinds import FOLDERS
from handbook.model.nearest import closest, nearest
from handbook.model.parity import LOCK
from handbook.model.registers import REGISTERS
from handbook.model.settings import Language
from handbook.model.text import SHARED
from handbook.sources.files import Tree
from handbook.sources.pieces import ROOTS

REGISTERS_FOLDER: Final = "docs/registers"
"""Where the registers lie."""

_READ_ME: Final = "README.md"
"""May say in any folder of documents, and beside registers and passages, what lies there."""

_NO_DOCUMENTS: Final = frozenset({"docs", SHARED, REGISTERS_FOLDER})
"""Folders of which all that nothing reads is told anyway, or which hold those of documents."""

_KIND: Final = re.compile(r"^kind: *([a-z-]+) *$", re.MULTILINE)

_OWN: Final = frozenset({FILES, "editions"})
"""Folders of a document, which hold no sources."""


def beside(tree: Tree, folder: str, languages: Iterable[Language]) -> Iterator[Finding]:
    """Yield the files in a document's own folder that nothing reads."""
    known = [DATA, *(language.file for language in languages), LOCK]
    yield from _strays(tree, folder, known)


def around(
    tree: Tree, documents: Iterable[str], languages: Iterable[Language]
) -> Iterator[Finding]:
    """Yield the files that nothing reads in folders that are none of these ``documents``."""
    yield from _strays(
        tree,
        REGISTERS_FOLDER,
        [*(f"{name}.yml" for name in REGISTERS), LOCK, EDITIONS.rpartition("/")[2], _READ_ME],
    )
    yield from _strays(tree, SHARED, [_READ_ME])
    passage = [*(language.file for language in languages), LOCK]
    for path in _folders(tree, SHARED):
        yield from _strays(tree, path, passage)
        for inner in _folders(tree, path):
            yield from _below(tree, inner, frozenset())
    for root in ROOTS:
        if not tree.linked_folder(root):
            yield from _below(tree, root, frozenset(documents), [_READ_ME])
    yield from _elsewhere(tree)


def _elsewhere(tree: Tree) -> Iterator[Finding]:
    """Yield the data of documents in folders beside those where documents lie."""
    for folder in [*_folders(tree, ""), *_folders(tree, "docs")]:
        if folder in ROOTS or folder in _NO_DOCUMENTS:
            continue
        for path in _folders(tree, folder):
            data = f"{path}/{DATA}"
            if not tree.linked_folder(path) and tree.exists(data):
                mend = Sentence(
                    N_("documents lie in {folder}; move the folder {name} there"),
                    {"folder": _meant(tree, folder, data), "name": path.rpartition("/")[2]},
                )
                yield Finding("stray-file", Place(data), {"name": DATA, "mend": mend})


def _meant(tree: Tree, folder: str, data: str) -> str:
    """Return the folder that was meant: that of the document's kind, or else one called alike."""
    text = tree.read(data)
    kind = _KIND.search(text) if isinstance(text, str) else None
    names = {path.rpartition("/")[2]: path for path in FOLDERS.values()}
    near = closest(folder.rpartition("/")[2], names, 0)
    return FOLDERS.get(kind[1] if kind else "") or names[near or "pages"]


def stands_for(tree: Tree, folder: str, name: str) -> bool:
    """Tell whether a file that is not there lies beside its place under a like name.

    ``SQ.md`` or ``sq.markdown`` is ``sq.md``: that it is a stray says all there is to say.
    """
    names = tree.names(folder)
    return name not in names and any(_stem(other) == _stem(name) for other in names)


def _stem(name: str) -> str:
    return name.rpartition(".")[0].casefold()


def _below(
    tree: Tree, folder: str, documents: frozenset[str], known: Sequence[str] = ()
) -> Iterator[Finding]:
    """Yield the files below a folder that lie in no document's folder."""
    is_document = folder in documents
    if not is_document:
        yield from _strays(tree, folder, known)
    for path in _folders(tree, folder):
        if not (is_document and path.rpartition("/")[2] in _OWN):
            yield from _below(tree, path, documents)


def _folders(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the folders in a folder; a linked one is a fault of its own."""
    for name in tree.names(folder):
        path = f"{folder}/{name}" if folder else name
        if tree.is_folder(path) and not tree.linked_folder(path):
            yield path


def _strays(tree: Tree, folder: str, known: Sequence[str]) -> Iterator[Finding]:
    names = tree.names(folder)
    absent = [name for name in known if name not in names and name != _READ_ME]
    for name in names:
        path = f"{folder}/{name}"
        if name not in known and not tree.is_folder(path):
            values = {"name": name, "mend": _mend(name, absent, known)}
            yield Finding("stray-file", Place(path), values)


def _mend(name: str, absent: Sequence[str], known: Sequence[str]) -> Sentence:
    """Return what to do with a stray: what its name should be, or what is read there."""
    near = nearest(name.casefold(), absent)
    if "nearest" in near.values:
        return near
    if known:
        return Sentence(
            N_("take it away, or put it into files/ of a document; read here: {known}"),
            {"known": ", ".join(known)},
        )
    return Sentence(N_("take it away, or put it into files/ of a document"))
