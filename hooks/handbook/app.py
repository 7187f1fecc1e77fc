"""The whole way in a few lines: read, check, stage, write. The edges call this and nothing else."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich.console import Console

from handbook.day import day_of
from handbook.errors import ContentError, HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.settings import Settings
from handbook.reports.report import Report
from handbook.reports.text import print_report
from handbook.rules import MODULES
from handbook.rules.page import source
from handbook.rules.run import diagnostics, run
from handbook.schemas import schemas
from handbook.site import Site as Site
from handbook.sources.files import Tree
from handbook.sources.read import read, read_settings
from handbook.staging.developers import developers
from handbook.staging.plan import Plan, Planned
from handbook.staging.site import stage
from handbook.staging.write import write_plan
from handbook.words import catalogue

BUILD: Final = "build"
"""The folder of everything between the sources and the site; git ignores it."""


def check(root: Path, locale: str = "en", day: dt.date | None = None) -> tuple[Corpus, Report]:
    """Return the corpus and what the checks say of it on ``day``, in the words of ``locale``.

    The day is that of the newest commit unless given.

    Raises ``HandbookError`` where the settings cannot be read. Writes nothing.
    """
    begin = time.perf_counter()
    corpus = read(root)
    found = diagnostics(
        corpus, run(corpus, day or day_of(root, None, {}).date), catalogue(locale).gettext
    )
    seconds = time.perf_counter() - begin
    return corpus, Report(root, found, len(corpus.documents), corpus.files, seconds)


def prepare(root: Path, day: dt.date | None = None) -> Site:
    """Read, check and stage everything below ``root`` into ``build/``.

    Raises ``ContentError`` with all diagnostics where there are errors; nothing is written then.
    """
    corpus, report = check(root, day=day)
    if report.errors:
        raise ContentError(_printed(report))
    plan = plan_of(root, corpus)
    staged = root / BUILD / "staged"
    write_plan(plan, root, staged)
    write_schemas(root)
    return Site(corpus, staged, plan.pages)


def plan_of(root: Path, corpus: Corpus) -> Plan:
    """Return the plan of the whole site: the languages' trees and the developers' pages."""
    site = stage(corpus)
    engineers = developers(_written(Tree(root)), rule_pages())
    files = {**site.files, **engineers.files}
    return replace(site, files=files, pages={**site.pages, **engineers.pages})


def write_schemas(root: Path) -> None:
    """Write the JSON Schemas that editors use into ``build/schemas/``."""
    files = {name: Planned(content) for name, content in schemas().items()}
    write_plan(Plan(files, {}), root, root / BUILD / "schemas")


def settings(root: Path) -> Settings:
    """Return what ``handbook.yml`` says; raises ``HandbookError`` where it cannot be read."""
    return read_settings(Tree(root))


def locale(root: Path, lang: str) -> str:
    """Return the locale of a language that ``handbook.yml`` lists (``sr`` means ``sr_Latn``).

    Raises ``HandbookError`` for any other.
    """
    languages = settings(root).languages
    for language in languages:
        if lang in (language.address, language.tag):
            return language.locale
    known = ", ".join(language.address for language in languages)
    raise HandbookError(f"{lang} is not a language of this handbook; it has {known}")


def rule_pages() -> Mapping[str, str]:
    """Return the page of every rule, by its name, in running order."""
    return {module.RULE.name: source(module) for module in MODULES}


def made(root: Path) -> str:
    """Return one sentence on what a build has made."""
    site = root / "site"
    pages = sum(1 for _ in site.rglob("*.html"))
    return f"{pages} pages in {site.resolve()}; open {site.resolve() / 'index.html'}"


def _written(tree: Tree) -> Mapping[str, str]:
    """Return the developers' own texts and the decisions, by their path below /developers/."""
    found: dict[str, str] = {}
    for folder, below in (("docs/developers", ""), ("docs/decisions", "decisions/")):
        for path in tree.iter_files(folder):
            if not path.endswith(".md"):
                continue
            text = tree.read(path)
            if isinstance(text, Finding):
                raise HandbookError(f"{text.place}: this cannot be read ({text.rule})")
            found[below + path.removeprefix(f"{folder}/")] = text
    return found


def _printed(report: Report) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=100, soft_wrap=True))
    return f"the content has errors; nothing was built\n\n{out.getvalue()}"
