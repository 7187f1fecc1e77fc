"""Diagnostics for people: by document, with the line shown and a mark under the place."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from handbook.model.diagnostic import Diagnostic, Severity
from handbook.reports.lines import Lines
from handbook.reports.report import LABELS, Report, group
from handbook.rules import BY_NAME
from handbook.words import Voice

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
    voice = Voice(run.locale)
    for title, found in groupby(sorted(shown, key=group), key=group):
        console.print(Text(" ".join(filter(None, title)), style="bold"))
        for diagnostic in found:
            _print_one(diagnostic, lines.of(diagnostic), console, voice)
        console.print()
    if left_out:
        count = len(left_out)
        more = voice.plural(
            "{count} more warning: -v shows it", "{count} more warnings: -v shows them", count
        )
        console.print(Text(more, style="yellow"))
    if run.excused:
        console.print(Text(_excused(run, voice)))
    console.print(Text(summary(run), style="red" if run.errors else "green"))


def summary(run: Report) -> str:
    """Return the last line of a run."""
    voice = Voice(run.locale)
    return voice._(
        "{errors}, {warnings} in {documents}, {files} ({seconds} s)",
        errors=voice.plural("{count} error", "{count} errors", run.errors),
        warnings=voice.plural("{count} warning", "{count} warnings", run.warnings),
        documents=voice.plural("{count} document", "{count} documents", run.documents),
        files=voice.plural("{count} file", "{count} files", run.files),
        seconds=f"{run.seconds:.1f}",
    )


def _excused(run: Report, voice: Voice) -> str:
    return voice.plural(
        "{count} finding excused by allow (see handbook status)",
        "{count} findings excused by allow (see handbook status)",
        run.excused,
    )


def _print_one(diagnostic: Diagnostic, line: str, console: Console, voice: Voice) -> None:
    style = "red" if diagnostic.severity is Severity.ERROR else "yellow"
    place = f"  {diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    rule = f"{voice._(LABELS[diagnostic.severity])} {diagnostic.rule}"
    head = Text.assemble((place, "dim"), " ", (rule, style), " ", diagnostic.message)
    console.print(head, soft_wrap=True)
    if line:
        console.print(Text(f"      {line}"), soft_wrap=True)
        console.print(Text(" " * (5 + diagnostic.column) + "^", style=style), soft_wrap=True)
    console.print(Text(f"      {voice._('fix:')} {diagnostic.hint}", style="dim"), soft_wrap=True)
