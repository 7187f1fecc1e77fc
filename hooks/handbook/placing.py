"""Writes so that whoever reads meanwhile, or is stopped, meets what was there or what is new.

What is being written lies below ``build/``, which git and the checks pass over, on the same disk.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from handbook.errors import HandbookError

SAFE: Final = "build"


def put(root: Path, path: str, data: bytes) -> None:
    """Let a file be at ``path`` below ``root``, in one step; raises ``HandbookError``."""
    safe, place = root / SAFE, root / path
    try:
        safe.mkdir(exist_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="new-", dir=safe) as folder:
            written = Path(folder, place.name)
            write(written, data)
            written.replace(place)
        sync(place.parent)
    except OSError as error:
        raise HandbookError(f"{path} cannot be written: {error.strerror}") from error


def write(path: Path, data: bytes) -> None:
    """Write a file that is no edition, lock or source yet, so that it outlasts a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make sure that the names in a folder outlast a power cut, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
