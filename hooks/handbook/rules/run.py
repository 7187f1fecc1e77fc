"""Runs the rules over a corpus and puts their findings into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handbook.model.built import SITE, BuiltSite
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import COMMON, WHOLE, Diagnostic, Finding, Sentence, Severity
from handbook.model.document import Document
from handbook.model.nearest import closest
from handbook.model.text import SHARED
from handbook.rules import BY_NAME, RULES
from handbook.rules.discretion import discreetly, foremost, hushed
from handbook.rules.rule import Needs

_DISCREET: Final = frozenset(rule.name for rule, _ in RULES if rule.discreet)
_GRAVE: Final = frozenset(name for name in _DISCREET if BY_NAME[name].severity is Severity.ERROR)
_WEIGH: Final = frozenset({"differing-numbers", "differing-dates", "typed-figure"})
"""Rules that print the numbers of texts."""

_LEFT_OUT: Final = (
    "unreadable-file",
    "escaping-link",
    "oversized-file",
    "invalid-encoding",
    "merge-marker",
    "missing-language",
    "empty-language",
    "malformed-include",
    "unclosed-code",
    "dropped-cell",
    "unmatched-note",
)
"""Faults that keep a text, or a part of it, out of what is compared: the others seem to differ."""

_SECTION: Final = "suspect-section"
"""What says no more than that a section was edited."""


_OF_ITS_CODE: Final = ("duplicate-code", "code-kind-mismatch", "changed-code")
"""Faults of a document's code, by which all others know it: who needs it seems to be missing."""


_OF_WORDS: Final = ("HB3", "placeholder-text", "status-note-missing")
"""Rules that judge the words of a text, by their code or name."""


def judged(
    corpus: Corpus, found: Iterable[Finding], day: dt.date
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return findings but for mere effects of others, and apart those that ``allow`` excuses."""
    found = list(hushed(list(found), _DISCREET))
    found += _of_findings(corpus, day, tuple(found))
    found = _with_common_cause(_without_effects(found))
    kept: list[Finding] = []
    excused: list[Finding] = []
    for finding in found:
        if not _is_meant(corpus, finding, day):
            (excused if _is_allowed(corpus, finding, day) else kept).append(finding)
    return tuple(foremost(kept, _GRAVE, _WEIGH)), tuple(excused)


def alone(corpus: Corpus) -> Iterator[Finding]:
    """Yield what the rules find that need one document at a time; none quotes what is secret."""
    found = [
        finding
        for rule, check in RULES
        if rule.needs is Needs.DOCUMENT
        for finding in check(corpus)
    ]
    yield from discreetly(corpus, found, _DISCREET, _WEIGH)


def together(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    """Yield what the rules find that need the whole corpus."""
    for rule, check in RULES:
        match rule.needs:
            case Needs.CORPUS:
                yield from check(corpus)
            case Needs.DAY:
                yield from check(corpus, day)


def of_site(site: BuiltSite) -> Iterator[Finding]:
    """Yield what the rules find that need the finished site."""
    for rule, check in RULES:
        if rule.needs is Needs.SITE:
            yield from (_owned(site, finding) for finding in check(site))


def _owned(site: BuiltSite, finding: Finding) -> Finding:
    """Return a finding with the document and the language of the page that it was made on."""
    page = site.pages.get(finding.place.path.removeprefix(f"{SITE}/"))
    if page is None:
        return finding
    document, language = site.document(page), site.language(page)
    return replace(
        finding,
        document=document.code if document else None,
        language=language.tag if language else None,
        causes=(document.code,) if document else (),
    )


def _of_findings(corpus: Corpus, day: dt.date, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield what the rules find that judge what the others found."""
    for rule, check in RULES:
        if rule.needs is Needs.FINDINGS:
            yield from check(corpus, day, findings)


def _without_effects(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings but for those in a folder where a rule that theirs requires found something.

    One cause, not ten effects.
    """
    by_rule: dict[str, list[Finding]] = {rule.name: [] for rule, _ in RULES}
    foreign: dict[str, str] = {}
    near: dict[str, list[Finding]] = {}
    for finding in findings:
        near.setdefault(finding.place.path, []).append(finding)
        by_rule[finding.rule].append(finding)
        if finding.values.get(WHOLE):
            foreign.setdefault(finding.place.path, finding.rule)
    apart = {path.rpartition("/")[0] for path in foreign}
    folders: dict[str, set[str]] = {}
    for name, found in by_rule.items():
        rule = BY_NAME[name]
        causes = (*rule.requires, *(_LEFT_OUT if rule.compares else ()))
        if rule.needs is not Needs.DOCUMENT:
            causes += _OF_ITS_CODE
        spoiled = {folder for cause in causes for folder in folders.get(cause, ())}
        spoiled |= apart if rule.compares else set()
        kept = [finding for finding in found if _folder(finding) not in spoiled]
        if name.startswith(_OF_WORDS) or rule.code.startswith(_OF_WORDS):
            kept = [f for f in kept if foreign.get(f.place.path, name) == name]
        if rule.gives_way:
            kept = [f for f in kept if not any(_meet(f, other) for other in near[f.place.path])]
        folders[name] = {_folder(finding) for finding in kept}
        yield from kept


def _meet(finding: Finding, other: Finding) -> bool:
    """Tell whether another rule found something, in the same file, in the lines of a finding."""
    if other.rule in (finding.rule, _SECTION):
        return False
    lines = finding.values["lines"]
    height = lines if isinstance(lines, int) else 1  # hushed where it meets what is secret
    return 0 <= other.place.line - finding.place.line < height


def _with_common_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings; of those that one missing file causes in many places only the first."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        is_common = finding.values.get(COMMON)
        key = (finding.rule, finding.values.get("path")) if is_common else id(finding)
        groups.setdefault(key, []).append(finding)
    return [
        replace(first, causes=(*first.causes, *(f.place.path for f in others)))
        for first, *others in groups.values()
    ]


def _is_allowed(corpus: Corpus, finding: Finding, day: dt.date) -> bool:
    """Tell whether a document excepts itself from a rule, up to and with the day it names."""
    document = _document(corpus, finding)
    if document is None or not BY_NAME[finding.rule].excusable:
        return False
    return any(a.rule == finding.rule and day <= a.until for a in document.data.allow)


def _is_meant(corpus: Corpus, finding: Finding, day: dt.date) -> bool:
    """Tell whether a warning was to be excused by what is ended or misspelt: that is told once."""
    document, rule = _document(corpus, finding), BY_NAME[finding.rule]
    if document is None or not rule.excusable or rule.severity is Severity.ERROR:
        return False
    alive = [a.rule for a in document.data.allow if day <= a.until]
    ended = {a.rule for a in document.data.allow} - {*alive}
    return finding.rule not in alive and (
        finding.rule in ended
        or any(closest(name, BY_NAME) == finding.rule for name in alive if name not in BY_NAME)
    )


def _document(corpus: Corpus, finding: Finding) -> Document | None:
    """Return the document in which a finding lies, whatever other has its code."""
    others = (d for d in corpus.usurpers if d.code == finding.document)
    here = next((d for d in others if d.folder == _folder(finding)), None)
    return here or corpus.by_code.get(finding.document or "")


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
