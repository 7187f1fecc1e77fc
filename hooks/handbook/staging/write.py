"""Writes a plan: only what differs, and nothing stale stays. The only staging that touches disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from handbook.staging.plan import Plan


def write_plan(plan: Plan, root: Path, folder: Path) -> None:
    """Make ``folder`` hold exactly what the plan says; ``root`` is where attachments are."""
    wanted = {folder / path for path in (*plan.files, *plan.copies)}
    for stale in set(_files(folder)) - wanted:
        stale.unlink()
    for path, planned in plan.files.items():
        _write(folder / path, planned.content)
    for path, source in plan.copies.items():
        _write(folder / path, (root / source).read_bytes())
    _prune(folder)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    if path.is_dir():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _prune(folder: Path) -> None:
    """Remove folders that are empty now, deepest first."""
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
