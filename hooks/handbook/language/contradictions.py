"""Judges whether rows that should say the same oblige, allow and forbid the same.

Only what is clear counts, and only against languages that agree with each other: what may say the
same in another way is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from handbook.language.modality import (
    ALLOWS,
    DENIES,
    FORBIDS,
    MODAL,
    NEGATIVE,
    OBLIGES,
    REPEATS,
    Modal,
    clauses,
    repeats,
)
from handbook.language.phrases import QUOTED
from handbook.model.diagnostic import N_

_CLEAR: Final = MODAL | FORBIDS


def may_differ(rows: Iterable[Modal]) -> bool:
    """Tell quickly whether rows do not say the same at first sight."""
    return len({(row.mood & _CLEAR, row.negations) for row in rows}) > 1


def contradictions(rows: Mapping[str, Modal]) -> Iterator[tuple[str, str]]:
    """Yield the language whose row says something else than all others, and what is wrong.

    Of two languages none has others that agree: both must say clearly what they say.
    """
    is_clear = len(rows) > 2 or all(row.mood & _CLEAR for row in rows.values())
    if not is_clear or not may_differ(rows.values()):
        return
    for address, row in rows.items():
        others = [other for key, other in rows.items() if key != address]
        if _quotes_same(row, others):
            continue
        if fault := _fault(row, others) or _in_clauses(row, others):
            yield address, fault
            return


def _quotes_same(row: Modal, others: Sequence[Modal]) -> bool:
    """Tell whether a row quotes words that another has too: a motto, which nobody translates."""
    return any(q[1:-1] in other.text for q in QUOTED.findall(row.text) for other in others)


def _fault(row: Modal, others: Sequence[Modal]) -> str:
    """Return what is wrong with a row where all others agree; nothing where they may be one."""
    if _lacks_negation(row, others):
        return N_("a negation is missing here")
    if _only_forbids(row, others):
        return N_("only here something is forbidden")
    return _other_modal(row, others)


def _lacks_negation(row: Modal, others: Sequence[Modal]) -> bool:
    least = min(other.negations for other in others)
    if all(other.is_plea for other in others) and not row.opening().may(FORBIDS):
        return True
    if (
        row.mood & MODAL
        and not row.mood & FORBIDS
        and all(other.mood & FORBIDS and not other.mood & MODAL for other in others)
    ):
        return True
    if row.negations:
        return len(row.found) < least and repeats(row.tag) and not row.may(REPEATS)
    if not least:
        return False
    return not row.may(FORBIDS if all(other.mood & FORBIDS for other in others) else DENIES)


def _only_forbids(row: Modal, others: Sequence[Modal]) -> bool:
    if not row.mood & FORBIDS or any(other.mood & NEGATIVE for other in others):
        return False
    if not row.mood & MODAL and all(other.mood & MODAL for other in others):
        return True
    return not any(other.may(DENIES) for other in others)


def _other_modal(row: Modal, others: Sequence[Modal]) -> str:
    moods = [other.mood & MODAL for other in others]
    if all(mood == OBLIGES for mood in moods) and row.mood & ALLOWS and not row.may(OBLIGES):
        return N_("here it may be done, elsewhere it must be")
    if (
        all(mood == ALLOWS for mood in moods)
        and row.mood & OBLIGES
        and not (row.may(ALLOWS) or any(other.may(OBLIGES) for other in others))
    ):
        return N_("here it must be done, elsewhere it may be")
    return ""


def _in_clauses(row: Modal, others: Sequence[Modal]) -> str:
    """Return what is wrong with a clause of a row.

    A negation may stand in another clause, or in an earlier one for this one too.
    """
    last: tuple[Modal, ...] = ()
    moods = {other.mood & MODAL for other in others}
    if not _is_apart(row, others) and row.mood & MODAL in moods:
        return ""
    for parts in clauses((row, *others)):
        fault = _fault(parts[0], parts[1:])
        if fault and fault == _other_modal(parts[0], parts[1:]):
            return fault
        if fault and not any(part.mood & NEGATIVE for part in last) and _is_apart(row, others):
            return fault
        last = parts
    return ""


def _is_apart(row: Modal, others: Sequence[Modal]) -> bool:
    """Tell whether a row denies less, or more, often than every other."""
    counts = [other.negations for other in others]
    return not min(counts) <= row.negations <= max(counts)
