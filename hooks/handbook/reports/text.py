"""Diagnostics for people: grouped by file, with the line shown and a mark under the place."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text

from handbook.model.diagnostic import Diagnostic, Severity
from handbook.reports.report import Report

_NO_LINE = frozenset({"typed-contact", "escaping-link", "oversized-file"})
"""Rules whose findings are not repeated: what was found may not be public, or has no end."""


def print_report(run: Report, console: Console) -> None:
    """Print every diagnostic, and how many there are."""
    for path, group in groupby(run.diagnostics, key=lambda diagnostic: diagnostic.path):
        console.print(Text(path, style="bold"))
        for diagnostic in group:
            _print_one(run, diagnostic, console)
        console.print()
    console.print(Text(summary(run), style="red" if run.errors else "green"))


def summary(run: Report) -> str:
    """Return the last line of a run."""
    counts = f"{run.errors} errors, {run.warnings} warnings"
    return f"{counts} in {run.documents} documents, {run.files} files ({run.seconds:.1f} s)"


def _print_one(run: Report, diagnostic: Diagnostic, console: Console) -> None:
    style = "red" if diagnostic.severity is Severity.ERROR else "yellow"
    place = f"  {diagnostic.line}:{diagnostic.column}".ljust(10)
    head = Text.assemble(
        (place, "dim"), (f"{diagnostic.severity} {diagnostic.rule}", style), " ", diagnostic.message
    )
    console.print(head, soft_wrap=True)
    if line := _line(run, diagnostic):
        console.print(Text(f"      {line}"), soft_wrap=True)
        console.print(Text(" " * (5 + diagnostic.column) + "^", style=style), soft_wrap=True)
    console.print(Text(f"      fix: {diagnostic.hint}", style="dim"), soft_wrap=True)


def _line(run: Report, diagnostic: Diagnostic) -> str:
    """Return the line at fault as it is written, where it may be shown and can be read."""
    file = run.root / diagnostic.path
    if diagnostic.rule in _NO_LINE or not file.is_file():
        return ""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    line = lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""
    return line if len(line) <= 200 and line.isprintable() else ""
