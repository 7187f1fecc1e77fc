"""Which editions of a document the site compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handbook.comparing.comparison import Comparison, compare
from handbook.editions.stored import StoredEdition
from handbook.model.document import Document
from handbook.model.settings import Language
from handbook.resolve.edition import edition_of
from handbook.staging.addresses import DRAFT, changes_since, edition_address
from handbook.staging.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions of a document that are compared; the newer may be its draft."""

    document: Document
    old: StoredEdition
    new: StoredEdition
    is_draft: bool = False

    @property
    def before(self) -> str:
        """Where the older one lies, below a language."""
        return edition_address(self.document, self.old.version)

    @property
    def after(self) -> str:
        """Where the newer one lies, or would lie while it is a draft."""
        if self.is_draft:
            return f"{self.document.address}/{DRAFT}"
        return edition_address(self.document, self.new.version)

    @property
    def redline(self) -> str:
        """Where the comparison of both lies."""
        return changes_since(self.old.version, self.after)


def pairs(shelf: Shelf) -> Iterator[Pair]:
    """Yield the editions that the site compares.

    Each with the one before it; one that comes, and a draft, with the one in force as well.
    """
    for document in shelf.corpus.documents:
        own = {edition.version: stored for edition, stored in shelf.editions(document)}
        steps = [*pairwise(own)]
        life = shelf.life(document.code)
        in_force = life.in_force.version if life.in_force else ""
        coming = life.coming.version if life.coming else ""
        if in_force in own and coming in own:
            steps.append((in_force, coming))
        yield from (Pair(document, own[old], own[new]) for old, new in dict.fromkeys(steps))
        if own:
            base = own.get(in_force) or [*own.values()][-1]
            draft = edition_of(shelf.corpus, document, shelf.day, None)
            yield Pair(document, base, draft, is_draft=True)


def compared(found: Sequence[Pair], language: Language) -> Iterator[tuple[Pair, Comparison]]:
    """Yield pairs with what changed in a language; a draft that changes nothing is left out."""
    for pair in found:
        if language.address in pair.old.texts and language.address in pair.new.texts:
            comparison = compare(pair.old, pair.new, language.address)
            if not (pair.is_draft and comparison.is_empty):
                yield pair, comparison
