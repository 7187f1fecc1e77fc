"""Where things are on the site: addresses below a language, and the way from page to page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from handbook.model import reference
from handbook.model.corpus import Corpus
from handbook.model.document import HOME
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.model.settings import Language

FOLDERS = {"law": "laws", "org": "institutions", "role": "roles", "term": "terms"}
"""The schemes whose entries have a page of their own, and where it is."""


def page_of(corpus: Corpus, target: Target) -> tuple[str, str]:
    """Return the address (below a language, ``""`` is the front page) and anchor of a target."""
    match target.scheme:
        case "doc":
            address = corpus.by_code[target.id].address
            return ("" if address == HOME else f"{address}/", target.part)
        case "source":
            return "sources/", target.id
        case "fact":
            return "sources/", f"fact-{target.id}"
        case "contact":
            return "sources/", f"contact-{target.id}"
        case scheme:
            return f"{FOLDERS[scheme]}/{slug(target.id)}/", target.part


def slug(ident: str) -> str:
    """Return an entry's id as part of an address."""
    return ident.lower().replace(".", "-")


@dataclass(frozen=True, slots=True)
class Way:
    """From one page of a language to anywhere: what a link on it writes."""

    corpus: Corpus
    language: Language
    path: str
    """The page's staged path (``sq/sop/identification/index.md``)."""

    def __call__(self, link: str) -> str:
        """Return what the page writes for the target of a link."""
        target = reference.parse(link)
        if target is None:
            return link
        if target.scheme == "contact":
            return self._contact(target)
        address, anchor = page_of(self.corpus, target)
        staged = f"{self.language.address}/{address}index.md"
        if staged == self.path and anchor:
            return f"#{anchor}"
        way = posixpath.relpath(staged, posixpath.dirname(self.path))
        return f"{way}#{anchor}" if anchor else way

    def _contact(self, target: Target) -> str:
        entry = self.corpus.entry(target)
        assert isinstance(entry, Contact)
        if entry.number:
            return "tel:" + "".join(c for c in entry.number if c.isdigit() or c == "+")
        return f"mailto:{entry.email}"
