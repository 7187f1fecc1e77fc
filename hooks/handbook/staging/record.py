"""Composes what proves the record: a page to verify each edition, and the handbook as on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from handbook.editions.life import state, until
from handbook.editions.stored import StoredEdition
from handbook.model import content
from handbook.model.content import Blocks, Link, Paragraph, Plain, Verbatim, plain
from handbook.model.document import Document
from handbook.model.editions import REGISTER, Edition
from handbook.model.settings import Language
from handbook.resolve.blocks import bullets, fields, overview
from handbook.resolve.life import STATES, life_lines
from handbook.resolve.names import Names
from handbook.staging.addresses import Way, between, edition_address
from handbook.staging.composed import Composed, body, section
from handbook.staging.editions import VERIFY, around_of, links_from, verify_address
from handbook.staging.markdown import Printer
from handbook.staging.shelf import Shelf

ALL = "editions/"
"""The address of the page of the whole handbook as in force on the day of the build."""


def record(shelf: Shelf, language: Language) -> Iterator[Composed]:
    """Yield the pages of the record in a language: none while nothing was ever released."""
    pages = [
        _verify(shelf, document, edition, stored, language)
        for document in shelf.corpus.documents
        for edition, stored in shelf.editions(document)
    ]
    yield from pages
    if pages:
        yield _copies(pages, shelf, language)
    days = sorted(_days(shelf), reverse=True)
    if not days:
        return
    yield _day(shelf, language, ALL, shelf.day, days)
    for day in days:
        yield _day(shelf, language, f"{ALL}{day.isoformat()}/", day, ())


def _verify(
    shelf: Shelf, document: Document, edition: Edition, stored: StoredEdition, language: Language
) -> Composed:
    """Compose the page that a printed copy leads to: what this edition is, and its files."""
    names = Names(shelf.corpus, language)
    _ = names._
    address = verify_address(edition)
    here = edition_address(document, edition.version)
    folder = shelf.folder(edition)
    text = stored.texts.get(language.address)
    name = text.title if text else edition.code
    said = shelf.life(edition.code).states[edition.version]
    ends = until(edition, shelf.released[edition.code])
    lines = life_lines(around_of(shelf, document, edition, address), names)
    facts = fields(
        [
            (_("Title"), name),
            (_("Released"), names.date(edition.released)),
            (_("In force from"), names.date(edition.effective) if edition.effective else ""),
            (_("In force until"), names.date(ends) if ends else ""),
            (_("Read it"), (Link(between(address, here), plain(_("this edition"))),)),
        ]
    )
    files = overview(
        (
            (Verbatim(file),),
            [
                (_("Size"), names.plural("{count} byte", "{count} bytes", folder.sizes[file])),
                ("SHA-256", (Verbatim(digest),)),
            ],
        )
        for file, digest in sorted(edition.files.items())
        if digest and file in folder.sizes
    )
    how: Blocks = (
        Paragraph(
            plain(
                _("Compare the files of your copy with these figures. The register holds the same.")
            )
        ),
        Paragraph((Verbatim(REGISTER),)),
    )
    title = f"{_('Verify a copy')}: {edition.code}, {_('edition')} {edition.version}"
    printer = Printer(Way(shelf.corpus, language, address, shelf))
    parts = [
        body(printer, title, lines, facts),
        section(printer, _("Files"), "files", how + files),
    ]
    return Composed(
        address=address,
        title=title,
        description=f"{name}: {_(STATES[said])}",
        body="\n".join(parts),
        depends=frozenset({*names.depends, document.path, REGISTER, *stored_path(stored)}),
        short=f"{edition.code}, {_('edition')} {edition.version}",
        order=(1, edition.code),
        code=edition.code,
        kind="verify",
        audience=document.data.audience,
        is_hidden=True,
    )


def _copies(pages: Sequence[Composed], shelf: Shelf, language: Language) -> Composed:
    """Compose the list of all pages by which a copy is verified."""
    names = Names(shelf.corpus, language)
    title = names._("Verify a copy")
    links = bullets(
        (Link(between(VERIFY, page.address), plain(page.short)),)
        for page in sorted(pages, key=lambda page: (page.order, page.address))
    )
    lead: Blocks = (
        Paragraph(
            plain(names._("Choose the code and the edition that stand on the copy that you hold."))
        ),
    )
    return Composed(
        address=VERIFY,
        title=title,
        description=title,
        body=body(Printer(Way(shelf.corpus, language, VERIFY, shelf)), title, lead, links),
        depends=frozenset({"handbook.yml", REGISTER}),
        order=(42, title),
        kind="list",
    )


def stored_path(stored: StoredEdition) -> frozenset[str]:
    """Return the path of the file that an edition was read from."""
    return frozenset(path for text in stored.texts.values() for path in text.depends)


def _days(shelf: Shelf) -> set[dt.date]:
    """Return the days up to today on which anything came into force, or left it."""
    found: set[dt.date] = set()
    for released in shelf.released.values():
        for edition in released:
            found.update(
                day
                for day in (edition.released, edition.effective, edition.withdrawn)
                if day and day <= shelf.day
            )
    return found


def _day(
    shelf: Shelf, language: Language, address: str, day: dt.date, others: Sequence[dt.date]
) -> Composed:
    """Compose the whole handbook as it was on a day: what of each document was in force."""
    names = Names(shelf.corpus, language)
    _ = names._
    rows = [
        (_titled(document, names), _on(shelf, document, day, address, names))
        for document in shelf.corpus.documents
        if document.data.kind != "page"
    ]
    in_force = [row for row in rows if row[1][0]]
    title = f"{_('What is in force')}: {names.date(day)}"
    lead = () if in_force else (Paragraph(plain(_("Nothing of it was in force on this day."))),)
    printer = Printer(Way(shelf.corpus, language, address, shelf))
    parts = [body(printer, title, lead, overview((title_, said[1]) for title_, said in rows))]
    if others:
        links = bullets(
            (Link(between(address, f"{ALL}{one.isoformat()}/"), plain(names.date(one))),)
            for one in others
        )
        parts.append(section(printer, _("On other days"), "other-days", links))
    return Composed(
        address=address,
        title=title,
        description=title,
        body="\n".join(parts),
        depends=frozenset({*names.depends, REGISTER}),
        order=(41, address),
        kind="editions",
        is_hidden=address != ALL,
    )


def _titled(document: Document, names: Names) -> content.Inlines:
    return (names.link("doc", document.code), Plain(f" ({document.code})"))


_Said = tuple[bool, list[tuple[str, content.Inlines | str]]]


def _on(shelf: Shelf, document: Document, day: dt.date, here: str, names: Names) -> _Said:
    """Return whether an edition was in force on a day, and what is said of the document."""
    _ = names._
    life = state(shelf.released.get(document.code, ()), day)
    to = links_from(here, document)

    def link(edition: Edition) -> content.Inlines:
        return (Link(to(edition.version), plain(f"{_('edition')} {edition.version}")),)

    if life.in_force and life.in_force.effective:
        since = names.date(life.in_force.effective)
        return True, [(_("In force"), (*link(life.in_force), Plain(f" ({since})")))]
    if life.withdrawn:
        return False, [(_("Withdrawn"), link(life.withdrawn))]
    released = [one for one in shelf.released.get(document.code, ()) if one.released <= day]
    if released:
        return False, [(_("For consultation, not in force"), link(released[-1]))]
    return False, [(_("Draft"), _("nothing was released"))]
