"""The site as an engine sees it: where it is staged, its pages, and the words of each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import segno
from markupsafe import Markup

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.model.settings import Language
from handbook.resolve.names import Names
from handbook.staging.addresses import page_of
from handbook.staging.page import NavLink, Number, Page
from handbook.staging.status import ADDRESS as STATUS
from handbook.words import catalogue

STATUS_NOTE: Final = N_(
    "* This designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)
"""The European Union's footnote; each catalogue holds its language's wording."""


@dataclass(frozen=True, slots=True)
class Site:
    """A staged site. Languages are named by their address; ``""`` is the root's English."""

    corpus: Corpus
    staged: Path
    pages: Mapping[str, Page]
    """By the path of the Markdown below ``staged``."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in order."""
        return self.corpus.languages

    def _names(self, address: str) -> Names | None:
        language = next((x for x in self.languages if x.address == address), None)
        return Names(self.corpus, language) if language else None

    def words(self, address: str) -> Callable[[str], str]:
        """Return what translates a word of the user interface."""
        names = self._names(address)
        return catalogue(names.language.locale if names else "en").gettext

    def numbers(self, address: str) -> tuple[Number, ...]:
        """Return the numbers that every page shows: emergency first, then helplines."""
        names = self._names(address)
        if names is None:
            return ()
        wanted = (*self.corpus.settings.emergency, *self.corpus.settings.helplines)
        entries = (self.corpus.entry(Target("contact", ident)) for ident in wanted)
        return tuple(
            Number(
                entry.names[address],
                entry.number or "",
                names.date(entry.checked),
                entry.status == "confirmed",
                entry.type == "emergency",
            )
            for entry in entries
            if isinstance(entry, Contact)
        )

    def fallback(self) -> str:
        """Return the number to call when a helpline does not answer; empty where there is none."""
        entry = self.corpus.entry(Target("contact", self.corpus.settings.fallback))
        return entry.number or "" if isinstance(entry, Contact) else ""

    def help(self, address: str) -> NavLink | None:
        """Return the page for someone who needs help, in a language."""
        names = self._names(address)
        code = self.corpus.settings.help
        if names is None or code not in self.corpus.by_code:
            return None
        below, _ = page_of(self.corpus, Target("doc", code))
        return NavLink(names.title(Target("doc", code)), f"{address}/{below}", code)

    def square(self, address: str) -> Markup:
        """Return the code that leads a telephone from paper to an address, as a drawing."""
        return Markup(segno.make(address, micro=False).svg_inline(scale=3))

    def status(self, address: str) -> NavLink | None:
        """Return the page of what is open, in a language."""
        page = self.pages.get(f"{address}/{STATUS}index.md")
        return NavLink(page.title, page.address) if page else None

    def status_note(self, address: str) -> str:
        """Return the footnote on the designation of Kosovo."""
        return self.words(address)(STATUS_NOTE)

    def title(self, address: str) -> str:
        """Return the handbook's name."""
        return self._setting(self.corpus.settings.title, address)

    def publisher(self, address: str) -> str:
        """Return who publishes the handbook."""
        return self._setting(self.corpus.settings.publisher, address)

    def _setting(self, words: Mapping[str, str], address: str) -> str:
        return words.get(address) or words.get("en") or next(iter(words.values()))
