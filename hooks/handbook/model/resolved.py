"""A document in one language with everything filled in: what every output starts from."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model.content import Blocks, Inlines
from handbook.model.settings import Language


@dataclass(frozen=True, slots=True)
class ResolvedSection:
    """A section as it is read."""

    id: str
    level: int
    title: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """A document in one language: words only, references as codes with their labels."""

    code: str
    kind: str
    audience: str
    language: Language
    address: str
    title: str
    summary: Inlines
    truth: Blocks
    """What a reader must know before the first word."""

    front: Blocks
    sections: tuple[ResolvedSection, ...]
    notes: Blocks
    depends: frozenset[str]
    """Paths of the sources that it was made from (``path#id`` for an entry of a register)."""
