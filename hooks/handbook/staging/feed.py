"""Makes the feed of changes of a language: Atom, the same bytes from the same entries."""

from __future__ import annotations

import datetime as dt
import posixpath
import uuid
from collections.abc import Sequence

from feedgen.feed import FeedGenerator

from handbook.model import content
from handbook.resolve.names import Names
from handbook.staging.changelog import ADDRESS, FEED, MOST, TITLE
from handbook.staging.happened import Entry


def feed(names: Names, entries: Sequence[Entry], pages: frozenset[str], origin: str) -> bytes:
    """Return the feed of the newest entries that may be in one.

    Links are absolute where ``origin`` says what addresses begin with, else from the feed on.
    """
    told = [entry for entry in entries if entry.in_feed][:MOST]
    settings, language = names.corpus.settings, names.language
    title = settings.title[language.address]
    made = FeedGenerator()
    made.id(_urn(f"{title} {language.address}"))
    made.title(f"{title}: {names._(TITLE)}")
    made.language(language.tag)
    made.author(name=settings.publisher[language.address])
    made.generator("handbook")
    made.link(href=_link("", ADDRESS, names, origin), rel="alternate", type="text/html")
    made.link(href=_link(FEED, ADDRESS, names, origin), rel="self", type="application/atom+xml")
    for entry in told:
        _add(made, entry, names, pages, origin)
    made.updated(_moment(max((entry.day for entry in told), default=dt.date(2026, 1, 1))))
    found: bytes = made.atom_str(pretty=True)
    return found


def _add(
    made: FeedGenerator, entry: Entry, names: Names, pages: frozenset[str], origin: str
) -> None:
    wanted = (one for one in (entry.redline, entry.edition, entry.document) if one)
    address = next((one for one in wanted if one in pages), ADDRESS)
    lines = "\n".join(content.words(line) for line in entry.lines)
    one = made.add_entry(order="append")
    one.id(_urn(f"{entry.key} {names.language.address}"))
    one.title(entry.title)
    one.updated(_moment(entry.day))
    one.link(href=_link("", address, names, origin), rel="alternate", type="text/html")
    one.summary(lines or entry.title)


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _link(file: str, address: str, names: Names, origin: str) -> str:
    if origin:
        return f"{origin}{names.language.address}/{address}{file}"
    return f"{posixpath.relpath(address, ADDRESS)}/{file}"
