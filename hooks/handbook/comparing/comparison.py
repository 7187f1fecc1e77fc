"""The comparison of two editions of a document in one language.

Sections are matched by their id, items by theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.comparing import redline
from handbook.comparing.forms import said
from handbook.comparing.items import ItemChange, State, changed_items
from handbook.comparing.parts import parts
from handbook.comparing.tokens import tokens
from handbook.editions.stored import WITHHELD, StoredEdition
from handbook.model.content import Blocks, Inlines, Notice
from handbook.model.resolved import ResolvedSection


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that is not what, or where, it was."""

    id: str
    level: int
    state: State
    moved: bool
    title: Inlines
    """With what was inserted and deleted marked, as are the blocks."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one edition to another, in one language."""

    old: StoredEdition
    new: StoredEdition
    address: str
    """The address of the language."""

    sections: tuple[SectionChange, ...]
    """In the order of the new edition; one that went, after the one that it followed."""

    items: tuple[ItemChange, ...]
    same: int
    """How many sections are as they were."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        return not self.sections and not self.items

    def roles(self) -> Mapping[str, tuple[ItemChange, ...]]:
        """Return the items that changed for each role, the role that has most of them first."""
        found: dict[str, tuple[ItemChange, ...]] = {}
        for item in self.items:
            for role in item.roles:
                found[role] = (*found.get(role, ()), item)
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def compare(old: StoredEdition, new: StoredEdition, address: str) -> Comparison:
    """Return what changed between two editions in a language that both have."""
    old, new = _both_said(old, new, address), _both_said(new, old, address)
    before, after = (parts(edition, address) for edition in (old, new))
    moved = _moved([*before], [*after])
    found = [
        _section(before.get(ident), after.get(ident), is_moved=ident in moved)
        for ident in _order([*before], [*after])
    ]
    changes = tuple(one for one in found if one.moved or one.state is not State.SAME)
    words = set(_reworded(before, after, {item.id for item in (*old.items, *new.items)}))
    states = {one.id: one.state for one in found}
    items = tuple(changed_items(old, new, states, words))
    return Comparison(old, new, address, changes, items, len(found) - len(changes))


def _both_said(one: StoredEdition, other: StoredEdition, address: str) -> StoredEdition:
    """Return an edition without what is withheld in it or in another: nothing is known of that."""
    texts = [edition.texts[address] for edition in (one, other)]
    withheld = {part.id for text in texts for part in text.sections if _is_withheld(part)}
    if not withheld:
        return one
    hidden: set[str] = set()
    level = 0
    for part in texts[0].sections:
        if not level or part.level <= level:
            level = part.level if part.id in withheld else 0
        if level:
            hidden.add(part.id)
    text = replace(
        texts[0], sections=tuple(part for part in texts[0].sections if part.id not in hidden)
    )
    items = tuple(item for item in one.items if item.id not in hidden)
    return replace(one, texts={**one.texts, address: text}, items=items)


def _is_withheld(part: ResolvedSection) -> bool:
    return any(isinstance(block, Notice) and block.tone == WITHHELD for block in part.blocks)


def _section(
    old: ResolvedSection | None, new: ResolvedSection | None, *, is_moved: bool
) -> SectionChange:
    one = new or old
    assert one
    if not old or not new:
        state = State.REMOVED if old else State.ADDED
    else:
        state = State.SAME if _said(old) == _said(new) else State.CHANGED
    return SectionChange(
        one.id,
        one.level,
        state,
        is_moved,
        redline.line(old.title if old else (), new.title if new else ()),
        () if state is State.SAME else redline.blocks(_blocks(old), _blocks(new)),
    )


def _blocks(section: ResolvedSection | None) -> Blocks:
    return section.blocks if section else ()


def _said(section: ResolvedSection) -> object:
    return tuple(tokens(section.title)), said(section.blocks)


def _order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the ids of both: those of the new, each followed by what went after it."""
    ordered = [*new]
    for index, ident in enumerate(old):
        if ident not in ordered:
            ordered.insert(ordered.index(old[index - 1]) + 1 if index else 0, ident)
    return ordered


def _moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the ids of both that changed their place: the fewest that explain the new order."""
    places = [old.index(ident) for ident in new if ident in old]
    ends: list[int] = []
    lengths: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    stayed: set[int] = set()
    wanted = len(ends)
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            stayed.add(place)
            wanted -= 1
    return frozenset(old[place] for place in places if place not in stayed)


def _reworded(
    before: Mapping[str, ResolvedSection], after: Mapping[str, ResolvedSection], items: set[str]
) -> Iterator[str]:
    """Yield the items whose words changed, or those of a section within theirs."""
    owned_before, owned_after = (_owned(parts, items) for parts in (before, after))
    for ident in items:
        if owned_before.get(ident) != owned_after.get(ident):
            yield ident


def _owned(sections: Mapping[str, ResolvedSection], items: set[str]) -> Mapping[str, list[object]]:
    """Return the words of each item: of its section, and of those below that are no item's."""
    found: dict[str, list[object]] = {}
    owners: list[ResolvedSection] = []
    for section in sections.values():
        while owners and owners[-1].level >= section.level:
            owners.pop()
        if section.id in items:
            owners.append(section)
        if owners:
            written = tuple(block for block in section.blocks if not getattr(block, "role", ""))
            words = (tuple(tokens(section.title)), said(written))
            found.setdefault(owners[-1].id, []).append(words)
    return found
