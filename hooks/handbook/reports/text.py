"""Diagnostics for people: by document, with the line shown and a mark under the place."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from handbook.model.diagnostic import Diagnostic, Severity
from handbook.reports.lines import Lines
from handbook.reports.report import Report, group
from handbook.rules import BY_NAME

FEW: Final = 5
"""How many warnings are shown unless all are asked for."""


def print_report(run: Report, console: Console, *, whole: bool = False) -> None:
    """Print every error, the first few warnings or the ``whole`` of them, and how many there are.

    A warning that something may not be public is always among them.
    What lies in one document stands together, and what lies in none by its file.
    """
    warnings = [
        d
        for d in run.diagnostics
        if d.severity is Severity.WARNING and not BY_NAME[d.rule].discreet
    ]
    left_out = set() if whole else set(warnings[FEW:])
    shown = [d for d in run.diagnostics if d not in left_out]
    lines = Lines(run)
    for title, found in groupby(sorted(shown, key=group), key=group):
        console.print(Text(" ".join(filter(None, title)), style="bold"))
        for diagnostic in found:
            _print_one(diagnostic, lines.of(diagnostic), console)
        console.print()
    if left_out:
        console.print(Text(f"{len(left_out)} more warnings: -v shows them", style="yellow"))
    console.print(Text(summary(run), style="red" if run.errors else "green"))


def summary(run: Report) -> str:
    """Return the last line of a run."""
    counts = f"{run.errors} errors, {run.warnings} warnings"
    return f"{counts} in {run.documents} documents, {run.files} files ({run.seconds:.1f} s)"


def _print_one(diagnostic: Diagnostic, line: str, console: Console) -> None:
    style = "red" if diagnostic.severity is Severity.ERROR else "yellow"
    place = f"  {diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    rule = f"{diagnostic.severity} {diagnostic.rule}"
    head = Text.assemble((place, "dim"), " ", (rule, style), " ", diagnostic.message)
    console.print(head, soft_wrap=True)
    if line:
        console.print(Text(f"      {line}"), soft_wrap=True)
        console.print(Text(" " * (5 + diagnostic.column) + "^", style=style), soft_wrap=True)
    console.print(Text(f"      fix: {diagnostic.hint}", style="dim"), soft_wrap=True)
