"""Makes small editions and locks, as the commands that write them will."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from handbook.editions import chain
from handbook.model.document import DATA
from handbook.model.editions import FOLDER, REGISTER
from handbook.model.parity import LOCK, Confirmation
from handbook.parity import lock
from handbook.sources import units
from handbook.sources.files import Tree
from handbook.sources.read import read

GIVEN = dt.date(2026, 1, 20)


def append(root: Path, **event: Any) -> None:
    """Append one line to the register."""
    register = root / REGISTER
    before = register.read_text(encoding="utf-8") if register.exists() else ""
    rows = before.splitlines()
    previous = json.loads(rows[-1])["hash"] if rows else chain.NOTHING
    register.write_text(before + chain.line(previous, **event), encoding="utf-8")


def release(
    root: Path, folder: str, code: str, version: str, date: str = "2026-01-15", **more: Any
) -> Path:
    """Freeze the sources of a document and append the line of their release."""
    frozen = root / folder / FOLDER / version
    frozen.mkdir(parents=True)
    for source in sorted((root / folder).glob("*.*")):
        if source.is_file():
            (frozen / source.name).write_bytes(source.read_bytes())
    files = {
        path.relative_to(frozen).as_posix(): sha256(path)
        for path in sorted(frozen.rglob("*"))
        if path.is_file()
    }
    append(root, event="release", code=code, version=version, date=date, files=files, **more)
    return frozen


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def confirm(
    root: Path, folder: str, languages: Iterable[str] = ("sq", "sr", "en"), date: dt.date = GIVEN
) -> None:
    """Confirm all units of one folder, beside what was confirmed before."""
    prints = said(root, folder)
    path = root / folder / LOCK
    known, _ = lock.read_lock(
        folder, path.read_text(encoding="utf-8") if path.exists() else "", [*languages]
    )
    given = [
        Confirmation(unit, {key: each[key] for key in languages if key in each}, "editor", date)
        for unit, each in prints.items()
    ]
    path.write_text(lock.written([*known, *given]), encoding="utf-8")


def said(root: Path, folder: str) -> Mapping[str, Mapping[str, str]]:
    """Return the fingerprints of all units of a folder, by unit and language."""
    return {
        unit: {address: one.print for address, one in each.items()}
        for unit, each in _said(root, folder).items()
    }


def _said(root: Path, folder: str) -> units.Units:
    corpus = read(root)
    for document in corpus.documents:
        if document.folder == folder:
            return units.of_document(document)
    if folder == "docs/registers":
        registers = corpus.registers.values()
        return {unit: each for r in registers for unit, each in units.of_register(r).items()}
    name = folder.rpartition("/")[2]
    return units.of_passage(Tree(root), name, corpus.languages)


def adopt(root: Path, folder: str) -> None:
    """Make a document of version 0.1 one that can be in force, from 2027-01-01."""
    path = root / folder / DATA
    data = path.read_text(encoding="utf-8").replace(
        'version: "0.1"', 'version: "1.0"\neffective: 2027-01-01'
    )
    data = data.replace("    raised: 2026-11-01\n", "    raised: 2026-11-01\n    blocks: false\n")
    reviews = "".join(
        f"  {address}:\n    drafted-by: practitioner\n    reviews:\n      - role:\n"
        "          sq: hetues\n          sr: istražiteljka\n          en: investigator\n"
        "        of: practice\n        date: 2026-11-20\n"
        for address in ("sq", "sr", "en")
    )
    adoption = (
        "adoption:\n  body: office\n  act:\n    sq: Vendim\n    sr: Odluka\n    en: Decision\n"
        '  number: "7"\n  date: 2026-11-25\n  source: report\n'
    )
    path.write_text(f"{data.rstrip()}\ntexts:\n{reviews}{adoption}", encoding="utf-8")
