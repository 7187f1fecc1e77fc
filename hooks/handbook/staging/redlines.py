"""Composes the pages that show what changed between two editions of a document."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from handbook.comparing.comparison import Comparison, SectionChange
from handbook.comparing.items import State
from handbook.comparing.redline import was
from handbook.editions.stored import StoredEdition
from handbook.model import content
from handbook.model.content import Blocks, Deleted, Inlines, Inserted, Link, Paragraph, Plain, plain
from handbook.model.settings import Language
from handbook.resolve import changes
from handbook.resolve.blocks import bullets, fields, notice
from handbook.resolve.names import Names
from handbook.staging.addresses import Way, between
from handbook.staging.bygone import address_today
from handbook.staging.composed import Composed, body, section
from handbook.staging.markdown import Printer
from handbook.staging.pairs import Pair
from handbook.staging.shelf import Shelf


def redline_page(
    shelf: Shelf,
    language: Language,
    pair: Pair,
    found: Comparison,
    pages: Collection[str] = (),
) -> Composed:
    """Return the page that shows what changed: in short, for whom, and each changed section.

    ``pages`` are the addresses of other pages of the language, to which it can lead.
    """
    names = Names(shelf.corpus, language)
    printer = _printer(Way(shelf.corpus, language, pair.redline, shelf), names)
    text = pair.new.texts[language.address]
    title = names._("{title}: changes since edition {version}").format(
        title=text.title, version=pair.old.version
    )
    counted = changes.counts(found, names)
    parts = [
        body(printer, title, _truth(pair, names)),
        _head(pair, counted, pages, names),
        _legend(printer, names),
        _note(found, pair, names),
        section(printer, names._("For whom"), "_for-whom", bullets(changes.for_whom(found, names))),
        section(printer, names._("What changed"), "_what", bullets(changes.what(found, names))),
        *(_section(printer, found, one, names) for one in found.sections),
    ]
    depends = pair.old.texts[language.address].depends | text.depends | names.depends
    return Composed(
        address=pair.redline,
        title=title,
        description=counted,
        body="\n".join(part for part in parts if part),
        depends=depends | {"handbook.yml"},
        order=(9, f"{pair.old.version} {pair.new.version}"),
        kind="redline",
        audience=pair.new.audience,
        is_hidden=True,
        short=names._("since edition {version}").format(version=pair.old.version),
    )


def _truth(pair: Pair, names: Names) -> Blocks:
    """Return what a reader must know first: that nobody has adopted the newer one."""
    if pair.new.adoption or pair.new.kind == "page":
        return ()
    line = names._("No institution has adopted this text. Nobody is bound by it.")
    return notice("draft", names._("Proposal, not in force"), line)


def _head(pair: Pair, counted: str, pages: Collection[str], names: Names) -> str:
    """Return which two are compared, and how much changed, as Markdown."""
    plainly = f"{pair.document.address}/"

    def side(edition: StoredEdition, *addresses: str) -> Inlines:
        words = plain(_named(pair, edition, names))
        there = next((one for one in addresses if one in pages), "")
        return (Link(between(pair.redline, there), words),) if there else words

    rows = [
        (names._("Before"), side(pair.old, pair.before)),
        (names._("After"), side(pair.new, pair.after, *[plainly] * pair.is_draft)),
        (names._("In short"), plain(counted)),
    ]
    return f"\n{Printer(lambda link: link).blocks(fields(rows))}\n"


def _named(pair: Pair, edition: StoredEdition, names: Names) -> str:
    if pair.is_draft and edition is pair.new:
        return names._("working draft, {version}").format(version=edition.version)
    return names._("edition {version} of {date}").format(
        version=edition.version, date=names.date(edition.released)
    )


def _legend(printer: Printer, names: Names) -> str:
    """Return what the marks mean, as Markdown."""
    line = (
        Plain(f"{names._('How to read it:')} "),
        Deleted(plain(names._("what was removed"))),
        Plain(", "),
        Inserted(plain(names._("what was added"))),
        Plain("."),
    )
    return f"\n{printer.block(Paragraph(line))}\n"


def _note(found: Comparison, pair: Pair, names: Names) -> str:
    """Return the line that leads from numbers of other days to those of today, as Markdown."""
    targets = (link.target for one in found.sections for link in content.links(one.blocks))
    if not any(target.startswith("contact:") for target in targets):
        return ""
    way = between(pair.redline, "sources/")
    note = names._("The telephone numbers here are those of that time. Today's are there:")
    line = (Plain(f"{note} "), Link(way, plain(names._("Sources and numbers"))), Plain("."))
    return "\n" + Printer(lambda link: link).block(Paragraph(line)) + "\n"


def _section(printer: Printer, found: Comparison, one: SectionChange, names: Names) -> str:
    """Return a section with all its words, or where it went if they are the same."""
    title = changes.title_of(found, one.id, names)
    lines: list[Inlines] = []
    if one.state is State.ADDED:
        lines.append(plain(names._("This section is new.")))
    if one.state is State.REMOVED:
        lines.append(plain(names._("This section was removed.")))
    if one.moved:
        lines.append(plain(names._("This section stands in another place now.")))
    if was(one.title) not in ("", title):
        before = Deleted(plain(was(one.title)))
        lines.append((Plain(f"{names._('Title before:')} "), before))
    said = tuple(Paragraph((content.Emphasis(line),)) for line in lines)
    return section(printer, title, one.id, said + one.blocks)


def _printer(way: Way, names: Names) -> Printer:
    end = f" {names._('end of change')} "
    return Printer(
        partial(address_today, way),
        inserted=(f" {names._('added:')} ", end),
        deleted=(f" {names._('removed:')} ", end),
    )
