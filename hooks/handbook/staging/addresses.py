"""Where things are on the site: addresses below a language, and the way from page to page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from handbook.model import reference
from handbook.model.corpus import Corpus
from handbook.model.document import HOME, Document
from handbook.model.editions import FOLDER
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.model.settings import Language
from handbook.staging.shelf import Shelf

DRAFT: Final = "draft/"
"""Below a document's address, where its draft stands while an edition stands there."""

FOLDERS: Final = {"law": "laws", "org": "institutions", "role": "roles", "term": "terms"}
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


def between(here: str, there: str) -> str:
    """Return the link from one page to another, by their addresses below the same language."""
    return posixpath.relpath(f"{there}index.md", here or ".")


def edition_address(document: Document, version: str = "") -> str:
    """Return where an edition of a document stands; without a version, the list of them all."""
    below = f"{version}/" if version else ""
    return f"{document.address}/{FOLDER}/{below}"


def changes_since(version: str, address: str) -> str:
    """Return where an edition or draft at an address is compared with an earlier edition."""
    return f"{address}changes-since-{version}/"


@dataclass(frozen=True, slots=True)
class Way:
    """From one page of a language to anywhere: what a link on it writes."""

    corpus: Corpus
    language: Language
    here: str
    """The page's address below its language (``sop/identification/``)."""

    shelf: Shelf
    own: str = ""
    """The code of the document of which the page is a text: its sections are on this page."""

    def __call__(self, link: str) -> str:
        """Return what the page writes for the target of a link."""
        target = reference.parse(link)
        if target is None:
            return link
        if target.scheme == "contact":
            return self._contact(target)
        if target.id == self.own and target.part:
            return f"#{target.part}"
        address, anchor = page_of(self.corpus, target)
        if target.scheme == "doc" and anchor and self._is_in_draft(target):
            address += DRAFT
        way = between(self.here, address)
        return f"{way}#{anchor}" if anchor else way

    def _is_in_draft(self, target: Target) -> bool:
        """Tell whether a section is not in what stands at its document's plain address."""
        shown = self.shelf.shown(target.id)
        text = shown[1].texts.get(self.language.address) if shown else None
        return text is not None and target.part not in {section.id for section in text.sections}

    def _contact(self, target: Target) -> str:
        entry = self.corpus.entry(target)
        assert isinstance(entry, Contact)
        if entry.number:
            return "tel:" + "".join(c for c in entry.number if c.isdigit() or c == "+")
        return f"mailto:{entry.email}"
