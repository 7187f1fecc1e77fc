"""Composes the pages that list others: one a section, and the page of all sources and facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from handbook.model.content import Blocks, Link, Paragraph, Plain, plain
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_
from handbook.model.reference import Target
from handbook.model.registers import UNDATED, Contact, Entry, Fact, Source
from handbook.model.settings import Language
from handbook.resolve.blocks import Cell, bullets, definitions, fields, joined, table
from handbook.resolve.names import Names
from handbook.staging.addresses import FOLDERS, Way
from handbook.staging.composed import Composed, body
from handbook.staging.entries import PAGES
from handbook.staging.markdown import Printer, escape
from handbook.staging.shelf import Shelf

SECTIONS: Final = {
    "sop": N_("Procedures"),
    "job-descriptions": N_("Job descriptions"),
    "curricula": N_("Curricula"),
    "programmes": N_("Programmes of reintegration"),
    "grants": N_("Calls for proposals"),
    "plans": N_("Plans"),
    "campaigns": N_("Campaigns"),
    "indicators": N_("Indicators"),
    "forms": N_("Forms"),
    "contributing": N_("Guides for editors"),
}
"""The folders of documents that have a list of their own, in the order of the navigation."""


def lists(shelf: Shelf, language: Language, pages: Sequence[Composed]) -> Iterator[Composed]:
    """Yield the list of each section that has pages, in a language."""
    titles = SECTIONS | {FOLDERS[scheme]: title for scheme, title in PAGES.items()}
    for order, (folder, title) in enumerate(titles.items()):
        inside = [
            page for page in pages if page.address.rpartition("/")[0].startswith(f"{folder}/")
        ]
        if inside:
            yield _list(shelf.corpus, language, folder, title, inside, order)
    yield _sources(shelf, language)


def _list(
    corpus: Corpus,
    language: Language,
    folder: str,
    title: str,
    pages: Sequence[Composed],
    order: int,
) -> Composed:
    names = Names(corpus, language)
    printer = Printer(lambda link: link)
    inside = sorted(pages, key=lambda page: page.order)
    links = [(_entrance(page, folder),) for page in inside]
    named = names._(title)
    if any(page.code for page in inside):
        rows = [(page.code, link) for page, link in zip(inside, links, strict=True)]
        blocks = table([names._("Code"), names._("Title")], rows)
    elif any(page.description != page.title for page in inside):
        described = zip(inside, links, strict=True)
        blocks = definitions((link, page.description) for page, link in described)
    else:
        blocks = bullets(links)
    return Composed(
        address=f"{folder}/",
        title=named,
        description=named,
        body=body(printer, named, blocks),
        depends=frozenset({"handbook.yml", *(page.source for page in pages)}),
        order=(2 + order, named),
        kind="list",
    )


def _entrance(page: Composed, folder: str) -> Link:
    return Link(page.address.removeprefix(f"{folder}/") + "index.md", plain(page.title))


def _sources(shelf: Shelf, language: Language) -> Composed:
    """Compose the page of sources, facts and contacts, each under an anchor of its own."""
    corpus = shelf.corpus
    names = Names(corpus, language)
    printer = Printer(Way(corpus, language, "sources/", shelf))
    title = names._("Sources and numbers")
    parts = [body(printer, title)]
    parts.append(_register(printer, names, "contacts", names._("Contacts"), "contact-"))
    parts.append(_register(printer, names, "facts", names._("Numbers"), "fact-"))
    parts.append(_register(printer, names, "sources", names._("Sources"), ""))
    registers = ("contacts", "facts", "sources")
    return Composed(
        address="sources/",
        title=title,
        description=title,
        body="\n".join(parts),
        depends=frozenset({*names.depends, *(corpus.registers[name].path for name in registers)}),
        order=(40, title),
        kind="list",
        source=corpus.registers["sources"].path,
    )


def _register(printer: Printer, names: Names, register: str, title: str, prefix: str) -> str:
    parts = [f"\n## {escape(title)} {{#{register}}}"]
    for entry in _shown(names, register):
        head = escape(entry.names[names.language.address])
        parts.append(f"### {head} {{#{prefix}{entry.id}}}")
        parts.append(printer.blocks(_entry(entry, names)))
    return "\n\n".join(parts) + "\n"


def _shown(names: Names, register: str) -> Iterator[Entry]:
    """Yield the entries of a register that may be shown: an obsolete contact never is."""
    for entry in names.corpus.registers[register].entries:
        if not (isinstance(entry, Contact) and entry.status == "obsolete"):
            yield entry


def _entry(entry: Entry, names: Names) -> Blocks:
    _ = names._
    note = (Paragraph(names.words(entry.note)),) if entry.note else ()
    sources = joined(names.links("source", entry.sources), "; ")
    match entry:
        case Contact():
            target = Target("contact", entry.id)
            state = (
                _("confirmed") if entry.status == "confirmed" else _("not confirmed to be current")
            )
            rows: list[tuple[str, Cell]] = [
                (_("Number"), (Link(f"contact:{entry.id}", plain(names.title(target))),)),
                (_("Last confirmed"), f"{names.date(entry.checked)} ({state})"),
            ]
        case Fact():
            rows = [
                (_("Value"), names.measured(entry)),
                (_("As of"), names.date(entry.as_of) if entry.as_of else ""),
                (_("State"), _(STATES[entry.status])),
                (_("Last read"), names.date(entry.checked)),
            ]
        case Source():
            web = (Link(entry.address, (Plain(entry.address),)),) if entry.address else ()
            rows = [
                (_("Publisher"), entry.publisher),
                (_("Published"), _("not known") if entry.date == UNDATED else entry.date or ""),
                (_("Address"), web),
                (_("Last read"), names.date(entry.checked)),
            ]
        case _:
            rows = []
    return note + fields([*rows, (_("Sources"), sources)])


STATES: Final = {
    "confirmed": N_("confirmed"),
    "unconfirmed": N_("not confirmed"),
    "contradicted": N_("sources contradict each other"),
}
