"""``handbook compare``: finds the two editions of a document that are to be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook import checking
from handbook.comparing.comparison import Comparison, compare
from handbook.editions.life import editions, state
from handbook.editions.stored import StoredEdition
from handbook.errors import ContentError, HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Severity
from handbook.model.settings import Language
from handbook.releasing.withdraw import whole
from handbook.resolve.edition import edition_of
from handbook.rules import BY_NAME
from handbook.sources.files import Tree
from handbook.sources.frozen import read_editions

DRAFT: Final = "draft"
"""Names the document as it is today, in the place of a version."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The two sides of a comparison: versions, or ``draft``; empty for the usual one."""

    old: str = ""
    new: str = ""


def compared(
    root: Path, code: str, asked: Asked, language: Language, day: dt.date
) -> tuple[Corpus, Comparison]:
    """Return what changed from one edition of a document to another, and the corpus.

    Unless asked, the old one is that in force on ``day``, else the newest, and the new one the
    draft. Raises ``HandbookError`` where there is no such edition, and ``ContentError`` where the
    draft has errors.
    """
    corpus = whole(root)
    stored = read_editions(Tree(root), corpus)
    known = {version: one for (of, version), one in stored.items() if of == code}
    if not known and code not in corpus.by_code:
        raise HandbookError(f"no document has the code {code}")
    sides = (asked.old or _usual(corpus, code, known, day), asked.new or DRAFT)
    if DRAFT in sides:
        known[DRAFT] = _draft(root, code, day)
    old, new = (_side(code, version, known) for version in sides)
    for one in (old, new):
        if language.address not in one.texts:
            raise HandbookError(f"{code} {one.version} has no text in {language.name}")
    return corpus, compare(old, new, language.address)


def _usual(corpus: Corpus, code: str, known: Mapping[str, StoredEdition], day: dt.date) -> str:
    """Return the version of the edition in force, else of the newest."""
    released = [
        one for one in editions(corpus.editions.lines).get(code, ()) if one.version in known
    ]
    if not released:
        raise HandbookError(
            f"{code} has no edition yet to compare with; handbook release makes one"
        )
    in_force = state(released, day).in_force
    return (in_force or released[-1]).version


def _side(code: str, version: str, known: Mapping[str, StoredEdition]) -> StoredEdition:
    if version not in known:
        listed = ", ".join(known) or "none yet"
        raise HandbookError(f"there is no edition {version} of {code}; there are: {listed}")
    return known[version]


def _draft(root: Path, code: str, day: dt.date) -> StoredEdition:
    """Return what a document says today; what has errors cannot be resolved."""
    checked = checking.check(root, day)
    if any(BY_NAME[one.rule].severity is Severity.ERROR for one in checked.findings):
        raise ContentError("a draft with errors cannot be compared; handbook check shows them")
    if code not in checked.corpus.by_code:
        raise HandbookError(f"{code} has no draft any more; name two of its editions")
    return edition_of(checked.corpus, checked.corpus.by_code[code], day, None)
