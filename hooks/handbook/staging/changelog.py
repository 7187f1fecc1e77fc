"""Composes the log of changes: what happened to the documents, by day, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from handbook.model.content import Block, Blocks, Inlines, Link, Paragraph, Plain, Strong, plain
from handbook.model.diagnostic import N_
from handbook.model.editions import REGISTER
from handbook.resolve.blocks import bullets, joined
from handbook.resolve.names import Names
from handbook.staging.addresses import Way, between
from handbook.staging.composed import Composed, body, section
from handbook.staging.happened import Entry
from handbook.staging.markdown import Printer
from handbook.staging.shelf import Shelf

ADDRESS: Final = "changes/"
FEED: Final = "feed.xml"
"""The name of the feed, beside the log."""

TITLE: Final = N_("What changed")

MOST: Final = 30
"""The most entries of the log and of the feed; where there are more, each year has its page."""


def changelog(
    shelf: Shelf, names: Names, entries: Sequence[Entry], pages: frozenset[str]
) -> Iterator[Composed]:
    """Yield the log, and a page for each year where it is long.

    ``entries`` come newest first; ``pages`` are the addresses to which a link can lead.
    """
    years = {f"{year}": found for year, found in _by_year(entries)} if len(entries) > MOST else {}
    _ = names._
    lead: list[Block] = [
        Paragraph(plain(_("What was released, came into force or was withdrawn, newest first."))),
        Paragraph((Plain(f"{_('To be told of changes:')} "), Link(FEED, plain(_("Atom feed"))))),
    ]
    if not entries:
        lead.append(Paragraph(plain(_("Nothing has been released yet."))))
    if years:
        links = ((Link(f"{year}/index.md", plain(year)),) for year in years)
        lead.append(Paragraph((Plain(f"{_('By year:')} "), *joined(links))))
    yield _page(shelf, names, ADDRESS, _(TITLE), tuple(lead), entries[:MOST], pages)
    for year, found in years.items():
        yield _page(shelf, names, f"{ADDRESS}{year}/", f"{_(TITLE)}, {year}", (), found, pages)


def _by_year(entries: Sequence[Entry]) -> Iterator[tuple[int, list[Entry]]]:
    for year, found in groupby(entries, key=lambda entry: entry.day.year):
        yield year, [*found]


def _page(
    shelf: Shelf,
    names: Names,
    address: str,
    title: str,
    lead: Blocks,
    entries: Sequence[Entry],
    pages: frozenset[str],
) -> Composed:
    printer = Printer(Way(shelf.corpus, names.language, address, shelf))
    parts = [body(printer, title, lead)]
    for day, found in groupby(entries, key=lambda entry: entry.day):
        blocks = tuple(block for entry in found for block in _entry(entry, address, pages, names))
        parts.append(section(printer, names.date(day), f"day-{day.isoformat()}", blocks))
    return Composed(
        address=address,
        title=title,
        description=title,
        body="\n".join(parts),
        depends=depends_of(names, entries),
        order=(43, title),
        kind="changes",
    )


def depends_of(names: Names, entries: Sequence[Entry]) -> frozenset[str]:
    """Return the sources of what tells of these entries."""
    own = {"handbook.yml", REGISTER, *names.depends}
    return frozenset(own.union(*(entry.depends for entry in entries)))


def _entry(entry: Entry, base: str, pages: frozenset[str], names: Names) -> Iterator[Block]:
    """Yield what happened: its title, then what there is to say of it."""
    target = next((one for one in (entry.edition, entry.document) if one in pages), "")
    title = plain(entry.title)
    yield Paragraph((Strong((Link(between(base, target), title),) if target else title),))
    lines = [_led(line, between(base, entry.redline)) for line in entry.lines]
    if entry.redline and entry.redline in pages:
        see = plain(names._("See every change"))
        lines.append((Link(between(base, entry.redline), see),))
    yield from bullets(lines)


def _led(line: Inlines, redline: str) -> Inlines:
    """Let links to an anchor lead there on the page of the comparison."""
    return tuple(
        replace(node, target=redline + node.target)
        if isinstance(node, Link) and node.target.startswith("#")
        else node
        for node in line
    )
