"""The parts of an edition that are compared.

What is said twice is none, nor what tells of the work on a text and not of what it says: the
overview before it, the lines that say who adopted or drafted it, its version, what refers to it,
who was asked about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook.editions.stored import StoredEdition
from handbook.model import content
from handbook.model.content import Definition, Definitions, Paragraph, Table
from handbook.model.resolved import ResolvedDocument, ResolvedSection

FRONT: Final = "_front"
"""What stands before the first section: title and summary, and the data of the document."""

NOTES: Final = "_notes"

CONSULTATIONS: Final = "consultations"
"""The section that tells who was asked, and what became of it."""

ABOUT: Final = "about-this-text"
"""The section that tells of the document itself."""


def parts(edition: StoredEdition, address: str) -> Mapping[str, ResolvedSection]:
    """Return what is compared of an edition, by the id of its section, in order."""
    text = edition.texts[address]
    front = ResolvedSection(FRONT, 2, (), tuple(_front(edition, text)))
    notes = ResolvedSection(NOTES, 2, (), text.notes)
    own = (_settled(one) for one in text.sections if one.id != CONSULTATIONS)
    return {one.id: one for one in (front, *own, notes) if one.title or one.blocks}


def _front(edition: StoredEdition, text: ResolvedDocument) -> Iterator[content.Block]:
    yield Paragraph(content.plain(text.title))
    yield Paragraph(text.summary)
    for block in text.front:
        if not _is_overview(block, f"doc:{edition.code}#"):
            yield block


def _is_overview(block: content.Block, own: str) -> bool:
    """Tell whether a block before the text lists what stands in the sections of its items."""
    match block:
        case Definitions(role="overview"):
            return True
        case Table(rows=rows):
            return all(_first_target(row).startswith(own) for row in rows)
    return False


def _first_target(row: content.Row) -> str:
    return next((link.target for link in content.links(row.cells[:1])), "")


def _settled(section: ResolvedSection) -> ResolvedSection:
    """Return a section without what tells of the work on a text: of the last one, all but law."""
    if section.id != ABOUT:
        return section
    blocks = tuple(
        Definitions(tuple(item for item in block.items if _is_lasting(item)), block.role)
        for block in section.blocks
        if isinstance(block, Definitions)
    )
    return ResolvedSection(section.id, section.level, section.title, blocks)


def _is_lasting(item: Definition) -> bool:
    """Tell whether a row names laws or institutions, and so the legal basis or the owner."""
    targets = [link.target for link in content.links(item.details)]
    return bool(targets) and all(target.startswith(("law:", "org:")) for target in targets)
