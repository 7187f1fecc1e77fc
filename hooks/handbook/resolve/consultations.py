"""Rounds of consultation on a document: who was asked, what they said, what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.content import Blocks, Heading, Inlines, plain
from handbook.model.diagnostic import N_
from handbook.model.document import Document
from handbook.model.reference import target
from handbook.model.registers import Comment, Consultation
from handbook.resolve.blocks import Cell, fields, joined, overview
from handbook.resolve.kinds.layout import Made
from handbook.resolve.names import Names

ANSWERS = {
    "accepted": N_("Accepted"),
    "partly": N_("Accepted in part"),
    "declined": N_("Not accepted"),
    "open": N_("Not answered yet"),
}


def consultations(document: Document, names: Names) -> Iterator[Made]:
    """Yield the section of a document's rounds of consultation, where there were any."""
    blocks: Blocks = ()
    for ident, entry in names.corpus.entries["consultations"].items():
        if isinstance(entry, Consultation) and document.code in entry.documents:
            names.depends.add(f"{names.corpus.registers['consultations'].path}#{ident}")
            blocks += _round(document, entry, names)
    if blocks:
        yield Made("consultations", names._("Consultations"), blocks)


def _round(document: Document, entry: Consultation, names: Names) -> Blocks:
    _ = names._
    title = Heading(3, plain(entry.names[names.language.address]))
    facts = fields(
        [
            (_("Period"), f"{names.date(entry.from_)} – {names.date(entry.to)}"),
            (_("Asked"), joined(names.links("org", entry.asked), "; ")),
        ]
    )
    comments = [one for one in entry.comments if target("doc", one.on).id == document.code]
    return (title, *facts, *overview(_comment(one, names) for one in comments))


def _comment(comment: Comment, names: Names) -> tuple[Inlines, list[tuple[str, Cell]]]:
    _ = names._
    rows: list[tuple[str, Cell]] = [
        (_("On"), (names.link("doc", comment.on),)),
        (_("Comment"), names.words(comment.text)),
        (_("Answer"), _(ANSWERS[comment.answer])),
        (_("Why"), names.words(comment.reason) if comment.reason else ""),
    ]
    return (names.link("org", comment.institution),), rows
