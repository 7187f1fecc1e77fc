"""The life of documents: what the register's lines make of their editions on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handbook.model.editions import (
    Edition,
    Life,
    Line,
    Release,
    Rendition,
    State,
    Withdrawal,
    Withholding,
)


def editions(lines: Iterable[Line]) -> Mapping[str, tuple[Edition, ...]]:
    """Return the editions of each document by its code, in the order of their release."""
    found: dict[tuple[str, str], Edition] = {}
    for line in lines:
        key = (line.event.code, line.event.version)
        match line.event:
            case Release() as event:
                found[key] = Edition(
                    *key, event.date, event.effective, line.place, dict(event.files)
                )
            case Rendition() as event if key in found:
                files = {**found[key].files, **event.files}
                found[key] = replace(found[key], files=files)
            case Withholding() as event if key in found:
                files = {**found[key].files, **event.files}
                withheld = (*found[key].withheld, event)
                found[key] = replace(found[key], files=files, withheld=withheld)
            case Withdrawal() as event if key in found:
                day = event.effective or event.date
                found[key] = replace(
                    found[key], withdrawn=day, instead=event.instead, reason=event.reason
                )
    by_code: dict[str, tuple[Edition, ...]] = {}
    for edition in found.values():
        by_code[edition.code] = (*by_code.get(edition.code, ()), edition)
    return by_code


def state(released: Sequence[Edition], day: dt.date) -> Life:
    """Return what the editions of one document are on a day; later ones are not there yet.

    Of those that may be in force by then, the one released last is. All before it are superseded
    for ever: withdrawing it brings none of them back.
    """
    known = [edition for edition in released if edition.released <= day]
    begun = [i for i, edition in enumerate(known) if edition.effective and edition.effective <= day]
    newest = begun[-1] if begun else -1
    states = {
        edition.version: _state(edition, day, index - newest, is_last=edition is known[-1])
        for index, edition in enumerate(known)
    }

    def those(wanted: State) -> list[Edition]:
        return [edition for edition in known if states[edition.version] is wanted]

    in_force = next(iter(those(State.IN_FORCE)), None)
    coming = min(those(State.COMING), key=lambda edition: edition.effective or day, default=None)
    gone = those(State.WITHDRAWN)
    withdrawn = gone[-1] if gone and known[-1] is gone[-1] and not (in_force or coming) else None
    return Life(states, in_force, coming, withdrawn)


def until(edition: Edition, released: Sequence[Edition]) -> dt.date | None:
    """Return the day from which an edition was, or will be, in force no more; none if not known."""
    if not edition.effective:
        return None
    later = released[released.index(edition) + 1 :]
    ends = [one.effective for one in later if one.effective]
    if edition.withdrawn:
        ends.append(edition.withdrawn)
    return max(min(ends), edition.effective) if ends else None


def _state(edition: Edition, day: dt.date, after: int, *, is_last: bool) -> State:
    """Return what one edition is; ``after`` counts from the one that came into force last."""
    if edition.withdrawn and edition.withdrawn <= day:
        return State.WITHDRAWN
    if after < 0:
        return State.SUPERSEDED
    if edition.effective:
        return State.COMING if edition.effective > day else State.IN_FORCE
    return State.RELEASED if is_last else State.SUPERSEDED
