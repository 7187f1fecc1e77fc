"""Two entries of a register, or two records of a list, have the same id."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.base import Item, Value
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.marks import KeyPath
from handbook.rules.rule import Rule

RULE = Rule(
    name="duplicate-id",
    code="HB104",
    title="An id stands once in a register or list.",
    message="the id {id} stands twice",
    hint="give one of them another id",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for register in corpus.registers.values():
        for at, ident in _repeated(register.entries):
            yield RULE.at(register.place(*at), id=ident)
    for document in corpus.documents:
        for at, ident in _repeated(document.data):
            yield RULE.at(document.place(*at), document=document.code, id=ident)


def _repeated(value: object) -> Iterator[tuple[KeyPath, str]]:
    """Yield every id that stood before, with the way to it.

    An id is unique in its list; an item's in the whole document, for it is also a section's.
    """
    seen: set[tuple[KeyPath | None, str]] = set()
    for at, record in _records(value, ()):
        if isinstance(ident := getattr(record, "id", None), str):
            key = (None if isinstance(record, Item) else at[:-1], ident)
            if key in seen:
                yield (*at, "id"), ident
            seen.add(key)


def _records(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, Value]]:
    if isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _records(child, (*at, index))
    elif isinstance(value, Value):
        yield at, value
        for name, field in type(value).model_fields.items():
            yield from _records(getattr(value, name), (*at, field.alias or name))
