"""What keeps a document from being released: everything at once, so that it is mended in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.checking import Checked
from handbook.editions.stored import StoredEdition
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Severity
from handbook.model.document import Document
from handbook.model.editions import number
from handbook.model.parity import Unit
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.parity.aligned import suspects
from handbook.rules.run import diagnostics


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever releases believes of the document; nothing where it was not said."""

    version: str = ""
    effective: dt.date | None = None
    adoption: str = ""
    """The number of the act by which it was adopted."""


def effective_day(document: Document, asked: Asked) -> dt.date | None:
    """Return the day from which the edition is to be in force; none for one to be read only."""
    return asked.effective or document.data.effective


def blocking(corpus: Corpus, document: Document, asked: Asked) -> Iterator[str]:
    """Yield a sentence on each thing that blocks the release of a document, but for errors."""
    yield from _differing(document, asked)
    yield from _released(corpus, document)
    yield from _suspect(corpus, document)
    if effective := effective_day(document, asked):
        yield from _force(document, effective)


def stale(corpus: Corpus, edition: StoredEdition, day: dt.date) -> Iterator[str]:
    """Yield a sentence on each number of an edition that should have been checked by now."""
    for target in edition.titles:
        scheme, _, ident = target.partition(":")
        entry = corpus.entry(Target(scheme, ident)) if scheme == "contact" else None
        if isinstance(entry, Contact) and entry.recheck_by < day:
            yield (
                f"the contact {ident} was to be checked again by {entry.recheck_by}; "
                "have someone call or write to it"
            )


def errors(checked: Checked) -> Iterator[str]:
    """Yield a sentence on each error of the checks: a handbook with errors releases nothing."""
    for one in diagnostics(checked.corpus, checked.findings):
        if one.severity is Severity.ERROR:
            yield f"{one.path}:{one.line} {one.rule}: {one.message}"


def _differing(document: Document, asked: Asked) -> Iterator[str]:
    """Yield where the document says something else than whoever releases it believes."""
    data = document.data
    if asked.version and data.version != asked.version:
        yield f"{document.place('version')}: the version is {data.version}, not {asked.version}"
    if asked.effective and data.effective and data.effective != asked.effective:
        yield f"{document.place('effective')}: effective is {data.effective}, not {asked.effective}"
    if asked.adoption and (data.adoption is None or data.adoption.number != asked.adoption):
        said = f"names the act {data.adoption.number}" if data.adoption else "names no adoption"
        yield f"{document.path}: it {said}, not {asked.adoption}"


def _released(corpus: Corpus, document: Document) -> Iterator[str]:
    before = [
        line.event.version
        for line in corpus.editions.lines
        if line.event.event == "release" and line.event.code == document.code
    ]
    if before and number(document.data.version) <= number(before[-1]):
        yield f"{document.place('version')}: {before[-1]} was released already; raise the version"


def _suspect(corpus: Corpus, document: Document) -> Iterator[str]:
    passages = {path.rpartition("/")[0].rpartition("/")[2] for path in document.passages}
    shared = [unit for unit in corpus.common if unit.id in passages]
    for unit in (*document.units, *shared):
        for language in suspects(unit):
            yield (
                f"{unit.said[language].place}: {_named(document, unit)} changed since it was "
                "compared with the other languages; handbook confirm shows what"
            )


def _named(document: Document, unit: Unit) -> str:
    return f"{document.code}#{unit.id}" if unit.document else f"the passage {unit.id}"


def _force(document: Document, effective: dt.date) -> Iterator[str]:
    """Yield what keeps a document from being in force."""
    data = document.data
    if number(data.version) < number("1.0"):
        yield f"{document.place('version')}: only version 1.0 and later can be in force"
    if data.adoption is None:
        yield f"{document.path}: it names no act of adoption, and would be in force"
    elif data.adoption.date > effective:
        yield (
            f"{document.place('effective')}: it would be in force from {effective}, "
            f"before it was adopted on {data.adoption.date}"
        )
    for address in document.texts:
        provenance = data.texts.get(address)
        if provenance is None or not provenance.reviews:
            yield f"{document.texts[address].path}: no review of this text is recorded in texts"
    for index, point in enumerate(data.open_points):
        if point.blocks:
            yield f"{document.place('open-points', index)}: the open point {point.id} blocks"
