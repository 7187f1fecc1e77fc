"""Which of a document's texts stands at which address on a day: its draft, and its editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from handbook.editions.life import editions, state
from handbook.editions.stored import StoredEdition
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.editions import Edition, Frozen, Life

_NO_LIFE = Life({})


@dataclass(frozen=True)
class Shelf:
    """All that was released, as it is on ``day``."""

    corpus: Corpus
    stored: Mapping[tuple[str, str], StoredEdition]
    """The stored form of each edition that has one, by code and version."""

    day: dt.date

    @cached_property
    def released(self) -> Mapping[str, tuple[Edition, ...]]:
        """The editions of each document by its code, in the order of their release."""
        known = editions(self.corpus.editions.lines)
        return {
            code: tuple(edition for edition in found if edition.released <= self.day)
            for code, found in known.items()
        }

    @cached_property
    def _lives(self) -> Mapping[str, Life]:
        return {code: state(found, self.day) for code, found in self.released.items()}

    @cached_property
    def _folders(self) -> Mapping[tuple[str, str], Frozen]:
        return {(folder.code, folder.version): folder for folder in self.corpus.editions.folders}

    def life(self, code: str) -> Life:
        """Return what the editions of a document are; nothing is known of one without any."""
        return self._lives.get(code, _NO_LIFE)

    def editions(self, document: Document) -> Iterator[tuple[Edition, StoredEdition]]:
        """Yield the editions of a document that can be shown, in the order of their release."""
        for edition in self.released.get(document.code, ()):
            if found := self.stored.get((edition.code, edition.version)):
                yield edition, found

    def shown(self, code: str) -> tuple[Edition, StoredEdition] | None:
        """Return what stands at a document's plain address in place of its draft.

        That is the edition in force; or the one withdrawn last, where nothing is in force since.
        """
        life = self.life(code)
        edition = life.in_force or life.withdrawn
        found = self.stored.get((code, edition.version)) if edition else None
        return (edition, found) if edition and found else None

    def folder(self, edition: Edition) -> Frozen:
        """Return the folder in which an edition lies."""
        return self._folders[edition.code, edition.version]
