"""``parity.lock``: what people confirmed, one line a confirmation, a blank line between.

::

    risk-assessment sq:1f3a9c0b5d2e sr:77e01bc4a9f0 en:c2d9e6b8a413 role=editor date=2026-11-25

A unit can have several lines: each connects the languages that it names. Two branches that
confirm neighbouring sections change lines that do not touch, and merge without a conflict.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from typing import Final

from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.parity import Confirmation
from handbook.parity.fingerprint import LENGTH

RULE: Final = "invalid-lock"
"""The rule that a line breaks which cannot be read."""

EXAMPLE: Final = "risk-assessment sq:1f3a9c0b5d2e sr:77e01bc4a9f0 role=editor date=2026-11-25"

_PRINT: Final = re.compile(rf"([a-z0-9]+(?:-[a-z0-9]+)*):([0-9a-f]{{{LENGTH}}})")
_ROLE: Final = re.compile(r"role=([a-z0-9]+(?:-[a-z0-9]+)*)")
_DATE: Final = re.compile(r"date=([0-9]{4}-[0-9]{2}-[0-9]{2})")


def read_lock(
    path: str, text: str, languages: Collection[str]
) -> tuple[tuple[Confirmation, ...], tuple[Finding, ...]]:
    """Return the confirmations of a lock, and a finding for each line that is none.

    ``languages`` are the addresses of the handbook's languages.
    """
    confirmations: list[Confirmation] = []
    findings: list[Finding] = []
    for number, row in enumerate(text.split("\n"), 1):
        if not (fields := row.split()):
            continue
        found = _confirmation(fields, languages)
        if isinstance(found, Confirmation):
            confirmations.append(found)
        else:
            findings.append(Finding(RULE, Place(path, number), {"reason": found}))
    return tuple(confirmations), tuple(findings)


def _confirmation(fields: list[str], languages: Collection[str]) -> Confirmation | Sentence:
    """Return what one line confirms, or what is wrong with it."""
    shape = Sentence(N_("is not written like {example}"), {"example": EXAMPLE})
    if len(fields) < 3:
        return shape
    unit, *prints, role, date = fields
    matches = [match for one in prints if (match := _PRINT.fullmatch(one))]
    role_, date_ = _ROLE.fullmatch(role), _DATE.fullmatch(date)
    if not role_ or not date_ or len(matches) < len(prints):
        return shape
    given = {match[1]: match[2] for match in matches}
    if unknown := next((key for key in given if key not in languages), None):
        return Sentence(
            N_("names {language}, which handbook.yml does not list"), {"language": unknown}
        )
    if len(given) < 2 or len(given) < len(prints):
        return Sentence(N_("does not name two languages or more, each once"))
    try:
        return Confirmation(unit, given, role_[1], dt.date.fromisoformat(date_[1]))
    except ValueError:
        return Sentence(N_("names {date}, which is not a day that there is"), {"date": date_[1]})


def written(confirmations: Iterable[Confirmation]) -> str:
    """Return the text of a lock: sorted by unit, so that a line stands where it stood before."""
    ordered = sorted(confirmations, key=lambda one: (one.unit, one.date, *one.prints))
    return "\n".join(f"{line(one)}\n" for one in ordered)


def line(one: Confirmation) -> str:
    """Return one confirmation as its line of a lock."""
    prints = " ".join(f"{language}:{print_}" for language, print_ in one.prints.items())
    return f"{one.unit} {prints} role={one.role} date={one.date.isoformat()}"
