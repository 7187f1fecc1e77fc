"""Judges whether rows that should say the same oblige, allow and forbid the same.

Only what is clear counts, and only against languages that agree with each other: what may say the
same in another way is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from handbook.language.modality import (
    ADVISES,
    ALLOWS,
    ALWAYS,
    BARS,
    DENIES,
    EVERYBODY,
    EXEMPTS,
    FORBIDS,
    LIKE_BAN,
    LIKE_DENIAL,
    MODAL,
    NEGATIVE,
    NEVER,
    NOBODY,
    NOR,
    OBLIGES,
    SEEN,
    Modal,
    clauses,
    repeats,
)
from handbook.language.phrases import QUOTED
from handbook.model.diagnostic import N_

MISSING: Final = N_("a negation is missing here")

_LONGEST: Final = 4000
"""What is longer is no sentence."""

_CLEAR: Final = MODAL | FORBIDS


def may_differ(rows: Sequence[Modal]) -> bool:
    """Tell quickly whether rows do not say the same at first sight."""
    if len({(row.mood & SEEN, row.negations) for row in rows}) > 1:
        return True
    return len({(row.repeated > 0, row.denied > 0) for row in rows if repeats(row.tag)}) > 1


def contradictions(rows: Mapping[str, Modal]) -> Iterator[tuple[str, str]]:
    """Yield the language whose row says something else than all others, and what is wrong.

    Of two languages none has others that agree: both must say clearly what they say.
    """
    is_clear = len(rows) > 2 or all(row.mood & _CLEAR for row in rows.values())
    is_long = any(len(row.text) > _LONGEST for row in rows.values())
    if not is_clear or is_long or not may_differ(list(rows.values())):
        return
    for address, row in rows.items():
        others = [other for key, other in rows.items() if key != address]
        if _quotes_same(row, others):
            continue
        fault = MISSING if _lacks_verb(row, others) else _fault(row, others)
        if fault := fault or _in_clauses(row, others):
            yield address, fault
            return


def _quotes_same(row: Modal, others: Sequence[Modal]) -> bool:
    """Tell whether a row quotes words that another has too: a motto, which nobody translates."""
    for quote in QUOTED.finditer(row.text):
        is_told = any(quote.start() < start < quote.end() for start, _, _ in row.found)
        if is_told and any(quote[0][1:-1] in other.text for other in others):
            return True
    return False


def _fault(row: Modal, others: Sequence[Modal]) -> str:
    """Return what is wrong with a row where all others agree; nothing where they may be one."""
    if _lacks_negation(row, others):
        return MISSING
    if _only_forbids(row, others):
        return N_("only here something is forbidden")
    return _other_modal(row, others)


def _lacks_negation(row: Modal, others: Sequence[Modal]) -> bool:
    if all(other.is_plea for other in others) and not row.opening().may(FORBIDS):
        return True
    if row.mood & MODAL and not row.mood & FORBIDS and all(_only_bans(other) for other in others):
        return True
    if _says_contrary(row, others):
        return True
    least = min(other.negations for other in others)
    if row.negations >= least:
        return False
    fewer_bans = row.count(FORBIDS) < min(other.count(FORBIDS) for other in others)
    if fewer_bans and _modals(row) > max(map(_modals, others)):
        return True  # the verb is there, and what denied it is not
    if row.negations:
        is_less = repeats(row.tag) and row.denied + row.repeated < least and not row.may(NOR)
        return is_less and not row.may(LIKE_BAN if fewer_bans else LIKE_DENIAL)
    return not row.may(FORBIDS if all(other.mood & FORBIDS for other in others) else DENIES)


def _only_bans(row: Modal) -> bool:
    return bool(row.mood & FORBIDS) and not row.mood & MODAL


def _modals(row: Modal) -> int:
    return row.count(MODAL)


def _says_contrary(row: Modal, others: Sequence[Modal]) -> bool:
    """Tell whether a row says always for never, or everybody for nobody."""
    return any(
        (said := row.says(yes))
        and said > max(other.says(yes) for other in others)
        and row.says(no) < min(other.says(no) for other in others)
        for yes, no in ((ALWAYS, NEVER), (EVERYBODY, NOBODY))
    )


def _lacks_verb(row: Modal, others: Sequence[Modal]) -> bool:
    """Tell whether ``nobody`` stands there, and the verb that belongs to it is not denied."""
    same = [other for other in others if repeats(other.tag)]
    if not same or row.denied or not repeats(row.tag):
        return False
    if not all(other.denied and other.repeated for other in same):
        return False
    is_denied = all(other.negations for other in others)
    return is_denied and row.says(NOBODY) > 0 and not row.may(LIKE_DENIAL)


def _only_forbids(row: Modal, others: Sequence[Modal]) -> bool:
    if not row.mood & FORBIDS:
        return False
    is_more = row.negations > max(other.negations for other in others)
    if is_more and _modals(row) < min(map(_modals, others)):
        return not (row.may(LIKE_DENIAL) and all(other.may(LIKE_BAN) for other in others))
    return not any(other.may(DENIES) for other in others)


def _other_modal(row: Modal, others: Sequence[Modal]) -> str:
    if not row.mood & MODAL:
        return _other_duty(row, others)
    if _is_swapped(row, others, ALLOWS, OBLIGES) and not row.may(OBLIGES):
        return N_("here it may be done, elsewhere it must be")
    if (
        _is_swapped(row, others, OBLIGES, ALLOWS)
        and not row.may(ALLOWS)
        and not all(other.may(OBLIGES) for other in others)
    ):
        return N_("here it must be done, elsewhere it may be")
    if _is_more(row, others, ALLOWS, OBLIGES):
        return N_("here it may be done, elsewhere it must be")
    if _is_more(row, others, OBLIGES, ALLOWS):
        return N_("here it must be done, elsewhere it may be")
    return _other_duty(row, others)


def _other_duty(row: Modal, others: Sequence[Modal]) -> str:
    """Return what is wrong with how strongly a row obliges or forbids."""
    if all(other.mood & NEGATIVE for other in others):
        if _is_other(row, others, EXEMPTS, BARS):
            return N_("here it need not be done, elsewhere it must not be")
        if _is_other(row, others, BARS, EXEMPTS):
            return N_("here it must not be done, elsewhere it need not be")
    is_must = all(other.mood & OBLIGES and not other.mood & ADVISES for other in others)
    if is_must and row.mood & ADVISES and not row.mood & (OBLIGES | NEGATIVE):
        return N_("here it should be done, elsewhere it must be")
    return ""


def _is_other(row: Modal, others: Sequence[Modal], here: int, there: int) -> bool:
    """Tell whether a row says one thing clearly, and the others the other, or as good as."""
    moods = [other.mood & (here | there) for other in others]
    return row.mood & (here | there) == here and there in moods and set(moods) <= {there, 0}


def _is_swapped(row: Modal, others: Sequence[Modal], here: int, there: int) -> bool:
    """Tell whether a row says one thing, and all others nothing but the other, or as good as."""
    if not row.mood & here or not any(other.mood & there for other in others):
        return False
    return all(
        other.mood & MODAL == there
        or (there == ALLOWS and not other.mood & MODAL and other.may(there))
        for other in others
    )


def _is_more(row: Modal, others: Sequence[Modal], here: int, there: int) -> bool:
    """Tell whether a row says one thing more often, and the other less often, than all others."""
    if not row.mood & here or not all(other.mood & there for other in others):
        return False
    return row.count(here) > max(other.count(here) for other in others) and row.count(there) < min(
        other.count(there) for other in others
    )


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
