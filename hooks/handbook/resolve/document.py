"""One document in one language with everything filled in: what every output starts from."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import content
from handbook.model.content import Blocks, Inlines
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.settings import Language
from handbook.resolve.about import about, open_points_section
from handbook.resolve.kinds import layout
from handbook.resolve.names import Names
from handbook.resolve.truth import truth_lines


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


def resolve(corpus: Corpus, document: Document, language: Language) -> ResolvedDocument:
    """Return a document in a language. The corpus must be free of errors."""
    names = Names(corpus, language)
    text = document.texts[language.address]
    made = layout(document, names)
    added = {
        part.id: part
        for part in (
            *made.sections,
            *open_points_section(document, names),
            *about(document, names),
        )
    }
    written = [
        ResolvedSection(
            section.id or "",
            section.level,
            names.inlines(section.title),
            made.items.get(section.id or "", ())
            + names.blocks(section.blocks)
            + (added[section.id].blocks if section.id in added else ()),
        )
        for section in text.sections
    ]
    ids = {section.id for section in written}
    rest = [
        ResolvedSection(part.id, 2, content.plain(part.title), part.blocks)
        for part in added.values()
        if part.id not in ids
    ]
    passages = {path for path in document.passages if path.endswith(f"/{language.file}")}
    own = {document.path, text.path, *passages, "handbook.yml"}
    return ResolvedDocument(
        code=document.code,
        kind=document.data.kind,
        audience=document.data.audience,
        language=language,
        address=document.address,
        title=content.words(text.title),
        summary=names.inlines(text.summary),
        truth=truth_lines(document, names),
        front=made.front + names.blocks(text.lead),
        sections=tuple(written + rest),
        notes=names.blocks(text.notes),
        depends=frozenset(own | names.depends),
    )
