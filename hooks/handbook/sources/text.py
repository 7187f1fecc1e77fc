"""Makes a text of its sections: the title, the summary after it, the lead, the rest, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.model import content
from handbook.model.content import Blocks
from handbook.model.settings import Language
from handbook.model.text import Body, Section, Text, mentions, written
from handbook.sources.includes import Expanded
from handbook.sources.markdown import read_sections


def text_of(language: Language, path: str, expanded: Expanded) -> Text:
    """Return a text as sections: its title, the summary after it, the lead, the rest."""
    first, *others = read_sections(expanded.text)
    titles = [section for section in others if section.level == 1]
    head = titles[0] if titles else None
    blocks = head.blocks if head else first.blocks
    summary, lead = _summary(blocks)
    sections, notes = _without_notes(section for section in others if section is not head)
    notes += tuple(block for block in lead if isinstance(block, content.Note))
    title = head.title if head else ()
    lines = tuple(section.line for section in titles)
    body = Body(
        expanded.text,
        summary,
        tuple(block for block in lead if not isinstance(block, content.Note)),
        sections,
        notes,
        blocks[0].line if summary else 0,
    )
    links = tuple(content.links(written(title, lines, body)))
    return Text(
        language,
        path,
        expanded.lines,
        title,
        lines,
        tuple(section.id for section in sections),
        mentions(links),
        replace(body, links=links),
    )


def _summary(blocks: Blocks) -> tuple[content.Inlines, Blocks]:
    if blocks and isinstance(blocks[0], content.Paragraph):
        return blocks[0].children, blocks[1:]
    return (), blocks


def _without_notes(
    sections: Iterator[Section],
) -> tuple[tuple[Section, ...], tuple[content.Note, ...]]:
    """Take the notes, which end the last section, out of it."""
    kept: list[Section] = []
    notes: list[content.Note] = []
    for section in sections:
        notes.extend(block for block in section.blocks if isinstance(block, content.Note))
        blocks = tuple(block for block in section.blocks if not isinstance(block, content.Note))
        kept.append(Section(section.level, section.title, section.id, section.line, blocks))
    return tuple(kept), tuple(notes)
