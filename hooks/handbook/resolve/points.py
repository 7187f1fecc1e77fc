"""Deadlines and open points in words: what is not known, and what to do meanwhile."""

from __future__ import annotations

from handbook.model.content import Blocks, Definition, Definitions, Inlines, Paragraph, Plain
from handbook.model.document import Document
from handbook.model.kinds.document import Deadline, OpenPoint
from handbook.model.registers import Fact
from handbook.resolve.names import Names


def deadline(document: Document, value: Deadline, names: Names) -> Inlines:
    """Return a deadline as the reader acts on it: the fact, or what to do while it is open."""
    if value.fact:
        fact = names.entry("fact", value.fact)
        assert isinstance(fact, Fact)
        return (names.link("fact", value.fact),)
    point = next(p for p in document.data.open_points if p.id == value.open_point)
    if point.until_then is None:
        return (Plain(names._("At once; ask your superior.")),)
    return (*names.words(point.until_then), Plain(f" ({names._('open point')})"))


def open_points(points: tuple[OpenPoint, ...], names: Names) -> Blocks:
    """Return open points: question, what to do until then, who must settle it, since when."""
    items = tuple(
        Definition(names.words(point.question), (_details(point, names),)) for point in points
    )
    return (Definitions(items, "open-points"),) if items else ()


def _details(point: OpenPoint, names: Names) -> Blocks:
    _ = names._
    owner = (
        Plain(f"{_('To be settled by')}: "),
        names.link("org", point.owner),
        Plain(f" ({_('open since')} {names.date(point.raised)})"),
    )
    if point.until_then is None:
        return (Paragraph(owner),)
    meanwhile = (Plain(f"{_('Until then')}: "), *names.words(point.until_then))
    return (Paragraph(meanwhile), Paragraph(owner))
