"""One unit with its languages side by side, and what changed in each since it was confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handbook.confirming.difference import Change, changes
from handbook.confirming.holder import Holder
from handbook.confirming.past import Wanted, earlier
from handbook.model.diagnostic import Place
from handbook.model.parity import Confirmation, Unit
from handbook.model.settings import Language
from handbook.parity.aligned import is_aligned
from handbook.sources.files import Tree


@dataclass(frozen=True, slots=True)
class Side:
    """What a unit says in one language."""

    language: Language
    place: Place | None
    """Where it stands; nowhere where it is missing."""

    words: str
    last: Confirmation | None
    """The newest confirmation that names this language; none where there is none."""

    is_changed: bool
    """Whether it says something else than it said then."""

    changes: tuple[Change, ...] = ()
    """What changed since then; nothing where that text cannot be found."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A unit, and what its languages say."""

    label: str
    unit: Unit
    sides: tuple[Side, ...]


def units_of(holder: Holder, known: Collection[Confirmation]) -> Mapping[str, Unit]:
    """Return all units of a holder, those too that nobody has confirmed."""
    return {
        unit: Unit(unit, said, tuple(one for one in known if one.unit == unit))
        for unit, said in holder.said.items()
    }


def to_compare(units: Mapping[str, Unit], addresses: Collection[str]) -> list[Unit]:
    """Return the units whose texts in some languages nobody has confirmed to say the same."""
    return [unit for unit in units.values() if not is_aligned(unit, addresses)]


def comparisons(
    tree: Tree, holder: Holder, units: Collection[Unit], languages: Collection[Language]
) -> Iterator[Comparison]:
    """Yield units with these languages side by side."""
    wanted = {
        Wanted(unit.id, language.address, last.prints[language.address])
        for unit in units
        for language in languages
        if (last := _last(unit, language.address)) and _is_changed(unit, last, language.address)
    }
    found = earlier(tree, holder, wanted)
    for unit in units:
        sides = tuple(_side(holder, unit, language, found) for language in languages)
        yield Comparison(holder.label(unit.id), unit, sides)


def _side(holder: Holder, unit: Unit, language: Language, found: Mapping[Wanted, str]) -> Side:
    address = language.address
    said = unit.said.get(address)
    words = holder.words.get(unit.id, {}).get(address, "")
    last = _last(unit, address)
    changed = last is not None and _is_changed(unit, last, address)
    before = found.get(Wanted(unit.id, address, last.prints[address])) if last else None
    since = changes(before, words) if changed and before is not None else ()
    return Side(language, said.place if said else None, words, last, changed, since)


def _last(unit: Unit, address: str) -> Confirmation | None:
    given = [one for one in unit.confirmations if address in one.prints]
    return max(given, key=lambda one: one.date, default=None)


def _is_changed(unit: Unit, last: Confirmation, address: str) -> bool:
    said = unit.said.get(address)
    return said is None or said.print != last.prints[address]
