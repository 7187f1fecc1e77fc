"""The truth lines: what a document is, before anyone acts by it.

A document that no institution has adopted is a proposal; it says so first, says what applies today
as far as that is known, and whom to ask. A page of text (kind ``page``) is no procedure: what it
is stands at its end, where it does not frighten a reader who needs help.
"""

from __future__ import annotations

from handbook.model.content import Blocks, Inlines, Notice, Paragraph, Plain
from handbook.model.document import Document
from handbook.model.kinds.document import DocumentData
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names
from handbook.resolve.provenance import provenance_lines


def truth_lines(document: Document, names: Names) -> Blocks:
    """Return what stands above the text of a document."""
    data = document.data
    if data.kind == "page":
        return ()
    _ = names._
    if data.adoption:
        adoption = data.adoption
        act = (
            *names.words(adoption.act),
            Plain(f" {adoption.number}, {names.date(adoption.date)}, "),
            names.link("org", adoption.body),
        )
        return (Notice("note", _("Adopted"), (Paragraph(act),)),)
    lines = (
        *(_emergency(names) if data.kind == "sop" else ()),
        Paragraph((Plain(_("No institution has adopted this text. Nobody is bound by it.")),)),
        Paragraph(_today(data, names)),
        Paragraph((Plain(_("Before you act by it, ask your superior.")),)),
        *provenance_lines(document, names),
    )
    return (Notice("draft", _("Proposal, not in force"), lines),)


def _emergency(names: Names) -> Blocks:
    """Return whom to call at once; a procedure is read by someone who stands beside a person."""
    numbers = joined(names.links("contact", names.corpus.settings.emergency))
    return (Paragraph((Plain(f"{names._('In danger, call:')} "), *numbers)),)


def _today(data: DocumentData, names: Names) -> Inlines:
    if data.applies_today is None:
        return (Plain(names._("What applies today is not known to the editors.")),)
    text = (Plain(f"{names._('What applies today')}: "), *names.words(data.applies_today.text))
    if not data.applies_today.sources:
        return text
    sources = joined(names.links("source", data.applies_today.sources), "; ")
    return (*text, Plain(f" ({names._('source')}: "), *sources, Plain(")"))
