"""What changed in the data of steps, duties, modules and the like: each by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from handbook.editions.stored import StoredEdition, StoredItem


class State(StrEnum):
    """What became of a section or an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One key of an item, and what it referred to before and since."""

    key: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A step, duty or the like that is not what it was."""

    id: str
    of: str
    """The key of ``document.yml`` in which it stands (``steps``)."""

    state: State
    fields: tuple[FieldChange, ...] = ()
    words: bool = False
    """Whether its words changed, beside what its keys refer to."""

    roles: tuple[str, ...] = ()
    """The roles that it names, or named: those whom the change concerns."""


def changed_items(
    old: StoredEdition, new: StoredEdition, states: Mapping[str, State], words: Set[str]
) -> Iterator[ItemChange]:
    """Yield the items that changed: those that are there in their order, then those that went.

    ``states`` are those of their sections; ``words`` the ids of those whose own words changed.
    """
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in new.items}
    for ident, item in {**after, **before}.items():
        one, other = before.get(ident), after.get(ident)
        fields = tuple(_fields(one, other, old, new))
        if not one:
            state = State.ADDED
        elif not other:
            state = State.REMOVED
        elif fields or states.get(ident, State.SAME) is not State.SAME or ident in words:
            state = State.CHANGED
        else:
            continue
        is_reworded = state is State.CHANGED and ident in words
        yield ItemChange(ident, item.of, state, fields, is_reworded, _roles(one, other))


def _fields(
    one: StoredItem | None, other: StoredItem | None, old: StoredEdition, new: StoredEdition
) -> Iterator[FieldChange]:
    """Yield the keys of an item that is in both editions and refers to something else since."""
    if not one or not other:
        return
    for key in {**one.fields, **other.fields}:
        before, after = one.fields.get(key, ()), other.fields.get(key, ())
        if before != after or any(_is_worth_else(target, old, new) for target in before):
            yield FieldChange(key, before, after)


def _is_worth_else(target: str, old: StoredEdition, new: StoredEdition) -> bool:
    """Tell whether a number has another value since, although the reference is the same."""
    return target.startswith("fact:") and old.titles.get(target) != new.titles.get(target)


def _roles(one: StoredItem | None, other: StoredItem | None) -> tuple[str, ...]:
    named = (
        target
        for item in (other, one)
        if item
        for targets in item.fields.values()
        for target in targets
        if target.startswith("role:")
    )
    return tuple(dict.fromkeys(named))
