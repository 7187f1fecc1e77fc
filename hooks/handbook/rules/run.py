"""Runs the rules over a corpus and puts their findings into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Diagnostic, Finding, Sentence
from handbook.model.text import SHARED
from handbook.rules import BY_NAME, RULES


def run(corpus: Corpus, day: dt.date) -> tuple[Finding, ...]:
    """Return what the reading and all rules found, but for what a document allows on ``day``.

    What a rule finds in a folder where one that it requires has found something is left out:
    one cause, not ten effects.
    """
    findings = list(corpus.findings)
    for rule, check in RULES:
        spoiled = {_folder(finding) for finding in findings if finding.rule in rule.requires}
        findings.extend(finding for finding in check(corpus) if _folder(finding) not in spoiled)
    return tuple(finding for finding in findings if not _is_allowed(corpus, finding, day))


def _is_allowed(corpus: Corpus, finding: Finding, day: dt.date) -> bool:
    """Tell whether a document excepts itself from a rule, up to and with the day it names."""
    document = corpus.by_code.get(finding.document or "")
    if document is None or not BY_NAME[finding.rule].excusable:
        return False
    return any(a.rule == finding.rule and day <= a.until for a in document.data.allow)


def _folder(finding: Finding) -> str:
    return finding.place.path.rpartition("/")[0]


def diagnostics(
    corpus: Corpus, findings: Iterable[Finding], words: Callable[[str], str] = str
) -> tuple[Diagnostic, ...]:
    """Return findings as diagnostics, sorted by place; ``words`` translates their sentences."""
    return tuple(sorted({_diagnostic(corpus, finding, words) for finding in findings}))


def _diagnostic(corpus: Corpus, finding: Finding, words: Callable[[str], str]) -> Diagnostic:
    rule = BY_NAME[finding.rule]
    values = {key: _value(value, words) for key, value in finding.values.items()}
    path = finding.place.path
    is_shared = path.startswith(f"{SHARED}/")
    return Diagnostic(
        path=_printable(path),
        line=finding.place.line,
        column=finding.place.column,
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        message=_printable(words(rule.message).format(**values)),
        hint=_printable(words(rule.hint).format(**values)),
        document=None if is_shared else finding.document or _document_of(corpus, path),
        language=finding.language or _language_of(corpus, path),
    )


def _value(value: object, words: Callable[[str], str]) -> object:
    if isinstance(value, Sentence):
        return value.said(words)
    return value if value != "" else "-"


def _printable(text: str) -> str:
    """Return text with what UTF-8 cannot hold (a file's name may) written as an escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def _document_of(corpus: Corpus, path: str) -> str | None:
    folder = path.rpartition("/")[0]
    return next((d.code for d in corpus.documents if d.folder == folder), None)


def _language_of(corpus: Corpus, path: str) -> str | None:
    name = path.rpartition("/")[2]
    return next((x.tag for x in corpus.languages if x.file == name), None)
