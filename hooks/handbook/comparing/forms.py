"""What blocks say, in the few forms that are compared.

A picture is the words that describe it, code its words, and a note stands as a term under its mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from handbook.comparing.tokens import tokens
from handbook.model import content
from handbook.model.content import (
    Block,
    Blocks,
    Definition,
    Definitions,
    Inlines,
    List,
    Notice,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    plain,
)


def reduced(written: Blocks) -> Iterator[Block]:
    """Yield blocks in the few forms that are compared."""
    for block in written:
        match block:
            case content.Heading(_, children):
                yield Paragraph((Strong(children),))
            case content.Code(text):
                yield Paragraph((content.Verbatim(text),))
            case content.Note(label, inner):
                yield Definitions((Definition(plain(f"[{label}]"), (inner,)),))
            case Notice(tone, title, inner) if title:
                yield Notice(tone, "", (Paragraph((Strong(plain(title)),)), *inner))
            case content.Rule():
                pass
            case _:
                yield block


def said(value: object) -> Hashable:
    """Return all that a value says, in a form that compares."""
    match value:
        case Paragraph(children):
            return tuple(tokens(children))
        case tuple():
            return tuple(said(one) for one in reduced(value))
        case List(items=items):
            return ("list", *map(said, items))
        case Quote(inner) | Notice(blocks=inner):
            return ("set apart", said(inner))
        case Definition(term, details):
            return (tuple(tokens(term)), *map(said, details))
        case Definitions(items):
            return ("terms", *map(said, items))
        case Row(cells):
            return tuple(tuple(tokens(cell)) for cell in cells)
        case Table(head, rows):
            return ("table", *map(said, (head, *rows)))
    raise TypeError(type(value))


def lines_of(value: object) -> list[Inlines]:
    """Return every line below a value: paragraphs, terms, cells."""
    match value:
        case Paragraph(children):
            return [children]
        case tuple():
            return [part for one in reduced(value) for part in lines_of(one)]
        case List(items=items):
            return [part for item in items for part in lines_of(item)]
        case Quote(inner) | Notice(blocks=inner):
            return lines_of(inner)
        case Definition(term, details):
            return [term, *(part for detail in details for part in lines_of(detail))]
        case Definitions(terms):
            return [part for term in terms for part in lines_of(term)]
        case Row(cells):
            return [*cells]
        case Table(head, rows):
            return [part for row in (head, *rows) for part in lines_of(row)]
    return []


def bag(value: object) -> Counter[str]:
    """Return the words below a value, each with how often it stands there."""
    found = (token.key for part in lines_of(value) for token in tokens(part))
    return Counter(key for key in found if key != " ")
