"""Ways from step to step: what they reach, and where one must begin to reach all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

Ways: TypeAlias = Mapping[str, Collection[str]]
"""For each step the steps that come next, by id."""


def reached(starts: Iterable[str], ways: Ways) -> set[str]:
    """Return the steps to which ways from ``starts`` lead, with those of ``starts`` themselves."""
    found: set[str] = set()
    _reach(starts, ways, found)
    return found


def heads(steps: Iterable[str], ways: Ways) -> list[str]:
    """Return the fewest of ``steps`` from which ways lead to all of them; the earlier of equals."""
    seen: set[str] = set()
    picked = [step for step in steps if step not in seen and _reach([step], ways, seen)]
    seen.clear()
    return [step for step in reversed(picked) if step not in seen and _reach([step], ways, seen)]


def backwards(ways: Ways) -> Ways:
    """Return the same ways, walked the other way round."""
    back: dict[str, set[str]] = {step: set() for step in ways}
    for step, following in ways.items():
        for other in following:
            back.setdefault(other, set()).add(step)
    return back


def _reach(starts: Iterable[str], ways: Ways, found: set[str]) -> bool:
    """Add to ``found`` what ways from ``starts`` lead to; tell whether that is anything new."""
    before = len(found)
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(ways.get(step, ()))
    return len(found) > before
