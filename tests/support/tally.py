"""Puts into words what tests have counted, for the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

HEADS: Mapping[str, tuple[str, ...]] = {
    "warnings on the real text": ("rule", "warnings", "false alarms", "false in 100 sections"),
}
"""What is told row by row, and what stands over its columns; all else is counted."""


def tally(told: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield lines that tell what was counted, by name, and rows as tables."""
    counted: dict[str, Counter[str]] = {}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for name, value in told:
        if name in HEADS and isinstance(value, list | tuple):
            rows.setdefault(name, []).append(tuple(map(str, value)))
        else:
            counted.setdefault(name, Counter())[str(value)] += 1
    for name, values in sorted(counted.items()):
        total = values.total()
        shares = (f"{n} {value} ({n / total:.1%})" for value, n in values.most_common())
        yield f"{name}: {total} tried, {', '.join(shares)}"
    for name, table in sorted(rows.items()):
        yield f"{name}:"
        yield from _table([HEADS[name], *sorted(table)])


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows of cells, the first cell to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join(("", first.ljust(widths[0]), *cells))
