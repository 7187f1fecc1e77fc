"""Keeps what was found of each document, outside the handbook's own folder.

A key is the hash of everything that the findings depend on: the bytes and names of the document's
folder, the settings, the registers, the shared passages, and the program itself. What is no longer
asked for is dropped. A cache that cannot be read or written is no fault: it is done without.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from handbook.model.document import FILES
from handbook.model.settings import SETTINGS
from handbook.model.text import SHARED
from handbook.sources.files import Tree

REGISTERS: Final = "docs/registers"

_LIBRARIES: Final = (
    "babel",
    "defusedxml",
    "markdown",
    "markdown-include",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyyaml",
)
"""What reads for the program: another version of one may read something else."""

_TABLE: Final = "CREATE TABLE IF NOT EXISTS found (path BLOB PRIMARY KEY, key BLOB, value BLOB)"


class Cache:
    """What was found in one handbook, in the user's folder for caches."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        from platformdirs import user_cache_path

        name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
        self.file = (folder or user_cache_path("handbook")) / f"{name}.sqlite"

    def keys(self, tree: Tree, folders: Sequence[str]) -> Mapping[str, bytes]:
        """Return the key of the registers and of each folder that holds plain files only."""
        around = hashlib.sha256(_program())
        if not _add(around, tree, [SETTINGS, *_files(tree, REGISTERS), *_files(tree, SHARED)]):
            return {}
        keys = {REGISTERS: around.digest()}
        for folder in folders:
            found = around.copy()
            if _add(found, tree, _files(tree, folder)):
                keys[folder] = found.digest()
        return keys

    def load(self, keys: Mapping[str, bytes]) -> dict[str, Any]:
        """Return what was stored under these keys, by folder."""
        import sqlite3

        try:
            with closing(sqlite3.connect(self.file)) as base:
                rows = base.execute("SELECT path, key, value FROM found").fetchall()
        except sqlite3.Error:
            return {}
        return {
            path: pickle.loads(value)
            for name, key, value in rows
            if keys.get(path := os.fsdecode(name)) == key
        }

    def store(self, keys: Mapping[str, bytes], fresh: Mapping[str, object]) -> None:
        """Store what was found afresh; forget folders that are no more."""
        import sqlite3

        rows = [
            (os.fsencode(path), keys[path], pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
            for path, found in fresh.items()
            if path in keys
        ]
        if not rows:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file)) as base, base:
                base.execute(_TABLE)
                gone = [
                    (name,)
                    for (name,) in base.execute("SELECT path FROM found")
                    if os.fsdecode(name) not in keys
                ]
                base.executemany("DELETE FROM found WHERE path = ?", gone)
                base.executemany("REPLACE INTO found VALUES (?, ?, ?)", rows)
        except (OSError, sqlite3.Error):
            return


def _files(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the paths of what is in a folder, of documents below it only their folders' names."""
    if not tree.is_folder(folder):
        return
    for entry in sorted(os.scandir(tree.root / folder), key=lambda entry: entry.name):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and (entry.name == FILES or folder == SHARED):
            yield from _files(tree, path)
        else:
            yield path


def _add(found: Any, tree: Tree, paths: Iterable[str]) -> bool:
    """Add names and bytes to a hash; tell whether all of them are plain files or folders."""
    for path in paths:
        file = f"{tree.root}/{path}"
        try:
            mode = os.lstat(file).st_mode
            data = Path(file).read_bytes() if stat.S_ISREG(mode) else b""
        except OSError:
            return False
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            return False
        found.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        found.update(data)
    return True


def _program() -> bytes:
    """Return what changes whenever the program does."""
    from importlib.metadata import version

    here = Path(__file__).parent
    files = sorted(path for path in here.rglob("*") if path.suffix in {".py", ".yml"})
    versions = [version(name) for name in _LIBRARIES]
    stats = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return repr((sys.version, versions, stats)).encode()
