"""Rewrites what stands in lines of content, wherever that is, and leaves all else as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar, get_args

from handbook.model.content import Block, Definition, Inline, Inlines, Row
from handbook.model.resolved import ResolvedDocument, ResolvedSection

_Holder = TypeVar("_Holder")

_INLINES: Final = frozenset(get_args(Inline))


def rewritten(held: _Holder, change: Callable[[Inline], Inlines]) -> _Holder:
    """Return what holds inlines with each being what ``change`` makes of it: none, one or several.

    ``held`` is a node, a tuple of nodes at any depth, or a resolved document or section; inlines
    within others are changed first, in the order of reading.
    """
    return _rewritten(held, change)  # type: ignore[no-any-return]


def _rewritten(value: Any, change: Callable[[Inline], Inlines]) -> Any:
    if isinstance(value, tuple):
        found: list[Any] = []
        for child in value:
            new = _rewritten(child, change)
            if type(child) in _INLINES:
                found.extend(change(new))
            else:
                found.append(new)
        return tuple(found)
    held = {name: getattr(value, name) for name in _HOLDERS.get(type(value), ())}
    changed = {name: _rewritten(inner, change) for name, inner in held.items()}
    return replace(value, **changed) if changed else value


_HOLDERS: Final[Mapping[type, tuple[str, ...]]] = {
    cls: tuple(
        field.name
        for field in fields(cls)
        if str(field.type).startswith(("Inlines", "Blocks", "tuple", "Row"))
    )
    for cls in (
        *get_args(Inline),
        *get_args(Block),
        Row,
        Definition,
        ResolvedSection,
        ResolvedDocument,
    )
}
"""For each class, the fields that may hold nodes."""
