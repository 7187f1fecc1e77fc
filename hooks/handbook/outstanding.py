"""What is still open in a handbook, and whose it is: computed once for terminal, JSON and pages.

For each document how many of its units were confirmed to say the same in all languages, and the
same of registers and shared passages; open points with owner and age, exceptions with reason and
end, the reviews and rechecks that are due. Nothing of it is a fault: faults are what ``check``
shows.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.parity import Unit
from handbook.model.registers import Contact
from handbook.model.text import SHARED
from handbook.parity.aligned import is_aligned, suspects
from handbook.sources import units


@dataclass(frozen=True, slots=True)
class Languages:
    """How far the languages of one document were confirmed to say the same, in units.

    Or of one register (``laws``), or one shared passage (``danger.md``).
    """

    document: str
    aligned: int
    to_compare: int
    """Units that were confirmed once and changed since."""

    unconfirmed: int
    """Units that nobody has confirmed in all languages."""

    changed: Mapping[str, int]
    """For each language in how many of those that are to be compared it changed."""

    missing: tuple[str, ...]
    """The addresses of languages that the document lacks."""

    read: tuple[str, ...] = ()
    """The addresses of languages whose text someone has read who knows the work."""

    @property
    def parts(self) -> int:
        """How many units there are."""
        return self.aligned + self.to_compare + self.unconfirmed


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
    common: tuple[Languages, ...]
    """The same of registers and of shared passages."""

    open_points: tuple[OpenPoint, ...]
    exceptions: tuple[Allowed, ...]
    due: tuple[Due, ...]


def outstanding(corpus: Corpus, day: dt.date) -> Status:
    """Return what is open in a handbook on ``day``; the texts of the corpus have their bodies."""
    return Status(
        day,
        tuple(_document(corpus, document) for document in corpus.documents),
        (*_registers(corpus), *_passages(corpus)),
        tuple(_open_points(corpus, day)),
        tuple(_exceptions(corpus, day)),
        tuple(sorted(_due(corpus, day), key=lambda due: (due.since, due.what))),
    )


def _document(corpus: Corpus, document: Document) -> Languages:
    missing = [one.address for one in corpus.languages if one.address not in document.texts]
    parts = len(units.of_document(document))
    read = [one for one in document.texts if _is_read(document, one)]
    return _languages(corpus, document.code, document.units, parts, missing, read)


def _is_read(document: Document, address: str) -> bool:
    provenance = document.data.texts.get(address)
    return provenance is not None and provenance.is_read_by_practitioner


def _registers(corpus: Corpus) -> Iterator[Languages]:
    for name, register in corpus.registers.items():
        known = [unit for unit in corpus.common if unit.id.startswith(f"{name}/")]
        if parts := len(units.of_register(register)):
            yield _languages(corpus, name, known, parts)


def _passages(corpus: Corpus) -> Iterator[Languages]:
    """Yield what is known of the passages that documents include."""
    paths = {path for document in corpus.documents for path in document.passages}
    for name in sorted({path.removeprefix(f"{SHARED}/").partition("/")[0] for path in paths}):
        known = [unit for unit in corpus.common if unit.id == name]
        yield _languages(corpus, f"{name}.md", known, 1)


def _languages(
    corpus: Corpus,
    name: str,
    known: Collection[Unit],
    parts: int,
    missing: Collection[str] = (),
    read: Collection[str] = (),
) -> Languages:
    addresses = [one.address for one in corpus.languages]
    aligned = sum(is_aligned(unit, addresses) for unit in known)
    changes = [changed for unit in known if (changed := suspects(unit))]
    counted = Counter(language for changed in changes for language in changed)
    return Languages(
        name,
        aligned,
        len(changes),
        parts - aligned - len(changes),
        {address: counted[address] for address in addresses},
        tuple(missing),
        tuple(read),
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
