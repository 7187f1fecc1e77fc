"""Appends a line to the register of editions: the moment at which something has happened.

The register as it will be is written in full beside the build, and then takes the place of the old
one: whoever reads it meets the one or the other, whenever the writing ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout
from pydantic import ValidationError

from handbook.editions import chain
from handbook.errors import ContentError, HandbookError
from handbook.model.editions import EVENTS, REGISTER, Line
from handbook.placing import SAFE, put

WORK: Final = f"{SAFE}/release"
"""Where an edition lies while it is being written; the next release removes it."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep others from writing the register meanwhile; raises ``HandbookError`` where one does."""
    folder = root / SAFE
    folder.mkdir(exist_ok=True)
    try:
        with FileLock(folder / "release.lock", timeout=0):
            yield
    except Timeout:
        raise HandbookError("another release is under way here; wait until it has ended") from None


def append(root: Path, lines: tuple[Line, ...], values: dict[str, Any]) -> str:
    """Add the line of an event after those that are there, and return its hash.

    Raises ``ContentError`` where the event cannot follow them; the register is as it was then.
    """
    row, event_hash = line_after(lines, values)
    path = root / REGISTER
    before = path.read_bytes() if path.exists() else b""
    put(root, REGISTER, before + row.encode())
    return event_hash


def line_after(lines: tuple[Line, ...], values: dict[str, Any]) -> tuple[str, str]:
    """Return the line of an event that follows others, and its hash.

    Raises ``ContentError`` where it cannot follow them.
    """
    so_far = chain.Chain()
    for line in lines:
        so_far.add(line.event)
    previous = lines[-1].event.hash if lines else chain.NOTHING
    row = chain.line(previous, **values)
    event_hash = chain.hash_of({**values, "previous": previous})
    whole = {**values, "previous": previous, "hash": event_hash}
    try:
        event = EVENTS[values["event"]].model_validate(whole)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        named = ".".join(map(str, first["loc"]))
        raise ContentError(f"{named}: {first['msg']}; nothing was written") from None
    if fault := so_far.add(event):
        raise ContentError(f"the line {fault.said()}; nothing was written")
    return row, event_hash
