"""What changed between two editions, in words of one language: how much, for whom, and what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from handbook.comparing.comparison import Comparison, SectionChange
from handbook.comparing.items import FieldChange, ItemChange, State
from handbook.comparing.parts import FRONT, NOTES
from handbook.editions.stored import StoredEdition
from handbook.model import content
from handbook.model.content import Deleted, Inlines, Inserted, Link, Plain, plain
from handbook.model.diagnostic import N_
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names

SECTIONS: Final = "sections"
"""Counted beside the items: sections that are no item's."""

KEYS: Final = {
    "responsible": N_("Who does it"),
    "accountable": N_("Who answers for it"),
    "consulted": N_("Who is asked first"),
    "informed": N_("Who is told"),
    "deadline": N_("By when"),
    "forms": N_("Forms"),
    "next": N_("What comes next"),
    "steps": N_("Steps of procedures"),
    "owner": N_("Owner"),
    "indicators": N_("Measured by"),
    "provided-by": N_("Who provides it"),
    "services": N_("Services"),
    "messages": N_("Messages"),
}
"""What the keys of items are called that refer to something."""

STATES: Final = {
    State.ADDED: N_("new"),
    State.REMOVED: N_("removed"),
    State.CHANGED: N_("the text changed"),
}
_MOVED: Final = N_("moved to another place")


def counts(found: Comparison, names: Names) -> str:
    """Return how much changed, in one line."""
    if found.is_empty:
        return names._("Nothing changed.")
    counted = Counter(item.of for item in found.items)
    counted.update(SECTIONS for _ in others(found))
    line = "; ".join(counted_of(of, count, names) for of, count in counted.items())
    return f"{line[:1].upper()}{line[1:]}."


def counted_of(of: str, count: int, names: Names) -> str:
    """Return how many things of a sort changed: gender and number are those of the sort."""
    match of:
        case "steps":
            return names.plural("{count} step changed", "{count} steps changed", count)
        case "duties":
            return names.plural("{count} duty changed", "{count} duties changed", count)
        case "modules":
            return names.plural("{count} module changed", "{count} modules changed", count)
        case "activities":
            return names.plural("{count} activity changed", "{count} activities changed", count)
        case "services":
            return names.plural("{count} service changed", "{count} services changed", count)
        case "sections":
            return names.plural("{count} section changed", "{count} sections changed", count)
        case _:
            return names.plural("{count} part changed", "{count} parts changed", count)


def for_whom(found: Comparison, names: Names) -> Iterator[Inlines]:
    """Yield a line for each role that what changed concerns: how much, and where."""
    for role, items in found.roles().items():
        title = called(found, role)
        for of, count in Counter(item.of for item in items).items():
            where = (_link(found, item.id, names) for item in items if item.of == of)
            begin = f"{title[:1].upper()}{title[1:]}: {counted_of(of, count, names)}: "
            yield (Plain(begin), *joined(where))


def what(found: Comparison, names: Names) -> Iterator[Inlines]:
    """Yield a line for each thing that changed: an item with its keys, or another section."""
    moved = {section.id for section in found.sections if section.moved}
    for item in found.items:
        yield _line(found, item.id, _item(found, item, names, is_moved=item.id in moved), names)
    for section in others(found):
        yield _line(found, section.id, _section(section, names), names)


def others(found: Comparison) -> list[SectionChange]:
    """Return the sections that changed and are no item's."""
    items = {item.id for item in found.items}
    return [section for section in found.sections if section.id not in items]


def title_of(found: Comparison, ident: str, names: Names) -> str:
    """Return what a section is called, in the newer edition that has it."""
    if ident == FRONT:
        return names._("Before the first section")
    if ident == NOTES:
        return names._("Notes")
    texts = (edition.texts[found.address] for edition in (found.new, found.old))
    sections = (section for text in texts for section in text.sections)
    return next((content.words(one.title) for one in sections if one.id == ident), ident)


def called(found: Comparison, target: str) -> str:
    """Return what a reference is called, in the newer edition that knows it."""
    titles = (_named(edition, target, found) for edition in (found.new, found.old))
    return next(filter(None, titles), target)


def _named(edition: StoredEdition, target: str, found: Comparison) -> str:
    return edition.titles.get(target, {}).get(found.address, "")


def _line(found: Comparison, ident: str, parts: Iterable[Inlines], names: Names) -> Inlines:
    return (*_link(found, ident, names), Plain(": "), *joined(parts, "; "))


def _link(found: Comparison, ident: str, names: Names) -> Inlines:
    title = plain(title_of(found, ident, names))
    is_shown = any(section.id == ident for section in found.sections)
    return (Link(f"#{ident}", title),) if is_shown else title


def _item(
    found: Comparison, item: ItemChange, names: Names, *, is_moved: bool
) -> Iterator[Inlines]:
    if item.state is not State.CHANGED:
        yield plain(names._(STATES[item.state]))
    for field in item.fields:
        yield (
            Plain(f"{names._(KEYS.get(field.key, N_('Refers to')))}: "),
            *_field(found, field, names),
        )
    if item.words or (item.state is State.CHANGED and not item.fields and not is_moved):
        yield plain(names._(STATES[State.CHANGED]))
    if is_moved:
        yield plain(names._(_MOVED))


def _field(found: Comparison, field: FieldChange, names: Names) -> Inlines:
    """Return what a key refers to no more and since; all of it where only the order changed."""
    old = [_titled(found.old, target, found, names) for target in field.old]
    new = [_titled(found.new, target, found, names) for target in field.new]
    gone = joined((Deleted(plain(one)),) for one in old if one not in new)
    come = joined((Inserted(plain(one)),) for one in new if one not in old)
    return joined(filter(None, (gone, come)), " ") or joined(map(plain, new))


def _titled(edition: StoredEdition, target: str, found: Comparison, names: Names) -> str:
    """Return what a reference was called in an edition; an open point has no title."""
    if title := _named(edition, target, found):
        return title
    own = target.startswith(f"doc:{edition.code}#")
    return names._("open point") if own else target


def _section(section: SectionChange, names: Names) -> Iterator[Inlines]:
    if section.state is not State.SAME:
        yield plain(names._(STATES[section.state]))
    if section.moved:
        yield plain(names._(_MOVED))
