"""Releases an edition: checks, freezes the folder, and then writes the line that makes it one."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook import checking, placing
from handbook.errors import ContentError, HandbookError
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.editions import FOLDER
from handbook.releasing import register
from handbook.releasing.blocking import Asked, blocking, effective_day, errors, stale
from handbook.releasing.freeze import freeze
from handbook.resolve.edition import edition_of
from handbook.revisions import branch
from handbook.rules.life.edition_without_line import unreleased
from handbook.sources.files import Tree

MAIN: Final = "main"
"""The branch on which releases are made, one at a time."""


@dataclass(frozen=True, slots=True)
class Released:
    """What a release has done."""

    folder: str
    files: int
    hash: str
    """The hash of its line, which proves all that was released before as well."""

    removed: tuple[str, ...]
    """Folders that a broken-off release had left."""


def release(root: Path, code: str, asked: Asked, day: dt.date) -> Released:
    """Release the document with this code as an edition, on ``day``.

    Raises ``ContentError`` with everything that blocks it, and ``HandbookError`` where it could not
    be tried; nothing has changed then.
    """
    with register.alone(root):
        checked = checking.check(root, day)
        corpus = checked.corpus
        if code in corpus.unread:
            raise ContentError(_cannot(code, errors(checked)))
        document = document_of(corpus, code)
        effective = effective_day(document, asked)
        found = list(errors(checked))
        reasons = [*_elsewhere(root), *found, *blocking(corpus, document, asked)]
        edition = None if found else edition_of(corpus, document, day, effective)
        if edition:
            reasons += stale(corpus, edition, day)
        if reasons or edition is None:
            raise ContentError(_cannot(f"{code} {document.data.version}", reasons))
        files = freeze(Tree(root), document, edition)
        values = {
            "event": "release",
            "code": code,
            "version": document.data.version,
            "date": day.isoformat(),
            **({"effective": effective.isoformat()} if effective else {}),
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        }
        register.line_after(corpus.editions.lines, values)  # before anything is written
        removed = tuple(_clean(root, corpus))
        folder = f"{document.folder}/{FOLDER}/{document.data.version}"
        _write(root, root / folder, files)
        event_hash = register.append(root, corpus.editions.lines, values)
        return Released(folder, len(files), event_hash, removed)


def _cannot(named: str, reasons: Iterable[str]) -> str:
    listed = "".join(f"\n  - {reason}" for reason in dict.fromkeys(reasons))
    return f"{named} cannot be released:{listed}"


def document_of(corpus: Corpus, code: str) -> Document:
    """Return the document with this code; raises ``HandbookError`` where there is none."""
    if code not in corpus.by_code:
        raise HandbookError(f"no document has the code {code}")
    return corpus.by_code[code]


def _elsewhere(root: Path) -> Iterator[str]:
    if (name := branch(root)) and name != MAIN:
        yield f"the branch is {name}; releases are made on {MAIN}, one at a time"


def _clean(root: Path, corpus: Corpus) -> Iterator[str]:
    """Remove what a broken-off release has left; yield the folders that were no edition."""
    shutil.rmtree(root / register.WORK, ignore_errors=True)
    for folder in unreleased(corpus):
        shutil.rmtree(root / folder.path)
        yield folder.path


def _write(root: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an edition, and let its folder appear with all of them at once."""
    work = root / register.WORK / "edition"
    for name, data in files.items():
        placing.write(work / name, data)
    folder.parent.mkdir(exist_ok=True)
    work.replace(folder)
    placing.sync(folder.parent)
