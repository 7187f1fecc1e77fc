"""Where a text comes from: who or what drafted it, who has read it since, as what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.content import Blocks, Paragraph, Plain
from handbook.model.diagnostic import N_
from handbook.model.document import Document
from handbook.model.kinds.document import Provenance, Review
from handbook.resolve.kinds.labels import REVIEWED_FOR
from handbook.resolve.names import Names

DRAFTED: Final = {
    "machine": N_("made by a machine"),
    "practitioner": N_("made by a practitioner"),
    "institution": N_("made by the institution"),
}

UNTOLD: Final = Provenance()
"""What is to be assumed of a text of which nothing is said: a machine made it."""


def provenance_lines(document: Document, names: Names) -> Blocks:
    """Return in a line whether anyone has read the text in this language who knows the work."""
    provenance = _of(document, names)
    _ = names._
    parts = []
    if provenance.reviews:
        roles = "; ".join(_review(one, names) for one in provenance.reviews)
        parts.append(_("Reviewed by: {roles}.").format(roles=roles))
    if not provenance.is_read_by_practitioner:
        is_bare = provenance.drafted_by == "machine" and not provenance.reviews
        parts.append(
            _("Drafted by machine, not yet reviewed by a practitioner.")
            if is_bare
            else _("Not yet reviewed by a practitioner.")
        )
    return (Paragraph((Plain(" ".join(parts)),)),)


def provenance_rows(document: Document, names: Names) -> Iterator[tuple[str, str]]:
    """Yield who or what drafted the text in this language, and each reading of it."""
    provenance = _of(document, names)
    _ = names._
    drafted = _(DRAFTED[provenance.drafted_by])
    day = f" ({names.date(provenance.drafted)})" if provenance.drafted else ""
    yield _("First draft"), f"{drafted}{day}"
    reviews = [_review(one, names) for one in provenance.reviews]
    if not provenance.is_read_by_practitioner:
        reviews.append(_("Not yet reviewed by a practitioner."))
    yield _("Readings"), "; ".join(reviews)


def _of(document: Document, names: Names) -> Provenance:
    return document.data.texts.get(names.language.address, UNTOLD)


def _review(review: Review, names: Names) -> str:
    read_for = names._(REVIEWED_FOR[review.of])
    return f"{names.text(review.role)}, {read_for} ({names.date(review.date)})"
