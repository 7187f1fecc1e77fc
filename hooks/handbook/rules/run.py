"""Runs the rules over a corpus and puts their findings into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Diagnostic, Finding
from handbook.rules import BY_NAME, RULES


def run(corpus: Corpus) -> tuple[Finding, ...]:
    """Return what the reading and all rules found.

    A rule is skipped while one that it requires has found something: one cause, not ten effects.
    """
    findings = list(corpus.findings)
    for rule, check in RULES:
        if not {finding.rule for finding in findings} & set(rule.requires):
            findings.extend(check(corpus))
    return tuple(findings)


def diagnostics(
    corpus: Corpus, findings: Iterable[Finding], words: Callable[[str], str] = str
) -> tuple[Diagnostic, ...]:
    """Return findings as diagnostics, sorted by place; ``words`` translates their sentences."""
    return tuple(sorted({_diagnostic(corpus, finding, words) for finding in findings}))


def _diagnostic(corpus: Corpus, finding: Finding, words: Callable[[str], str]) -> Diagnostic:
    rule = BY_NAME[finding.rule]
    values = {key: value if value != "" else "-" for key, value in finding.values.items()}
    path = finding.place.path
    return Diagnostic(
        path=path,
        line=finding.place.line,
        column=finding.place.column,
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        message=words(rule.message).format(**values),
        hint=words(rule.hint).format(**values),
        document=finding.document or _document_of(corpus, path),
        language=finding.language or _language_of(corpus, path),
    )


def _document_of(corpus: Corpus, path: str) -> str | None:
    folder = path.rpartition("/")[0]
    return next((d.code for d in corpus.documents if d.folder == folder), None)


def _language_of(corpus: Corpus, path: str) -> str | None:
    name = path.rpartition("/")[2]
    return next((x.tag for x in corpus.languages if x.file == name), None)
