"""Builds blocks from data: lists of fields, tables, notices. Knows no kind of document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbook.model.content import (
    Blocks,
    Definition,
    Definitions,
    Inlines,
    List,
    Notice,
    Paragraph,
    Plain,
    Row,
    Strong,
    Table,
    plain,
)

Cell = Inlines | str


def inline(cell: Cell) -> Inlines:
    """Return words or inlines as inlines."""
    return plain(cell) if isinstance(cell, str) else cell


def joined(parts: Iterable[Inlines], between: str = ", ") -> Inlines:
    """Return inlines one after the other."""
    whole: list[Inlines] = []
    for part in parts:
        whole.extend([(Plain(between),), part] if whole else [part])
    return tuple(node for part in whole for node in part)


def fields(rows: Iterable[tuple[str, Cell]], role: str = "fields") -> Blocks:
    """Return labels with their values; rows without a value are left out."""
    items = tuple(
        Definition(plain(label), ((Paragraph(inline(value)),),)) for label, value in rows if value
    )
    return (Definitions(items, role),) if items else ()


def definitions(rows: Iterable[tuple[Inlines, Cell]]) -> Blocks:
    """Return terms, each with what it means."""
    items = tuple(Definition(term, ((Paragraph(inline(text)),),)) for term, text in rows)
    return (Definitions(items),) if items else ()


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Blocks:
    """Return a table; nothing where there are no rows."""
    body = tuple(Row(tuple(inline(cell) for cell in row)) for row in rows)
    return (Table(Row(tuple(plain(cell) for cell in head)), body),) if body else ()


def overview(rows: Iterable[tuple[Inlines, Iterable[tuple[str, Cell]]]]) -> Blocks:
    """Return things one below the other, each with its labelled values: a table for a phone."""
    items = tuple(
        Definition(term, (tuple(_labelled(label, value) for label, value in values if value),))
        for term, values in rows
    )
    return (Definitions(items, "overview"),) if items else ()


def _labelled(label: str, value: Cell) -> Paragraph:
    return Paragraph((Strong(plain(label)), Plain(": "), *inline(value)))


def bullets(items: Iterable[Cell]) -> Blocks:
    """Return a list; nothing where there are no items."""
    points = tuple((Paragraph(inline(item)),) for item in items)
    return (List(ordered=False, items=points),) if points else ()


def notice(tone: str, title: str, *paragraphs: Cell) -> Blocks:
    """Return a block set apart; empty paragraphs are left out."""
    body = tuple(Paragraph(inline(paragraph)) for paragraph in paragraphs if paragraph)
    return (Notice(tone, title, body),)
