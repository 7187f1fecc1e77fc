"""Diagnostics as people and machines read them: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from handbook.reports import github, json, markdown, sarif
from handbook.reports.report import Report

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "json": json.report,
    "sarif": sarif.report,
    "github": github.report,
    "markdown": markdown.report,
}
"""The formats for machines, by name; the one for people is ``reports.text``."""
