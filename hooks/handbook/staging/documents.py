"""Composes the page of each document."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.document import HOME, Document
from handbook.model.resolved import ResolvedDocument
from handbook.model.settings import Language
from handbook.resolve.document import resolve
from handbook.staging.addresses import Way
from handbook.staging.composed import Composed, body
from handbook.staging.markdown import Printer, heading


def documents(corpus: Corpus, language: Language) -> Iterator[Composed]:
    """Yield the page of every document in a language."""
    for document in corpus.documents:
        yield _page(corpus, document, language)


def _page(corpus: Corpus, document: Document, language: Language) -> Composed:
    resolved = resolve(corpus, document, language)
    address = "" if document.address == HOME else f"{document.address}/"
    printer = Printer(Way(corpus, language, f"{language.address}/{address}index.md"))
    return Composed(
        address=address,
        title=resolved.title,
        description=content.words(resolved.summary),
        body=print_document(printer, resolved),
        depends=resolved.depends,
        order=(1, document.code),
        code=document.code,
        kind=document.data.kind,
        audience=document.data.audience,
        source=document.texts[language.address].path,
    )


def print_document(printer: Printer, resolved: ResolvedDocument) -> str:
    """Return a document as Markdown: title, summary, truth, data, sections, notes."""
    summary = (content.Paragraph(resolved.summary),) if resolved.summary else ()
    parts = [body(printer, resolved.title, summary, resolved.truth, resolved.front)]
    for section in resolved.sections:
        parts.append(heading(section.level, printer.inlines(section.title), section.id))
        parts.append(printer.blocks(section.blocks))
    parts.append(printer.blocks(resolved.notes))
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
