"""Annotations for pull requests: one workflow command a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.diagnostic import Diagnostic, Severity
from handbook.reports.report import Report
from handbook.words import catalogue

_SHOWN: Final = 10
"""How many annotations of each severity GitHub shows of one step: the first ones."""


def report(run: Report) -> str:
    """Return the run as workflow commands, which a forge shows beside the changed lines.

    Errors come first.
    """
    return "\n".join(_lines(run))


def _lines(run: Report) -> Iterator[str]:
    for diagnostic in sorted(run.diagnostics, key=lambda d: d.severity is not Severity.ERROR):
        yield _annotation(diagnostic)
    if max(run.errors, run.warnings) > _SHOWN:
        _ = catalogue(run.locale).gettext
        told = _("Errors: {errors}. Warnings: {warnings}. The summary and the log show all.")
        yield f"::notice::{_data(told.format(errors=run.errors, warnings=run.warnings))}"


def _annotation(d: Diagnostic) -> str:
    return (
        f"::{d.severity} file={_property(d.path)},line={d.line},col={d.column},"
        f"title={_property(f'{d.code} {d.rule}')}::{_data(f'{d.message}; {d.hint}')}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
