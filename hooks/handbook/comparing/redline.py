"""The redline of two runs of blocks: the new ones, with what was inserted and deleted marked.

What says nothing of itself (how a list is numbered, the tone of a notice) is taken from the new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from handbook.comparing.forms import bag, reduced, said
from handbook.comparing.pairs import pairs, shared
from handbook.comparing.runs import marked
from handbook.comparing.tokens import Mark, inlines, tokens
from handbook.model import content
from handbook.model.content import (
    Block,
    Blocks,
    Definition,
    Definitions,
    Deleted,
    Inlines,
    Inserted,
    List,
    Notice,
    Paragraph,
    Quote,
    Row,
    Table,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that have one fate."""

    mark: Mark
    text: str
    target: str = ""
    """Where they lead, where that came or went with them."""


def line(old: Inlines, new: Inlines) -> Inlines:
    """Return a line as it became."""
    return inlines(marked(tokens(old), tokens(new)))


def blocks(old: Blocks, new: Blocks) -> Blocks:
    """Return blocks as they became."""
    both = pairs(tuple(reduced(old)), tuple(reduced(new)), said, _likeness)
    return tuple(_block(one, other) for one, other in both)


def _block(old: Block | None, new: Block | None) -> Block:
    """Return a block as it became; one that came or went is compared with an empty one."""
    one, other = (old or _empty(new), new or _empty(old))
    match one, other:
        case Paragraph(before), Paragraph(after):
            return Paragraph(line(before, after))
        case List(items=before_items), List(ordered, after_items, start):
            return List(ordered, _parts(before_items, after_items), start)
        case Quote(before_blocks), Quote(after_blocks):
            return Quote(blocks(before_blocks, after_blocks))
        case Notice(blocks=before_blocks), Notice(tone, _, after_blocks):
            return Notice(tone, "", blocks(before_blocks, after_blocks))
        case Definitions(before_terms), Definitions(after_terms, role):
            both = pairs(before_terms, after_terms, said, _likeness)
            return Definitions(tuple(_definition(*pair) for pair in both), role)
        case Table(head, rows), Table(new_head, new_rows, align):
            both_rows = pairs(rows, new_rows, said, _likeness)
            return Table(_row(head, new_head), tuple(_row(*pair) for pair in both_rows), align)
    raise TypeError(f"{type(one)} did not become {type(other)}")


def _empty(block: Block | None) -> Block:
    match block:
        case Table():
            return Table(Row(()), ())
        case List(ordered):
            return List(ordered, ())
        case Definitions(role=role):
            return Definitions((), role)
        case Notice(tone):
            return Notice(tone, "", ())
        case Quote():
            return Quote(())
        case _:
            return Paragraph(())


def _parts(old: tuple[Blocks, ...], new: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
    both = pairs(old, new, said, _likeness)
    return tuple(blocks(one or (), other or ()) for one, other in both)


def _definition(old: Definition | None, new: Definition | None) -> Definition:
    one, other = (side or Definition((), ()) for side in (old, new))
    term = line(one.term, other.term)
    match one.details, other.details:
        case ((Paragraph(before),),), ((Paragraph(after),),):  # a value, however unlike
            return Definition(term, ((Paragraph(line(before, after)),),))
    return Definition(term, _parts(one.details, other.details))


def _row(old: Row | None, new: Row | None) -> Row:
    one, other = (side or Row(()) for side in (old, new))
    return Row(tuple(line(*cells) for cells in zip_longest(one.cells, other.cells, fillvalue=())))


def _likeness(one: object, other: object) -> float:
    """Return how much two parts share; what stands under the same name is the same part."""
    match one, other:
        case Definition(name), Definition(other_name) if tokens(name) == tokens(other_name):
            return 1.0
        case Table(head), Table(other_head) if len(head.cells) != len(other_head.cells):
            return 0.0
    return shared(bag(one), bag(other)) if type(one) is type(other) else 0.0


def runs(redlined: Inlines) -> list[Run]:
    """Return a redlined line as words, each with its fate."""
    found: list[Run] = []
    for run in _runs(redlined, Mark.KEPT, ""):
        if found and (found[-1].mark, found[-1].target) == (run.mark, run.target):
            run = replace(run, text=found.pop().text + run.text)
        found.append(run)
    return found


def _runs(redlined: Inlines, mark: Mark, target: str) -> Iterator[Run]:
    for node in redlined:
        match node:
            case Inserted(children):
                yield from _runs(children, Mark.INSERTED, target)
            case Deleted(children):
                yield from _runs(children, Mark.DELETED, target)
            case content.Link(leads_to, children):
                yield from _runs(children, mark, "" if mark is Mark.KEPT else leads_to)
            case content.Strong(children) | content.Emphasis(children):
                yield from _runs(children, mark, target)
            case content.Plain(text) | content.Verbatim(text):
                yield Run(mark, text, target)


def side(redlined: Inlines, mark: Mark) -> str:
    """Return what a redlined line said before (``DELETED``) or says now (``INSERTED``)."""
    return "".join(run.text for run in runs(redlined) if run.mark in (Mark.KEPT, mark))


was = partial(side, mark=Mark.DELETED)
became = partial(side, mark=Mark.INSERTED)
