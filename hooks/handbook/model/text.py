"""A text: one document in one language, as sections of content."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from handbook.model import content
from handbook.model.content import Blocks, Inlines
from handbook.model.diagnostic import Place
from handbook.model.settings import Language

SHARED: Final = "docs/shared"
"""Where passages lie that belong to no one document: what is wrong in one is said once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level.

    ``level`` is 0 and ``title`` empty for what stands before the first heading.
    """

    level: int
    title: Inlines
    id: str | None
    line: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of an expanded text was written.

    ``segments`` are ``(first line, path, line there)``, in order: from ``first line`` on the
    text stands in ``path``, beginning at ``line there``.
    """

    segments: tuple[tuple[int, str, int], ...]

    def place(self, line: int, column: int = 1) -> Place:
        """Return the place in the sources of a line of the expanded text."""
        index = bisect_right(self.segments, line, key=lambda segment: segment[0]) - 1
        first, path, there = self.segments[max(index, 0)]
        return Place(path, max(line - first, 0) + there, column)


@lru_cache(maxsize=1)
def _rows(source: str) -> list[str]:
    return source.split("\n")


@dataclass(frozen=True)
class Text:
    """One document in one language."""

    language: Language
    path: str
    source: str
    """What is written in it, after its includes are expanded; lines end with LF, NFC."""

    lines: Lines
    title: Inlines
    summary: Inlines
    lead: Blocks
    """What stands between the summary and the first section."""

    sections: tuple[Section, ...]
    """The sections of level 2 and deeper, in order."""

    notes: tuple[content.Note, ...] = ()
    titles: tuple[int, ...] = ()
    """The lines of its headings of level 1; one, in a text that is whole."""

    def section(self, ident: str) -> Section | None:
        """Return the first section with this id."""
        return next((section for section in self.sections if section.id == ident), None)

    def place(self, line: int = 1, column: int = 1) -> Place:
        """Return the place in the sources of a line of this text."""
        return self.lines.place(line, column)

    def find(self, words: str, line: int) -> tuple[int, int]:
        """Return line and column at which ``words`` next stand, from ``line`` on."""
        rows = _rows(self.source)
        for index in range(max(line - 1, 0), len(rows)):
            if (at := rows[index].find(words)) >= 0:
                return index + 1, at + 1
        return max(line, 1), 1

    @cached_property
    def nodes(self) -> tuple[tuple[content.Node, int], ...]:
        """Every node written in it, with its line."""
        return tuple(content.nodes(self.content))

    @cached_property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it."""
        return tuple(node for node, _ in self.nodes if isinstance(node, content.Link))

    @property
    def content(self) -> tuple[object, ...]:
        """Everything written in it, for those who look through all nodes."""
        sections = tuple((section.title, section.blocks) for section in self.sections)
        return (self.title, self.summary, self.lead, sections, self.notes)


@dataclass(frozen=True)
class Phrase:
    """Short prose of a YAML file in one language, for those who look through all prose."""

    language: Language
    written: Inlines
    where: Place
    """Where it stands; what is in it stands there too."""

    def place(self, line: int = 1, column: int = 1) -> Place:  # noqa: ARG002
        """Return where it stands, as a text would."""
        return self.where

    def find(self, words: str, line: int) -> tuple[int, int]:  # noqa: ARG002
        """Return line and column within it, as a text would."""
        return 1, 1

    @cached_property
    def nodes(self) -> tuple[tuple[content.Node, int], ...]:
        """Every node written in it."""
        return tuple(content.nodes(self.written))

    @cached_property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it."""
        return tuple(node for node, _ in self.nodes if isinstance(node, content.Link))
