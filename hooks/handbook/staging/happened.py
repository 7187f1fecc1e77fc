"""What happened to editions until a day, in words of one language: what the log and feed tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.comparing.comparison import Comparison
from handbook.editions.stored import StoredEdition
from handbook.model.content import Inlines, Plain, plain
from handbook.model.document import Document
from handbook.model.editions import Edition, Event, Release, State, Withdrawal, Withholding
from handbook.resolve import changes
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names
from handbook.staging.addresses import edition_address
from handbook.staging.pairs import Pair
from handbook.staging.shelf import Shelf

Compared = Mapping[tuple[str, str], tuple[Pair, Comparison]]
"""By code and version, each edition with the one before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    key: str
    """What tells it from all others, for ever."""

    day: dt.date
    code: str
    title: str
    lines: tuple[Inlines, ...]
    """What there is to say of it; a link leads to an anchor of ``redline``."""

    edition: str
    """Where the edition is, below the language."""

    document: str
    redline: str = ""
    """Where one sees what changed; empty where there is nothing to see."""

    in_feed: bool = True
    depends: frozenset[str] = frozenset()
    """The stored forms that it is told from."""


def entries(shelf: Shelf, names: Names, compared: Compared) -> list[Entry]:
    """Return all that had happened on the day of the shelf, newest first.

    Editions that others came in place of are in no feed, nor is anything for survivors.
    """
    known = {
        (document.code, edition.version): (document, edition, stored)
        for document in shelf.corpus.documents
        for edition, stored in shelf.editions(document)
        if names.language.address in stored.texts
    }
    found: list[Entry] = []
    for line in shelf.corpus.editions.lines:
        key = (line.event.code, line.event.version)
        if key in known:
            document, edition, stored = known[key]
            is_current = shelf.life(document.code).states[edition.version] is not State.SUPERSEDED
            in_feed = is_current and stored.audience != "survivor"
            teller = _Teller(names, document, edition, stored, in_feed)
            found += teller.told(line.event, compared.get(key))
    return [one for one in sorted(found, key=lambda one: one.day) if one.day <= shelf.day][::-1]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of what happened to one edition."""

    names: Names
    document: Document
    edition: Edition
    stored: StoredEdition
    in_feed: bool

    def told(self, event: Event, compared: tuple[Pair, Comparison] | None) -> Iterator[Entry]:
        """Yield what a line of the register tells; a release may come into force later."""
        _ = self.names._
        match event:
            case Release():
                title = _("{title}: edition {version} was released")
                yield self._entry(event, title, self._changes(compared), compared)
                if event.effective and self._came_later(event.effective):
                    title = _("{title}: edition {version} came into force")
                    yield self._entry(event, title, (), compared, event.effective)
            case Withdrawal():
                title = _("{title}: edition {version} was withdrawn")
                lines = (*self._instead(event), *self._reason(event.reason))
                yield self._entry(event, title, lines, effective=event.effective)
            case Withholding():
                title = _("{title}: a part of edition {version} was withheld")
                yield self._entry(event, title, self._reason(event.reason))

    def _entry(
        self,
        event: Event,
        title: str,
        lines: tuple[Inlines, ...],
        compared: tuple[Pair, Comparison] | None = None,
        effective: dt.date | None = None,
    ) -> Entry:
        text = self.stored.texts[self.names.language.address]
        return Entry(
            key=f"{event.hash} {'effective' if effective else event.event}",
            day=effective or event.date,
            code=event.code,
            title=title.format(title=text.title, version=event.version),
            lines=lines,
            edition=edition_address(self.document, event.version),
            document=f"{self.document.address}/",
            redline=compared[0].redline if compared else "",
            in_feed=self.in_feed,
            depends=text.depends | (_depends(compared[1]) if compared else frozenset()),
        )

    def _changes(self, compared: tuple[Pair, Comparison] | None) -> tuple[Inlines, ...]:
        """Return what a release changed, and from when it is in force."""
        day = self.edition.effective
        lines = [plain(self._dated(day))] if day else []
        if compared is None:
            return (plain(self.names._("This is its first edition.")), *lines)
        found = compared[1]
        counted = plain(changes.counts(found, self.names))
        return (counted, *changes.for_whom(found, self.names), *lines)

    def _dated(self, day: dt.date) -> str:
        return self.names._("In force from {date}.").format(date=self.names.date(day))

    def _came_later(self, effective: dt.date) -> bool:
        """Tell whether it came into force on another day than that of its release, and did so."""
        ended = self.edition.withdrawn
        return effective != self.edition.released and (ended is None or ended > effective)

    def _instead(self, event: Withdrawal) -> tuple[Inlines, ...]:
        known = self.names.corpus.by_code
        links = self.names.links("doc", (code for code in event.instead if code in known))
        if not links:
            return ()
        return ((Plain(f"{self.names._('Use instead:')} "), *joined(links)),)

    def _reason(self, reason: Mapping[str, str] | None) -> tuple[Inlines, ...]:
        words = (reason or {}).get(self.names.language.address, "")
        return (plain(words),) if words else ()


def _depends(found: Comparison) -> frozenset[str]:
    return found.old.texts[found.address].depends | found.new.texts[found.address].depends
