"""Which steps of procedures the items of other documents take up, and which they leave out."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.kinds import Sop
from handbook.model.kinds.sop import Step


def left_out(corpus: Corpus, kind: str) -> Iterator[tuple[Document, int, Step]]:
    """Yield each step of a procedure, with its index, that no item of such a document names.

    Nothing is left out for certain while a document of the kind is unread, or where an item names
    a document or section that is not there: that may be the step. A step without its section
    may be misspelt itself.
    """
    if corpus.has_unread(kind):
        return
    named = _named(corpus, kind)
    if not named.keys() <= corpus.by_code.keys():
        return
    for document in corpus.documents:
        if not isinstance(document.data, Sop):
            continue
        taken = named.get(document.code, set())
        if all(document.has_section(ident) for ident in taken):
            for index, step in enumerate(document.data.steps):
                if step.id not in taken and document.has_section(step.id):
                    yield document, index, step


def _named(corpus: Corpus, kind: str) -> dict[str, set[str]]:
    """Return by code of their document the steps that items of documents of a kind name."""
    named: dict[str, set[str]] = {}
    for document in corpus.documents:
        if document.data.kind == kind:
            items = [item for _, item in document.items()]
            for step in (step for item in items for step in getattr(item, "steps", ())):
                code, _, ident = step.partition("#")
                if ident:
                    named.setdefault(code, set()).add(ident)
    return named
