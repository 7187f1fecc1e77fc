"""SARIF 2.1.0, the exchange format of static analysis."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from handbook.model.diagnostic import Diagnostic
from handbook.reports.lines import Lines
from handbook.reports.report import Report
from handbook.rules import MODULES
from handbook.words import catalogue

_ROOT: Final = "%SRCROOT%"
"""The customary name of the folder that paths are relative to; no log says where it lies."""


def report(run: Report) -> str:
    """Return the run as a SARIF log with one run, and all about the rules that were broken.

    What may not be public stands in none of it: neither the line nor anything made from it.
    """
    rules = list(_rules(run))
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "handbook", "rules": rules}},
                "automationDetails": {"id": "handbook/check/"},
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "the folder of the handbook"}}
                },
                "language": run.locale.partition("_")[0],
                "columnKind": "unicodeCodePoints",
                "results": list(_results(run, [rule["id"] for rule in rules])),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rules(run: Report) -> Iterator[dict[str, Any]]:
    from handbook.rules.page import read_page, source  # slow to load, and of no use to the others

    words = catalogue(run.locale).gettext
    broken = {diagnostic.rule for diagnostic in run.diagnostics}
    for module in MODULES:
        rule = module.RULE
        if rule.name not in broken:
            continue
        page = read_page(source(module))
        cure = f"{page.why}\n\n{page.mend}"
        described = {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": words(rule.title)},
            "fullDescription": {"text": page.why},
            "help": {"text": cure, "markdown": cure},
            "defaultConfiguration": {"level": str(rule.severity)},
        }
        if run.published:
            described["helpUri"] = f"{run.published}developers/rules/{rule.name}/"
        yield described


def _results(run: Report, rules: Iterable[str]) -> Iterator[dict[str, Any]]:
    index = {code: number for number, code in enumerate(rules)}
    lines = Lines(run)
    met: Counter[str] = Counter()
    for diagnostic in run.diagnostics:
        line = lines.of(diagnostic)
        print_ = _print(diagnostic, line)
        met[print_] += 1
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "ruleIndex": index[diagnostic.code],
            "level": str(diagnostic.severity),
            "message": {"text": f"{diagnostic.message}; {diagnostic.hint}"},
            "locations": [{"physicalLocation": _location(diagnostic, line)}],
            "partialFingerprints": {"primaryLocationLineHash": f"{print_}:{met[print_]}"},
        }
        if about := _properties(diagnostic):
            result["properties"] = about
        yield result


def _print(diagnostic: Diagnostic, line: str) -> str:
    """Return what stays the same while the line moves, and in whatever language it is told."""
    said = "\0".join((diagnostic.code, diagnostic.path, line.strip()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _location(diagnostic: Diagnostic, line: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "artifactLocation": {"uri": quote(diagnostic.path), "uriBaseId": _ROOT},
        "region": {"startLine": diagnostic.line, "startColumn": diagnostic.column},
    }
    if line:
        location["contextRegion"] = {"startLine": diagnostic.line, "snippet": {"text": line}}
    return location


def _properties(diagnostic: Diagnostic) -> Mapping[str, str]:
    about = {"document": diagnostic.document, "language": diagnostic.language}
    return {key: value for key, value in about.items() if value}
