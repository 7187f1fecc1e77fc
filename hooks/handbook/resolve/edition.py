"""What a document says today as an edition: the form in which it is frozen, and compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from handbook.editions.stored import StoredEdition, StoredItem
from handbook.model import content, reference
from handbook.model.content import Blocks
from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.model.fields import iter_references
from handbook.model.reference import Target
from handbook.model.resolved import ResolvedDocument
from handbook.resolve.document import resolve
from handbook.resolve.names import Names


def edition_of(
    corpus: Corpus, document: Document, day: dt.date, effective: dt.date | None
) -> StoredEdition:
    """Return what a document says today in its stored form. The corpus must be free of errors."""
    texts = {one.address: resolve(corpus, document, one, is_kept=True) for one in corpus.languages}
    items = tuple(_items(document))
    targets = {target for item in items for found in item.fields.values() for target in found}
    for text in texts.values():
        targets.update(_contacts(text))
    data = document.data
    adoption = data.adoption
    return StoredEdition(
        code=document.code,
        kind=data.kind,
        version=data.version,
        released=day,
        effective=effective,
        address=document.address,
        audience=data.audience,
        owner=data.owner,
        adoption=adoption.model_dump(mode="json", by_alias=True) if adoption else None,
        supersedes=data.supersedes,
        items=items,
        titles={target: _titles(corpus, target) for target in sorted(targets)},
        texts=texts,
    )


def _items(document: Document) -> Iterator[StoredItem]:
    for at, item in document.items():
        found: dict[str, list[str]] = {}
        for one in iter_references(item):
            found.setdefault(str(one.at[0]), []).append(_target(document, one.scheme, one.target))
        yield StoredItem(item.id, str(at[0]), {key: tuple(all_) for key, all_ in found.items()})


def _target(document: Document, scheme: str, text: str) -> str:
    """Return what a field refers to as a reference; steps and open points are of a document."""
    if scheme in ("step", "open-point"):
        code, _, part = text.rpartition("#")
        return str(Target("doc", code or document.code, part))
    return str(reference.target(scheme, text))


def _contacts(text: ResolvedDocument) -> Iterator[str]:
    """Yield the contacts whose numbers stand in a text."""
    for link in content.links(all_of(text)):
        if reference.scheme_of(link.target) == "contact":
            yield link.target


def all_of(text: ResolvedDocument) -> tuple[content.Inlines | Blocks, ...]:
    """Return all nodes of a resolved text, in the order of reading."""
    parts = (node for section in text.sections for node in (section.title, section.blocks))
    return (text.summary, text.truth, text.front, *parts, text.notes)


def _titles(corpus: Corpus, text: str) -> Mapping[str, str]:
    target = reference.parse(text)
    assert target
    if target.scheme == "doc" and not _is_titled(corpus, target):
        return {}
    return {one.address: Names(corpus, one).title(target) for one in corpus.languages}


def _is_titled(corpus: Corpus, target: Target) -> bool:
    """Tell whether a target has a heading: an open point has none."""
    document = corpus.by_code.get(target.id)
    return document is not None and (not target.part or document.has_section(target.part))
