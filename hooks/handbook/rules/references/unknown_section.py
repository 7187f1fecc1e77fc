"""A reference names a section or item that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.kinds import GrantCall
from handbook.model.nearest import nearest
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-section",
    code="HB202",
    title="References name sections that exist.",
    message="{code} has no section {part}",
    hint="{nearest}",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    sections = {
        document.code: _known(document) for document in corpus.by_code.values() if document.texts
    }
    for use in corpus.uses:
        known = sections.get(use.target.id) if use.target.scheme == "doc" else None
        if known is None or not use.target.part:
            continue
        if use.target.part not in known:
            near = nearest(use.target.part, known - {""}, "#")
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id,),
                code=use.target.id,
                part=use.target.part,
                nearest=near,
            )


def _known(document: Document) -> set[str]:
    """Return the ids of a document's sections, and of those that it must have.

    Where one of these is not there, that is said of the document itself.
    """
    written = {ident or "" for text in document.texts.values() for ident in text.ids}
    promised = [item.id for _, item in document.items()]
    if isinstance(document.data, GrantCall):
        promised += [annex.id for annex in document.data.annexes]
    return written.union(document.data.SECTIONS, promised)
