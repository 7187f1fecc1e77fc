"""Annotations for pull requests: one workflow command a diagnostic."""

from __future__ import annotations

from handbook.reports.report import Report


def report(run: Report) -> str:
    """Return the run as workflow commands, which a forge shows beside the changed lines."""
    return "\n".join(
        f"::{d.severity} file={_property(d.path)},line={d.line},col={d.column},"
        f"title={_property(f'{d.code} {d.rule}')}::{_data(f'{d.message}; {d.hint}')}"
        for d in run.diagnostics
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
