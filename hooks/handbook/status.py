"""``handbook status``: what is still open in a handbook, and whose it is, in terminal and JSON."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from handbook.outstanding import Languages, Status, outstanding
from handbook.sources.read import read
from handbook.words import Voice


def status(root: Path, day: dt.date) -> Status:
    """Return what is open in the handbook below ``root`` on ``day``.

    Raises ``HandbookError`` where ``handbook.yml`` cannot be read; what else cannot be read is
    left out, and ``check`` says so.
    """
    return outstanding(read(root), day)


def as_json(found: Status) -> str:
    """Return a status as one JSON object; days as ``YYYY-MM-DD``."""
    return json.dumps({"version": 1, **asdict(found)}, ensure_ascii=False, indent=2, default=str)


def print_status(found: Status, console: Console, voice: Voice) -> None:
    """Print a status for people: a table for each sort of thing that is open."""
    yes, no, over = voice._("yes"), voice._("no"), voice._("over")
    tables: tuple[tuple[str, tuple[str, ...], list[tuple[Any, ...]]], ...] = (
        (
            voice._("Languages, in sections and pieces of prose"),
            (
                voice._("document"),
                voice._("aligned"),
                voice._("to compare"),
                voice._("changed in"),
                voice._("not confirmed"),
                voice._("missing"),
                voice._("read"),
            ),
            [_row(x) for x in (*found.languages, *found.common)],
        ),
        (
            voice._("Open points"),
            (
                voice._("document"),
                voice._("point"),
                voice._("owner"),
                voice._("days open"),
                voice._("blocks"),
            ),
            [
                (x.document, x.id, x.owner, x.days, yes if x.blocks else no)
                for x in found.open_points
            ],
        ),
        (
            voice._("Exceptions"),
            (voice._("document"), voice._("rule"), voice._("until"), voice._("reason")),
            [
                (x.document, x.rule, f"{x.until}{f' ({over})' if x.expired else ''}", x.reason)
                for x in found.exceptions
            ],
        ),
        (
            voice._("Due"),
            (voice._("what"), voice._("since")),
            [(x.what, x.since) for x in found.due],
        ),
    )
    for title, heads, rows in tables:
        table = Table(*heads, title=title, title_justify="left", box=None, pad_edge=False)
        for row in rows:
            table.add_row(*map(str, row))
        console.print(table if rows else voice._("{title}: none", title=title))
        console.print()


def _row(x: Languages) -> tuple[Any, ...]:
    changed = ", ".join(f"{address} {count}" for address, count in x.changed.items() if count)
    named = (", ".join(x.missing), ", ".join(x.read))
    return (x.document, x.aligned, x.to_compare, changed, x.unconfirmed, *named)
