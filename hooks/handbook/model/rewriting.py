"""Rewrites what stands in lines of content, wherever that is, and leaves all else as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args

from handbook.model.content import Inline, Inlines

_Nodes = TypeVar("_Nodes")


def rewritten(nodes: _Nodes, change: Callable[[Inline], Inlines]) -> _Nodes:
    """Return nodes in which each inline is what ``change`` makes of it: none, itself, or several.

    ``nodes`` is a node or a tuple of nodes at any depth; inner inlines are changed first.
    """
    return _rewritten(nodes, change)  # type: ignore[no-any-return]


def _rewritten(value: Any, change: Callable[[Inline], Inlines]) -> Any:
    if isinstance(value, tuple):
        found: list[Any] = []
        for child in value:
            new = _rewritten(child, change)
            if isinstance(child, get_args(Inline)):
                found.extend(change(new))
            else:
                found.append(new)
        return tuple(found)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {name: getattr(value, name) for name in _holders(type(value))}
    changed = {name: _rewritten(inner, change) for name, inner in held.items()}
    return replace(value, **changed) if changed else value


@cache
def _holders(cls: type) -> tuple[str, ...]:
    """Return the fields of a node that may hold others."""
    return tuple(
        field.name
        for field in fields(cls)
        if str(field.type).startswith(("Inlines", "Blocks", "tuple", "Row"))
    )
