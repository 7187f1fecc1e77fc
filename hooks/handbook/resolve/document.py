"""Fills in one document in one language: names, facts, and what its data says."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.parity import HEAD
from handbook.model.resolved import ResolvedDocument, ResolvedSection
from handbook.model.settings import Language
from handbook.model.text import Text
from handbook.resolve.about import about, open_points_section
from handbook.resolve.aligning import aligning_line, being_aligned
from handbook.resolve.consultations import consultations
from handbook.resolve.kinds import layout
from handbook.resolve.kinds.layout import Layout
from handbook.resolve.names import Names
from handbook.resolve.truth import truth_lines


def resolve(
    corpus: Corpus, document: Document, language: Language, *, is_kept: bool = False
) -> ResolvedDocument:
    """Return a document in a language. The corpus must be free of errors.

    What is kept as an edition, or compared with one, does not tell which parts are being compared
    with other languages on the day.
    """
    names = Names(corpus, language)
    text = document.texts[language.address]
    # In the order of reading: a number shows its last check where a reader first meets it.
    summary = names.inlines(text.summary)
    truth = truth_lines(document, names)
    made = layout(document, names)
    aligning = () if is_kept else being_aligned(document, names)
    quiet = aligning_line(document, names) if HEAD in aligning else ()
    front = quiet + made.front + names.blocks(text.lead)
    sections = tuple(_sections(document, text, made, names, aligning))
    notes = names.blocks(text.notes)
    passages = {path for path in document.passages if path.endswith(f"/{language.file}")}
    own = {document.path, text.path, *passages, "handbook.yml"}
    return ResolvedDocument(
        code=document.code,
        kind=document.data.kind,
        audience=document.data.audience,
        language=language,
        address=document.address,
        title=content.words(text.title),
        summary=summary,
        truth=truth,
        front=front,
        sections=sections,
        notes=notes,
        depends=frozenset(own | names.depends),
    )


def _sections(
    document: Document, text: Text, made: Layout, names: Names, aligning: Collection[str]
) -> Iterator[ResolvedSection]:
    """Yield the written sections, then those made of data, in the order of reading.

    What is made for a section that is written stands at its end.
    """
    after = {part.id: part.blocks for part in made.sections}
    for section in text.sections:
        ident = section.id or ""
        quiet = aligning_line(document, names) if ident in aligning else ()
        own = names.blocks(section.blocks)
        blocks = quiet + made.items.get(ident, ()) + own + after.pop(ident, ())
        yield ResolvedSection(ident, section.level, names.inlines(section.title), blocks)
    made_here = (part for part in made.sections if part.id in after)
    ends = (open_points_section, consultations, about)
    for part in (*made_here, *(part for end in ends for part in end(document, names))):
        yield ResolvedSection(part.id, 2, content.plain(part.title), part.blocks)
