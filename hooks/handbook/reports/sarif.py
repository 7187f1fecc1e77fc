"""SARIF 2.1.0, the exchange format of static analysis."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from handbook.model.diagnostic import Diagnostic
from handbook.reports.report import Report


def report(run: Report) -> str:
    """Return the run as a SARIF log with one run and the rules that were broken."""
    rules = {d.code: d.rule for d in run.diagnostics}
    driver = {
        "name": "handbook",
        "rules": [{"id": code, "name": rules[code]} for code in sorted(rules)],
    }
    results = [_result(diagnostic) for diagnostic in run.diagnostics]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    region = {"startLine": diagnostic.line, "startColumn": diagnostic.column}
    location = {"artifactLocation": {"uri": quote(diagnostic.path)}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "level": str(diagnostic.severity),
        "message": {"text": f"{diagnostic.message}; {diagnostic.hint}"},
        "locations": [{"physicalLocation": location}],
    }
