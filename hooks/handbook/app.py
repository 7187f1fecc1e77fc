"""What the checks say of a handbook, and in which language: what every command begins with."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from handbook import checking
from handbook.cache import Cache
from handbook.checking import Checked
from handbook.day import day_of
from handbook.errors import HandbookError
from handbook.model.built import SITE
from handbook.model.diagnostic import Finding, Place, Severity
from handbook.model.reference import is_placeholder
from handbook.model.settings import Language, Settings
from handbook.reports.report import Report
from handbook.rules import BY_NAME
from handbook.rules.run import diagnostics
from handbook.selection import Selection
from handbook.sources.files import Tree
from handbook.sources.pieces import read_settings
from handbook.sources.yaml import read_yaml
from handbook.words import catalogue

EVERYTHING: Final = Selection()

ENGINE: Final = "mkdocs.yml"
"""The engine's settings, which alone say where the handbook is published."""


def check(
    root: Path,
    locale: str = "en",
    day: dt.date | None = None,
    *,
    selection: Selection = EVERYTHING,
    cache: Cache | None = None,
    built: bool = False,
) -> Report:
    """Return what the checks say of everything below ``root`` on ``day``, in words of ``locale``.

    The day is that of the newest commit unless given. Of what is found, the report holds what
    ``selection`` chooses. With ``built`` the finished site in ``site/`` is checked as well.

    Raises ``HandbookError`` where the settings cannot be read. Writes nothing below ``root``.
    """
    begin = time.perf_counter()
    day = day or day_of(root, None, {}).date
    checked = checking.check(root, day, outlines=True, cache=cache)
    if built:
        from handbook.finished import check_site

        found = check_site(checked.corpus, root / SITE)
        checked = replace(checked, findings=(*checked.findings, *found))
    return report_of(root, checked, begin, locale, selection)


def report_of(
    root: Path,
    checked: Checked,
    begin: float,
    locale: str = "en",
    selection: Selection = EVERYTHING,
) -> Report:
    """Return what was found in words of ``locale``; ``begin`` is when the check began."""
    corpus = checked.corpus
    chosen = tuple(selection.of(corpus, checked.findings))
    anywhere = replace(selection, paths=None).of(corpus, checked.findings)
    found = diagnostics(corpus, chosen, catalogue(locale).gettext)
    secret = {
        (finding.place.path, finding.place.line)
        for finding in checked.findings
        if BY_NAME[finding.rule].discreet
    }
    seconds = time.perf_counter() - begin
    return Report(
        root,
        found,
        len(corpus.documents),
        corpus.files,
        seconds,
        frozenset(secret),
        locale=locale,
        excused=len(tuple(selection.of(corpus, checked.excused))),
        elsewhere=len(_errors(anywhere) - _errors(chosen)),
    )


def _errors(findings: Iterable[Finding]) -> set[tuple[str, Place]]:
    return {(f.rule, f.place) for f in findings if BY_NAME[f.rule].severity is Severity.ERROR}


def paths_of(root: Path, given: Iterable[Path]) -> tuple[str, ...]:
    """Return paths as they are named relative to ``root``.

    Raises ``HandbookError`` for one that is not there, or lies elsewhere.
    """
    base = root.resolve()
    found = []
    for path in given:
        if not os.path.lexists(path):
            raise HandbookError(f"{path} is not there; name files or folders of the handbook")
        absolute = path.parent.resolve() / path.name if path.name else path.resolve()
        if not absolute.is_relative_to(base):
            raise HandbookError(f"{path} does not lie in the handbook's folder")
        found.append(absolute.relative_to(base).as_posix())
    return tuple(found)


def settings(root: Path) -> Settings:
    """Return what ``handbook.yml`` says; raises ``HandbookError`` where it cannot be read."""
    return read_settings(Tree(root))


def language(root: Path, name: str) -> Language:
    """Return the language of ``handbook.yml`` with this address or tag (``sr``, ``sr-Latn``).

    Raises ``HandbookError`` where it lists none.
    """
    languages = settings(root).languages
    for known in languages:
        if name in (known.address, known.tag):
            return known
    names = ", ".join(known.address for known in languages)
    raise HandbookError(f"{name} is not a language of this handbook; it has {names}")


def published(root: Path) -> str:
    """Return where the handbook is published, with ``/`` at the end.

    Empty where ``mkdocs.yml`` names a placeholder, or cannot be read.
    """
    text = Tree(root).read(ENGINE)
    parsed = text if isinstance(text, Finding) else read_yaml(ENGINE, text)
    if isinstance(parsed, Finding) or not isinstance(parsed.data, dict):
        return ""
    address = parsed.data.get("site_url")
    return "" if is_placeholder(address) else f"{address}".rstrip("/") + "/"
