"""Composes the page of each document: what stands at its plain address, and its draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.model import content
from handbook.model.document import HOME, Document
from handbook.model.editions import REGISTER
from handbook.model.settings import Language
from handbook.resolve.document import resolve
from handbook.resolve.life import draft_lines
from handbook.resolve.names import Names
from handbook.staging.addresses import DRAFT, Way
from handbook.staging.composed import Composed
from handbook.staging.editions import edition_page, links_from
from handbook.staging.markdown import Printer
from handbook.staging.printing import print_document
from handbook.staging.shelf import Shelf


def documents(shelf: Shelf, language: Language) -> Iterator[Composed]:
    """Yield the page of every document in a language.

    The plain address shows the edition in force, or withdrawn last, and the draft stands below it;
    or the draft, while there is none.
    """
    for document in shelf.corpus.documents:
        address = "" if document.address == HOME else f"{document.address}/"
        shown = shelf.shown(document.code)
        if shown and language.address in shown[1].texts:
            edition, stored = shown
            page = edition_page(shelf, document, edition, stored, language, address)
            yield replace(page, source=document.texts[language.address].path)
            address += DRAFT
        yield _draft(shelf, document, language, address)


def _draft(shelf: Shelf, document: Document, language: Language, address: str) -> Composed:
    corpus = shelf.corpus
    resolved = resolve(corpus, document, language)
    printer = Printer(Way(corpus, language, address, shelf, document.code))
    depends = resolved.depends
    names = Names(corpus, language)
    is_procedure = document.data.kind != "page"
    released = shelf.released.get(document.code)
    if released:
        life = shelf.life(document.code)
        lines = draft_lines(life, released[-1], links_from(address, document), names)
        resolved = replace(resolved, truth=lines + resolved.truth)
        depends |= names.depends | {REGISTER}
    return Composed(
        address=address,
        title=resolved.title,
        short=names._("Working draft") if address.endswith(DRAFT) else "",
        description=content.words(resolved.summary),
        body=print_document(printer, resolved),
        depends=depends,
        order=(1, document.code),
        code=document.code,
        kind=document.data.kind,
        audience=document.data.audience,
        source=document.texts[language.address].path,
        cited=_cited(document, resolved.title, names) if is_procedure else "",
        watermark=names._("Proposal, not in force") if is_procedure else "",
        is_hidden=is_procedure or address.endswith(DRAFT),
    )


def _cited(document: Document, title: str, names: Names) -> str:
    return f"{document.code}, {title}, {names._('Working draft')} {document.data.version}"
