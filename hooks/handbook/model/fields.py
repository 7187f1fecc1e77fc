"""Finds what a record of YAML holds, whatever its kind: references to others, and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from handbook.model.base import Refers
from handbook.model.marks import KeyPath


@dataclass(frozen=True, slots=True)
class FieldReference:
    """A field that refers to something: its scheme and target, and the way to it."""

    at: KeyPath
    scheme: str
    target: str


def iter_references(value: BaseModel, at: KeyPath = ()) -> Iterator[FieldReference]:
    """Yield every reference that a record's fields hold, in the order of the fields."""
    for name, alias, schemes, _ in _fields(type(value)):
        child = getattr(value, name)
        if schemes:
            yield from _targets(child, (*at, alias), schemes[0])
        else:
            for path, inner in _records(child, (*at, alias)):
                yield from iter_references(inner, path)


def iter_words(value: BaseModel, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Mapping[str, str]]]:
    """Yield every piece of short prose in a record, with the way to it."""
    for name, alias, schemes, is_words in _fields(type(value)):
        child = getattr(value, name)
        if is_words:
            yield from _words(child, (*at, alias))
        elif not schemes:
            for path, inner in _records(child, (*at, alias)):
                yield from iter_words(inner, path)


def _targets(value: object, at: KeyPath, scheme: str) -> Iterator[FieldReference]:
    if isinstance(value, str):
        yield FieldReference(at, scheme, value)
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _targets(child, (*at, index), scheme)


def _words(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, Mapping[str, str]]]:
    if isinstance(value, Mapping):
        if all(isinstance(word, str) for word in value.values()):
            yield at, value
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _words(child, (*at, index))


def _records(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, BaseModel]]:
    if isinstance(value, BaseModel):
        yield at, value
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _records(child, (*at, index))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _records(child, (*at, key))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """Return each field's name, key, schemes and whether it holds words."""
    return tuple(
        (
            name,
            field.alias or name,
            tuple(_schemes([*field.metadata, field.annotation])),
            _holds_words(field.annotation),
        )
        for name, field in model.model_fields.items()
    )


def _schemes(parts: list[Any]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Refers):
            yield part.scheme
        elif get_origin(part) is Annotated or get_origin(part) in (tuple, Union, UnionType):
            yield from _schemes(list(get_args(part)))


def _holds_words(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin is Mapping:
        return True
    if origin in (Annotated, tuple, Union, UnionType):
        return any(_holds_words(part) for part in get_args(annotation))
    return False
