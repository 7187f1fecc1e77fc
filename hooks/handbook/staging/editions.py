"""Composes the pages of editions: each edition, the list of a document's editions, the draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from handbook.editions.life import until
from handbook.editions.stored import StoredEdition
from handbook.model import content, reference
from handbook.model.content import Blocks, Inline, Inlines, Link, Paragraph, plain
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.editions import REGISTER, Edition, State, number
from handbook.model.reference import Target
from handbook.model.registers import Law
from handbook.model.resolved import ResolvedDocument
from handbook.model.rewriting import rewritten
from handbook.model.settings import Language
from handbook.resolve.blocks import Cell, overview
from handbook.resolve.life import STATES, Around, Links, life_lines, numbers_lines
from handbook.resolve.names import Names
from handbook.staging.addresses import Way, between, changes_since, edition_address
from handbook.staging.composed import Composed, body
from handbook.staging.markdown import Printer
from handbook.staging.printing import print_document
from handbook.staging.shelf import Shelf

VERIFY: Final = "verify/"
"""Where the pages are by which a copy is verified."""


def editions(shelf: Shelf, language: Language) -> Iterator[Composed]:
    """Yield the pages of all editions in a language, and the list of each document's."""
    for document in shelf.corpus.documents:
        found = list(shelf.editions(document))
        for edition, stored in found:
            if language.address in stored.texts:
                address = edition_address(document, edition.version)
                yield edition_page(shelf, document, edition, stored, language, address)
        if found:
            yield _timeline(shelf, document, language, found)


def edition_page(
    shelf: Shelf,
    document: Document,
    edition: Edition,
    stored: StoredEdition,
    language: Language,
    address: str,
) -> Composed:
    """Return the page of an edition at an address: its own, or the document's plain one."""
    names = Names(shelf.corpus, language)
    around = around_of(shelf, document, edition, address)
    text = living(shelf.corpus, stored.texts[language.address])
    lines = life_lines(around, names)
    numbers = numbers_lines(stored, names)
    printer = Printer(Way(shelf.corpus, language, address, shelf, document.code))
    is_current = around.state is State.IN_FORCE
    named = f"{names._('Edition')} {edition.version}"
    is_own = address == edition_address(document, edition.version)
    return Composed(
        address=address,
        title=f"{text.title} ({named})" if is_own else text.title,
        short=named if is_own else "",
        description=content.words(text.summary),
        body=print_document(printer, replace(text, truth=lines + text.truth + numbers)),
        depends=text.depends | names.depends | {document.path, REGISTER},
        order=(1, document.code),
        code=document.code,
        kind=stored.kind,
        audience=stored.audience,
        cited=_cited(edition, text, names),
        verify=verify_address(edition),
        watermark="" if is_current else names._(STATES[around.state]),
        is_hidden=not is_current,
    )


def links_from(here: str, document: Document) -> Links:
    """Return what leads from a page to the editions of a document."""
    return lambda version: between(here, edition_address(document, version))


def _cited(edition: Edition, text: ResolvedDocument, names: Names) -> str:
    day = names.date(edition.released)
    return f"{edition.code}, {text.title}, {names._('edition')} {edition.version} ({day})"


def around_of(shelf: Shelf, document: Document, edition: Edition, here: str) -> Around:
    """Return an edition among the others of its document, seen from a page."""
    released = shelf.released[document.code]
    binding = [one for one in released if one.effective]
    at = binding.index(edition) if edition in binding else 0
    return Around(
        edition,
        shelf.life(document.code),
        newest=next((one for one in released[::-1] if _is_newer(one, edition, shelf.day)), None),
        before=binding[at - 1] if at else None,
        links=links_from(here, document),
    )


def _is_newer(one: Edition, other: Edition, day: dt.date) -> bool:
    """Tell whether an edition came after another and can still be read as the newer one."""
    is_there = one.withdrawn is None or one.withdrawn > day
    return is_there and number(one.version) > number(other.version)


def _timeline(
    shelf: Shelf,
    document: Document,
    language: Language,
    found: list[tuple[Edition, StoredEdition]],
) -> Composed:
    """Compose the list of a document's editions: what was in force from when to when."""
    names = Names(shelf.corpus, language)
    _ = names._
    address = edition_address(document)
    links = links_from(address, document)
    shown = [edition.version for edition, stored in found if language.address in stored.texts]
    changed = {
        new: Link(
            between(address, changes_since(old, edition_address(document, new))),
            plain(_("since edition {version}").format(version=old)),
        )
        for old, new in pairwise(shown)
    }
    rows = [
        _row(edition, changed.get(edition.version), shelf, names, address, links)
        for edition, _stored in reversed(found)
    ]
    title = f"{_('Editions')}: {document.code}"
    name = names.title(Target("doc", document.code))
    intro: Blocks = (Paragraph((names.link("doc", document.code),)),)
    printer = Printer(Way(shelf.corpus, language, address, shelf))
    return Composed(
        address=address,
        title=title,
        description=f"{name}: {_('all editions, and what was in force when')}",
        body=body(printer, title, intro, overview(rows)),
        depends=frozenset({*names.depends, document.path, REGISTER}),
        short=_("Editions"),
        order=(2, document.code),
        code=document.code,
        kind="editions",
        audience=document.data.audience,
    )


_Row = tuple[Inlines, list[tuple[str, Cell]]]


def _row(
    edition: Edition, changed: Link | None, shelf: Shelf, names: Names, here: str, links: Links
) -> _Row:
    _ = names._
    ends = until(edition, shelf.released[edition.code])
    copy = Link(between(here, verify_address(edition)), plain(_("Verify a copy")))
    said = shelf.life(edition.code).states[edition.version]
    rows: list[tuple[str, Cell]] = [
        (_("State"), _(STATES[said])),
        (_("Released"), names.date(edition.released)),
        (_("In force from"), names.date(edition.effective) if edition.effective else ""),
        (_("In force until"), names.date(ends) if ends else ""),
        (_("What changed"), (changed,) if changed else ()),
        (_("Withheld"), "; ".join(names.date(event.date) for event in edition.withheld)),
        (_("Proof"), (copy,)),
    ]
    return (Link(links(edition.version), plain(f"{_('Edition')} {edition.version}")),), rows


def verify_address(edition: Edition) -> str:
    """Return the short address of the page by which a copy of an edition is verified."""
    return f"{VERIFY}{edition.code.lower()}-{edition.version}/"


def living(corpus: Corpus, text: ResolvedDocument) -> ResolvedDocument:
    """Return a stored text in which what is gone today keeps its words and leads nowhere."""
    own = {section.id for section in text.sections}

    def led(node: Inline) -> Inlines:
        target = reference.parse(node.target) if isinstance(node, Link) else None
        if not isinstance(node, Link) or target is None:
            return (node,)
        found = left_of(corpus, target, own if target.id == text.code else set())
        return (replace(node, target=str(found)),) if found else node.children

    return rewritten(text, led)


def left_of(corpus: Corpus, target: Target, own: Collection[str] = ()) -> Target | None:
    """Return what is left today of something that an edition refers to."""
    if target.scheme == "doc":
        document = corpus.by_code.get(target.id)
        if document is None:
            return None
        is_there = not target.part or target.part in own or document.has_section(target.part)
        return target if is_there else target._replace(part="")
    entry = corpus.entry(target)
    if isinstance(entry, Law) and target.part not in {"", *(one.id for one in entry.articles)}:
        return target._replace(part="")
    return target if entry else None
