"""What a reader is told where the languages of a text are being compared: quietly, and on the spot.

Editors say "suspect" of what changed since it was confirmed. A reader needs to know only that
another language may say something else at this place, and since which edition that is so.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from handbook.model.content import Blocks, Emphasis, Inlines, Paragraph, Plain
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.editions import Release
from handbook.model.parity import LOCK
from handbook.parity.aligned import is_aligned, suspects
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names

QUIET: Final = "survivor"
"""Whoever reads a page for her own safety is not asked to think of languages."""


def being_aligned(document: Document, names: Names) -> Collection[str]:
    """Return the units of a document that changed since they were confirmed."""
    names.depends.add(f"{document.folder}/{LOCK}")
    if document.data.audience == QUIET:
        return ()
    return {unit.id for unit in document.units if suspects(unit)}


def aligning_line(document: Document, names: Names) -> Blocks:
    """Return the line that stands where a part is being compared."""
    said = names._("This part is being compared with the other languages.")
    if edition := last_aligned(names.corpus, document.code):
        since = names._("They last agreed in edition {version} of {date}.")
        date = names.date(edition.date)
        said = f"{said} {since.format(version=edition.version, date=date)}"
    words: Inlines = (Emphasis((Plain(said),)),)
    return (Paragraph(words),)


def compared(document: Document, names: Names) -> Inlines:
    """Return how far the languages of a document were compared, and which parts are being so."""
    _ = names._
    addresses = [one.address for one in names.corpus.languages]
    aligned = sum(is_aligned(unit, addresses) for unit in document.units)
    if not document.units:
        return (Plain(_("not compared with each other by a person yet")),)
    said = names.plural(
        "{count} part is confirmed to say the same in all languages",
        "{count} parts are confirmed to say the same in all languages",
        aligned,
    )
    ids = dict.fromkeys(ident for text in document.texts.values() for ident in text.ids if ident)
    parts = [ident for ident in ids if ident in being_aligned(document, names)]
    links = joined(names.links("doc", (f"{document.code}#{ident}" for ident in parts)))
    return (Plain(said), Plain(f"; {_('being compared')}: "), *links) if parts else (Plain(said),)


def last_aligned(corpus: Corpus, code: str) -> Release | None:
    """Return the last edition of a document in which all languages said the same.

    That is the newest: nothing is released while a part of it is to be compared.
    """
    releases = (line.event for line in corpus.editions.lines)
    mine = [one for one in releases if isinstance(one, Release) and one.code == code]
    return max(mine, key=lambda one: one.date, default=None)
