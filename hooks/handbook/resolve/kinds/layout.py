"""What a kind adds to the written text: blocks before it, in each item's section, and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model.content import Blocks


@dataclass(frozen=True, slots=True)
class Made:
    """A section that is made from data."""

    id: str
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the data of a document stands among its words."""

    front: Blocks = ()
    """Before the first section."""

    items: Mapping[str, Blocks] = field(default_factory=dict)
    """At the head of the section of each item, by its id."""

    sections: tuple[Made, ...] = ()
    """At the end of the written section of the same id, or else sections of their own."""
