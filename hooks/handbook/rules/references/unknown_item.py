"""A field names an item of its own document that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.kinds import Campaign, Curriculum, GrantCall, Programme
from handbook.model.marks import KeyPath
from handbook.model.nearest import nearest
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unknown-item",
    code="HB206",
    title="Fields name items of their document that exist.",
    message="this document has no {what} {id}",
    hint="{nearest}",
    requires=("duplicate-id",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for at, what, ident, known in _named(document):
            if ident not in known and not _is_misspelt(document, ident, known):
                yield RULE.at(
                    document.place(*at),
                    document=document.code,
                    what=what,
                    id=ident,
                    nearest=nearest(ident, known),
                )


def _is_misspelt(document: Document, ident: str, known: set[str]) -> bool:
    """Tell whether the item is there under an id that has no section: that is said of the item."""
    return document.has_section(ident) and any(
        item.id in known and not document.has_section(item.id) for _, item in document.items()
    )


_Named = tuple[KeyPath, str, str, set[str]]
"""Where an item is named, what it should be, its id, and the ids that there are."""


def _named(document: Document) -> Iterator[_Named]:
    data = document.data
    points = _ids(data.open_points)
    for found in fields.iter_references(data):
        if found.scheme == "open-point":
            yield found.at, "open point", found.target, points
    match data:
        case Curriculum():
            taught = _inner("modules", "outcomes", [m.outcomes for m in data.modules])
            yield from _each(taught, "outcome", data.outcomes)
            for key in ("outcomes", "observed"):
                idents = getattr(data.assessment, key)
                asked = [(("assessment", key, j), x) for j, x in enumerate(idents)]
                yield from _each(asked, "outcome", data.outcomes)
        case Programme():
            used = _inner("stages", "services", [stage.services for stage in data.stages])
            yield from _each(used, "service", data.services)
        case GrantCall():
            closing = [(("closes",), data.closes)] if data.closes else []
            yield from _each(closing, "milestone", data.timetable)
        case Campaign():
            spoken = _inner("messages", "audiences", [m.audiences for m in data.messages])
            yield from _each(spoken, "audience", data.audiences)
            carried = _inner("materials", "messages", [m.messages for m in data.materials])
            yield from _each(carried, "message", data.messages)


def _ids(items: Iterable[Any]) -> set[str]:
    return {item.id for item in items}


def _inner(outer: str, key: str, lists: Iterable[Iterable[str]]) -> Iterator[tuple[KeyPath, str]]:
    """Yield each id of lists within a list, with the way to it."""
    for i, idents in enumerate(lists):
        for j, ident in enumerate(idents):
            yield (outer, i, key, j), ident


def _each(
    named: Iterable[tuple[KeyPath, str]], what: str, items: Iterable[Any]
) -> Iterator[_Named]:
    known = _ids(items)
    for at, ident in named:
        yield at, what, ident, known
