"""Shows a comparison in a terminal: columns where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rich.console import Console, Group
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from handbook.confirming.comparison import Comparison, Side
from handbook.confirming.difference import Change, Kind
from handbook.model.diagnostic import N_

Words = Callable[[str], str]

NARROW: Final = 36
"""A column with less room than so many letters is hard to read."""

MARKS: Final = {Kind.SAME: ("", ""), Kind.GONE: ("[-", "-]"), Kind.NEW: ("{+", "+}")}
"""What stands around words that went and came: colour alone would tell some readers nothing."""

STYLES: Final = {Kind.SAME: "", Kind.GONE: "red strike", Kind.NEW: "green bold"}

STATES: Final = {
    "missing": N_("it does not stand in this language"),
    "never": N_("never confirmed"),
    "same": N_("unchanged since it was confirmed on {date} (role: {role})"),
    "changed": N_("changed since it was confirmed on {date} (role: {role})"),
    "lost": N_(
        "changed since it was confirmed on {date} (role: {role}); the text of that day is not "
        "found in git, so that what changed cannot be shown"
    ),
}
"""What is said of each language."""


def show(console: Console, found: Comparison, words: Words) -> None:
    """Print a unit with its languages side by side."""
    console.print(Rule(Text(found.label, style="bold"), align="left"))
    columns = [_column(side, words) for side in found.sides]
    if console.width < NARROW * len(columns):
        for column in columns:
            console.print(column)
            console.print()
        return
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in columns:
        table.add_column(ratio=1)
    table.add_row(*columns)
    console.print(table)


def state_of(side: Side, words: Words) -> str:
    """Return what there is to say of a language: confirmed when, changed since or not."""
    if side.place is None:
        return words(STATES["missing"])
    if side.last is None:
        return words(STATES["never"])
    state = "same" if not side.is_changed else "changed" if side.changes else "lost"
    return words(STATES[state]).format(date=side.last.date.isoformat(), role=side.last.role)


def _column(side: Side, words: Words) -> Group:
    head = Text(side.language.name, style="bold")
    if side.place:
        head.append(f"  {side.place.path}:{side.place.line}", style="dim")
    state = Text(state_of(side, words), style="yellow" if side.is_changed else "dim")
    body = Text()
    for change in side.changes:
        _append(body, change)
    return Group(head, state, Text(), body if side.changes else Text(side.words))


def _append(body: Text, change: Change) -> None:
    before, after = MARKS[change.kind]
    body.append(change.space if body.plain or change.kind is Kind.SAME else "")
    body.append(f"{before}{change.words}{after}", STYLES[change.kind])
