"""What a text is made of: blocks and inlines, immutable, as every output reads them.

Written prose and what is made from ``document.yml`` become the same nodes, so that an output
(the site, a PDF, an edition) renders one vocabulary. Nodes know neither Markdown nor HTML.
``line`` counts from 1 in the text after its includes are expanded; 0 means: made, not written.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, Literal, get_args


@dataclass(frozen=True, slots=True)
class Plain:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words that stand for themselves: a command, a key, a path."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: to an address, a file beside the document, or an entry of a register.

    ``children`` are empty where the target's own title is meant.
    """

    target: str
    children: Inlines
    title: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture beside the document, with the words that say what it shows."""

    source: str
    text: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a source line (soft), or of a line on the page (hard)."""

    hard: bool


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note that stands at the end of the text."""

    label: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that an earlier edition did not have; only comparisons hold them."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that only an earlier edition has; only comparisons hold them."""

    children: Inlines


Inline = Plain | Emphasis | Strong | Verbatim | Link | Image | Break | NoteMark | Inserted | Deleted
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    children: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a list, quotation or notice, where no section can begin."""

    level: int
    children: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item is a tuple of blocks."""

    ordered: bool
    items: tuple[Blocks, ...]
    start: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stand for themselves."""

    text: str
    language: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Inlines, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads."""

    head: Row
    rows: tuple[Row, ...]
    align: tuple[Literal["", "left", "center", "right"], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, or the label of a field, and what belongs to it."""

    term: Inlines
    details: tuple[Blocks, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of definitions; ``role`` tells made ones apart (``fields``, ``people``)."""

    items: tuple[Definition, ...]
    role: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A block set apart: a note, a warning, the truth lines of a document."""

    tone: str
    title: str
    blocks: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note that a mark in the text points to."""

    label: str
    blocks: Blocks
    line: int = 0


Block = Paragraph | Heading | List | Quote | Code | Table | Definitions | Notice | Rule | Note
Blocks = tuple[Block, ...]
Node = Inline | Block | Row | Definition

_HOLDERS: Final = frozenset(
    {"children", "blocks", "items", "rows", "cells", "head", "term", "details"}
)


def nodes(value: object) -> list[tuple[Node, int]]:
    """Return every node below ``value``, outermost first, with the line on which it stands.

    ``value`` is a node, or a tuple of nodes at any depth.
    """
    found: list[tuple[Node, int]] = []
    _collect(value, 0, found)
    return found


def links(value: object) -> list[Link]:
    """Return every link below ``value``, in order."""
    found: list[Link] = []
    _add_links(value, found)
    return found


def _add_links(value: object, found: list[Link]) -> None:
    if isinstance(value, tuple):
        for child in value:
            if type(child) is not Plain:  # most are, and hold none
                _add_links(child, found)
        return
    if isinstance(value, Link):
        found.append(value)
    for name in _CHILDREN.get(type(value), ()):
        _add_links(getattr(value, name), found)


def stretches(value: object) -> list[Inlines]:
    """Return everything below ``value`` in which a sentence can stand; in a heading none does."""
    found: list[Inlines] = []
    _add_stretches(value, found)
    return found


def _add_stretches(value: object, found: list[Inlines]) -> None:
    if isinstance(value, tuple):
        for child in value:
            if type(child) is Paragraph:  # most are
                found.append(child.children)
            else:
                _add_stretches(child, found)
        return
    if isinstance(value, Paragraph):
        found.append(value.children)
    elif isinstance(value, Row):
        found.extend(value.cells)
    elif isinstance(value, Definition):
        found.append(value.term)
    for name in _BLOCKS.get(type(value), ()):
        _add_stretches(getattr(value, name), found)


def _collect(value: object, line: int, found: list[tuple[Node, int]]) -> int:
    """Add all nodes below a value; return the line on which what follows it stands."""
    if isinstance(value, tuple):
        for child in value:
            if type(child) is Plain:  # most are
                found.append((child, line))
            else:
                line = _collect(child, line, found)
        return line
    names = _CHILDREN.get(type(value))
    if names is None:
        return line
    line = getattr(value, "line", 0) or line
    found.append((value, line))  # type: ignore[arg-type]
    for name in names:
        line = _collect(getattr(value, name), line, found)
    return line + 1 if isinstance(value, Break) else line


_BLOCKS: Final = {
    List: ("items",),
    Table: ("head", "rows"),
    Definitions: ("items",),
    Definition: ("details",),
    Notice: ("blocks",),
    Quote: ("blocks",),
    Note: ("blocks",),
}
"""For each class of nodes that holds blocks, or rows, their fields."""

_CHILDREN: Final = {
    cls: tuple(field.name for field in fields(cls) if field.name in _HOLDERS)
    for cls in (*get_args(Inline), *get_args(Block), Row, Definition)
}
"""For each class of nodes, the fields that hold others."""


def said(node: Node) -> str:
    """Return the words that a node itself holds: its text, its title, or its description."""
    match node:
        case Plain(text) | Image(text=text):
            return text
        case Notice(title=title) | Link(title=title):
            return title
    return ""


def words(value: object) -> str:
    """Return the words of a node, or of a tuple of nodes, without any marking."""
    if type(value) is tuple and len(value) == 1 and type(value[0]) is Plain:
        return value[0].text.strip()
    parts: list[str] = []
    for node, _ in nodes(value):
        match node:
            case Plain(text) | Verbatim(text) | Code(text=text):
                parts.append(text)
            case Image(text=text):
                parts.append(text)
            case Break():
                parts.append(" ")
            case Paragraph() | Heading() | Row():
                parts.append(" " if parts and not parts[-1].endswith(" ") else "")
    return "".join(parts).strip()


def plain(text: str) -> Inlines:
    """Return ``text`` as inlines; nothing where it is empty."""
    return (Plain(text),) if text else ()
