"""Finds and opens source files: the only module of the reading that touches the disk.

Refuses what is no plain text of sensible size, or lies outside the tree; says so as findings.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from handbook.errors import HandbookError
from handbook.model.diagnostic import Finding, Place

LARGEST: Final = 1_000_000
"""The most bytes that a source file may have; a document of a hundred pages has a third of it."""

_BACKUPS: Final = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp")


@dataclass(frozen=True, slots=True)
class Tree:
    """The folder of the handbook, through which every file is reached."""

    root: Path
    _real: str = field(init=False, repr=False, compare=False)
    """The folder itself, where the root is a link to it, with ``/`` at the end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_real", os.path.join(os.path.realpath(self.root), ""))

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}"

    def read(self, path: str) -> str | Finding:
        """Return a file's text (LF, NFC, no byte order mark), or what is wrong with it.

        ``path`` is relative to the root, with ``/``.
        """
        data = self.read_bytes(path)
        return data if isinstance(data, Finding) else decode(path, data)

    def read_bytes(self, path: str, largest: int = LARGEST) -> bytes | Finding:
        """Return a file's bytes, or what is wrong with it."""
        try:
            if finding := self.misplaced(path):
                return finding
            if (size := os.stat(self._at(path)).st_size) > largest:
                return Finding("oversized-file", Place(path), {"size": size, "largest": largest})
            with open(self._at(path), "rb") as file:
                return file.read()
        except OSError as error:
            return Finding("unreadable-file", Place(path), {"reason": error.strerror or "?"})

    def sha256(self, path: str) -> str:
        """Return the SHA-256 of a file of any size; empty for what is no file, or a link to one."""
        file = self.root / path
        if file.is_symlink() or not file.is_file():
            return ""
        try:
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""

    def size(self, path: str) -> int:
        """Return how many bytes a file has; 0 for what cannot be looked at."""
        try:
            return os.lstat(self._at(path)).st_size
        except OSError:
            return 0

    def data(self, path: str, most: int) -> bytes | Finding:
        """Return the first bytes of a file, at most so many, or why there are none."""
        try:
            with open(self._at(path), "rb") as file:
                return file.read(most)
        except OSError as error:
            return Finding("unreadable-file", Place(path), {"reason": error.strerror or "?"})

    def misplaced(self, path: str) -> Finding | None:
        """Return what is wrong where ``path`` leads out of the tree, or is no file."""
        if self._leads_out(path):
            return Finding("escaping-link", Place(path))
        if not os.path.isfile(self._at(path)):
            return Finding("unreadable-file", Place(path), {"reason": "it is not a file"})
        return None

    def linked_folder(self, path: str) -> Finding | None:
        """Return what is wrong where a folder is a symbolic link; documents would stand twice."""
        if not os.path.islink(self._at(path)):
            return None
        if self._leads_out(path):
            return Finding("escaping-link", Place(path))
        return Finding("unreadable-file", Place(path), {"reason": "it is a link to a folder"})

    def _leads_out(self, path: str) -> bool:
        """Tell whether ``path``, or a folder on the way to it, is a link out of the tree."""
        return not f"{os.path.realpath(self._at(path))}/".startswith(self._real)

    def names(self, path: str) -> list[str]:
        """Return the names in a folder, sorted, without hidden and backup files; empty if none."""
        if not self.is_folder(path):
            return []
        try:
            return sorted(name for name in os.listdir(self._at(path)) if not is_ignored(name))
        except OSError as error:
            raise HandbookError(
                f"{path}: this folder cannot be listed: {error.strerror}"
            ) from error

    def is_folder(self, path: str) -> bool:
        """Tell whether ``path`` is a folder."""
        return os.path.isdir(self._at(path))

    def exists(self, path: str) -> bool:
        """Tell whether there is anything at ``path``, a broken link included."""
        return os.path.lexists(self._at(path))

    def iter_files(self, path: str) -> Iterator[str]:
        """Yield the paths of all files below a folder, sorted; a linked folder is one."""
        for name in self.names(path):
            child = f"{path}/{name}"
            if self.is_folder(child) and not self.linked_folder(child):
                yield from self.iter_files(child)
            else:
                yield child

    def iter_all(self, path: str) -> Iterator[str]:
        """Yield the paths of all that is below a folder and no folder, hidden files included."""
        pending = [path]
        while pending:
            folder = pending.pop()
            try:
                entries = list(os.scandir(self.root / folder))
            except OSError as error:
                raise HandbookError(
                    f"{folder}: this folder cannot be listed: {error.strerror}"
                ) from error
            for entry in entries:
                child = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(child)
                else:
                    yield child


@dataclass(frozen=True, slots=True)
class Past(Tree):
    """The folder of the handbook, with some files as they once were."""

    was: Mapping[str, bytes]
    """What they held, by path."""

    def read_bytes(self, path: str, largest: int = LARGEST) -> bytes | Finding:
        """Return a file's bytes, those of another day where they are known."""
        return self.was[path] if path in self.was else Tree.read_bytes(self, path, largest)

    def exists(self, path: str) -> bool:
        """Tell whether there is, or was then, anything at ``path``."""
        return path in self.was or Tree.exists(self, path)


def is_ignored(name: str) -> bool:
    """Tell whether a file is an editor's own: hidden, a backup, or a lock."""
    return name.startswith((".", "#")) or name.endswith(_BACKUPS)


def decode(path: str, data: bytes) -> str | Finding:
    """Return bytes as text (UTF-8, LF, NFC, no byte order mark), or where they are not text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Finding("invalid-encoding", place_after(path, data[: error.start]))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (at := text.find("\0")) >= 0:
        return Finding("invalid-encoding", place_after(path, text[:at].encode()))
    return unicodedata.normalize("NFC", text)


def place_after(path: str, before: bytes) -> Place:
    """Return the place that comes after these bytes."""
    last = before.rpartition(b"\n")[2]
    column = len(last.decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    return Place(path, before.count(b"\n") + 1, column)
