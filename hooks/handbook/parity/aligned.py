"""What follows from confirmations: which languages of a unit are aligned, which are suspect."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.model.parity import Confirmation, Unit


def is_aligned(unit: Unit, languages: Iterable[str]) -> bool:
    """Tell whether valid confirmations connect all languages, by their addresses."""
    together = _group(unit, next(iter(unit.said), ""))
    return all(language in together for language in languages)


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
