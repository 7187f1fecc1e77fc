"""The JSON of a run: one object, the contract for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from handbook.reports.report import Report


def report(run: Report) -> str:
    """Return the run as JSON; paths are relative to the root, lines count from 1."""
    keys = [
        "rule",
        "code",
        "severity",
        "path",
        "line",
        "column",
        "message",
        "hint",
        "document",
        "language",
    ]
    found = [{key: asdict(diagnostic)[key] for key in keys} for diagnostic in run.diagnostics]
    summary = {
        "errors": run.errors,
        "warnings": run.warnings,
        "documents": run.documents,
        "files": run.files,
        "seconds": round(run.seconds, 3),
    }
    whole = {"version": 1, "diagnostics": found, "summary": summary}
    return json.dumps(whole, ensure_ascii=False, indent=2)
