"""Takes a part of an edition out of sight: a notice stands in its place, and a line says why.

What was withheld is still in the history of the repository and in every copy of it: whoever must
have it gone there as well asks those who keep them. This command makes it gone from what is read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.editions.stored import NAME
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.editions import Edition, Frozen
from handbook.placing import put
from handbook.releasing import register
from handbook.releasing.notices import Notices
from handbook.releasing.withdraw import in_all, whole
from handbook.rules.life.edition_changed import kept
from handbook.sources.files import Tree


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided that something must go, and why."""

    by: str
    """The institution, by its id."""

    reason: Mapping[str, str]
    """In words of each language."""


def withhold(
    root: Path,
    code: str,
    version: str,
    day: dt.date,
    decision: Decision,
    *,
    sections: Sequence[str] = (),
    files: Sequence[str] = (),
    everything: bool = False,
) -> tuple[str, ...]:
    """Put a notice in the place of sections, files or all of an edition, and write the line.

    Returns the files of the edition that changed. Raises ``HandbookError`` where the edition, the
    part or the institution is unknown, or the part is withheld already; nothing has changed then.
    """
    with register.alone(root):
        corpus = whole(root)
        edition, folder = _edition(corpus, code, version)
        is_whole = edition.files.get(NAME) == folder.files.get(NAME)
        if decision.by not in corpus.entries["institutions"]:
            raise HandbookError(f"{decision.by} is no institution of the register")
        reason = in_all(corpus, decision.reason)
        notices = Notices(Tree(root), corpus, folder, day, decision.by, reason, is_whole)
        changed: dict[str, bytes | None] = {}
        if everything:
            changed |= notices.of_all()
        if sections:
            changed |= notices.of_sections(sections)
        changed |= notices.of_files(files)
        if not changed:
            raise HandbookError("name what is to be withheld, with --section, --file or --all")
        values: dict[str, Any] = {
            "event": "withhold",
            "code": code,
            "version": version,
            "date": day.isoformat(),
            "by": decision.by,
            "reason": reason,
            "files": {
                name: hashlib.sha256(data).hexdigest() if data is not None else None
                for name, data in sorted(changed.items())
            },
        }
        register.line_after(corpus.editions.lines, values)  # before anything is written
        for name, data in changed.items():
            if data is None:
                (root / folder.path / name).unlink(missing_ok=True)
            else:
                put(root, f"{folder.path}/{name}", data)
        register.append(root, corpus.editions.lines, values)
        return tuple(sorted(changed))


def _edition(corpus: Corpus, code: str, version: str) -> tuple[Edition, Frozen]:
    for edition, folder in kept(corpus):
        if (edition.code, edition.version) == (code, version) and folder:
            return edition, folder
    raise HandbookError(f"no edition {version} of {code} was released")
