"""``handbook status``: what is still open in a handbook, and whose it is.

For each document how many of its units were confirmed to say the same in all languages; its open
points with owner and age, its exceptions with reason and end, the reviews and rechecks that are
due. Nothing of it is a fault: faults are what ``check`` shows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.registers import Contact
from handbook.parity.aligned import is_aligned, suspects
from handbook.sources import units
from handbook.sources.read import read
from handbook.words import Voice


@dataclass(frozen=True, slots=True)
class Languages:
    """How far the languages of one document were confirmed to say the same, in units."""

    document: str
    aligned: int
    to_compare: int
    """Units that were confirmed once and changed since."""

    unconfirmed: int
    """Units that nobody has confirmed in all languages."""

    missing: tuple[str, ...]
    """The addresses of languages that the document lacks."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question that waits for its owner."""

    document: str
    id: str
    owner: str
    raised: dt.date
    days: int
    """How long it has been open."""

    blocks: bool
    """Whether the document cannot be in force while it is open."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A rule from which a document is excepted."""

    document: str
    rule: str
    reason: str
    until: dt.date
    expired: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A day that has come: of a document's review, or a contact's recheck."""

    what: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class Status:
    """What is open on one day."""

    day: dt.date
    languages: tuple[Languages, ...]
    open_points: tuple[OpenPoint, ...]
    exceptions: tuple[Allowed, ...]
    due: tuple[Due, ...]


def status(root: Path, day: dt.date) -> Status:
    """Return what is open in the handbook below ``root`` on ``day``.

    Raises ``HandbookError`` where ``handbook.yml`` cannot be read; what else cannot be read is
    left out, and ``check`` says so.
    """
    corpus = read(root)
    return Status(
        day,
        tuple(_languages(corpus, document) for document in corpus.documents),
        tuple(_open_points(corpus, day)),
        tuple(_exceptions(corpus, day)),
        tuple(sorted(_due(corpus, day), key=lambda due: (due.since, due.what))),
    )


def _languages(corpus: Corpus, document: Document) -> Languages:
    addresses = [language.address for language in corpus.languages]
    known = {unit.id: unit for unit in document.units}
    everything = units.of_document(document)
    aligned = sum(is_aligned(unit, addresses) for unit in known.values())
    suspect = sum(bool(suspects(unit)) for unit in known.values())
    return Languages(
        document.code,
        aligned,
        suspect,
        len(everything) - aligned - suspect,
        tuple(address for address in addresses if address not in document.texts),
    )


def _open_points(corpus: Corpus, day: dt.date) -> Iterator[OpenPoint]:
    for document in corpus.documents:
        for point in document.data.open_points:
            days = (day - point.raised).days
            yield OpenPoint(document.code, point.id, point.owner, point.raised, days, point.blocks)


def _exceptions(corpus: Corpus, day: dt.date) -> Iterator[Allowed]:
    for document in corpus.documents:
        for one in document.data.allow:
            yield Allowed(document.code, one.rule, one.reason, one.until, one.until < day)


def _due(corpus: Corpus, day: dt.date) -> Iterator[Due]:
    for document in corpus.documents:
        if document.data.review_by and document.data.review_by < day:
            yield Due(document.code, document.data.review_by)
    for entry in corpus.registers["contacts"].entries:
        if isinstance(entry, Contact) and entry.status != "obsolete" and entry.recheck_by < day:
            yield Due(f"contact:{entry.id}", entry.recheck_by)


def as_json(found: Status) -> str:
    """Return a status as one JSON object; days as ``YYYY-MM-DD``."""
    return json.dumps({"version": 1, **asdict(found)}, ensure_ascii=False, indent=2, default=str)


def print_status(found: Status, console: Console, voice: Voice) -> None:
    """Print a status for people: a table for each sort of thing that is open."""
    yes, no, over = voice._("yes"), voice._("no"), voice._("over")
    tables: tuple[tuple[str, tuple[str, ...], list[tuple[Any, ...]]], ...] = (
        (
            voice._("Languages, in sections and pieces of prose"),
            (
                voice._("document"),
                voice._("aligned"),
                voice._("to compare"),
                voice._("not confirmed"),
                voice._("missing"),
            ),
            [
                (x.document, x.aligned, x.to_compare, x.unconfirmed, ", ".join(x.missing))
                for x in found.languages
            ],
        ),
        (
            voice._("Open points"),
            (
                voice._("document"),
                voice._("point"),
                voice._("owner"),
                voice._("days open"),
                voice._("blocks"),
            ),
            [
                (x.document, x.id, x.owner, x.days, yes if x.blocks else no)
                for x in found.open_points
            ],
        ),
        (
            voice._("Exceptions"),
            (voice._("document"), voice._("rule"), voice._("until"), voice._("reason")),
            [
                (x.document, x.rule, f"{x.until}{f' ({over})' if x.expired else ''}", x.reason)
                for x in found.exceptions
            ],
        ),
        (
            voice._("Due"),
            (voice._("what"), voice._("since")),
            [(x.what, x.since) for x in found.due],
        ),
    )
    for title, heads, rows in tables:
        table = Table(*heads, title=title, title_justify="left", box=None, pad_edge=False)
        for row in rows:
            table.add_row(*map(str, row))
        console.print(table if rows else voice._("{title}: none", title=title))
        console.print()
