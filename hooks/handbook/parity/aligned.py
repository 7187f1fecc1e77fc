"""What follows from confirmations: which languages of a unit are aligned, which are suspect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handbook.model.parity import Confirmation, Unit


def is_aligned(unit: Unit, languages: Iterable[str]) -> bool:
    """Tell whether valid confirmations connect these languages, by their addresses."""
    wanted = tuple(languages)
    together = _group(unit, wanted[0]) if wanted else set()
    return all(language in together and language in unit.said for language in wanted)


def suspects(unit: Unit) -> tuple[str, ...]:
    """Return the languages that changed since they were confirmed to say what others say.

    None where newer confirmations connect all that older ones did. Of languages in which the
    unit no longer stands nothing is said: that is a fault of its own.
    """
    groups = {language: _group(unit, language) for language in unit.said}
    changed: set[str] = set()
    for confirmation in unit.confirmations:
        said = confirmation.prints.keys() & unit.said.keys()
        gone = (one for one in said if not _holds(unit, confirmation, one))
        changed.update(one for one in gone if not said <= groups[one])
    return tuple(language for language in unit.said if language in changed)


def confirmed_anew(unit: Unit, given: Confirmation) -> tuple[Confirmation, ...]:
    """Return the confirmations of a unit with one more, and without those that it replaces.

    An older one goes where the others connect all languages that it names; it holds nothing then
    that they do not. One that still connects something, or keeps in mind that a language fell
    behind, stays.
    """
    kept = [*(one for one in unit.confirmations if one != given), given]
    for old in kept[:-1]:
        rest = tuple(one for one in kept if one is not old)
        if is_aligned(replace(unit, confirmations=rest), old.prints):
            kept = [*rest]
    return tuple(kept)


def _holds(unit: Unit, confirmation: Confirmation, language: str) -> bool:
    """Tell whether a language says what it said when it was confirmed."""
    said = unit.said.get(language)
    return said is not None and said.print == confirmation.prints.get(language)


def _group(unit: Unit, language: str) -> set[str]:
    """Return the languages that valid confirmations connect with one, itself among them.

    A confirmation stays valid between those of its languages that did not change.
    """
    links = [
        {one for one in confirmation.prints if _holds(unit, confirmation, one)}
        for confirmation in unit.confirmations
    ]
    group, grown = {language}, True
    while grown:
        before = len(group)
        group.update(*(link for link in links if link & group))
        grown = len(group) > before
    return group
