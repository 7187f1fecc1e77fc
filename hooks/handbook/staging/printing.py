"""Prints a resolved document as Markdown."""

from __future__ import annotations

from handbook.model import content
from handbook.model.resolved import ResolvedDocument
from handbook.staging.composed import body
from handbook.staging.markdown import Printer, heading


def print_document(printer: Printer, resolved: ResolvedDocument) -> str:
    """Return a document as Markdown: title, summary, truth, data, sections, notes."""
    summary = (content.Paragraph(resolved.summary),) if resolved.summary else ()
    parts = [body(printer, resolved.title, summary, resolved.truth, resolved.front)]
    for section in resolved.sections:
        parts.append(heading(section.level, printer.inlines(section.title), section.id))
        parts.append(printer.blocks(section.blocks))
    parts.append(printer.blocks(resolved.notes))
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
