"""From sources to the site's plan: read, check, stage, write. The engine's hook calls this."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich.console import Console

from handbook import checking
from handbook.app import published, report_of
from handbook.checking import Checked
from handbook.day import day_of
from handbook.errors import ContentError, HandbookError
from handbook.finished import check_site
from handbook.model.built import SITE
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.outstanding import outstanding
from handbook.reports.report import Report
from handbook.reports.text import print_report
from handbook.rules import MODULES
from handbook.rules.page import source
from handbook.schemas import schemas
from handbook.site import Site as Site
from handbook.sources.files import Tree
from handbook.sources.frozen import read_editions
from handbook.staging.developers import developers
from handbook.staging.plan import Plan, Planned
from handbook.staging.shelf import Shelf
from handbook.staging.site import stage
from handbook.staging.write import write_plan

BUILD: Final = "build"
"""The folder of everything between the sources and the site; git ignores it."""


def prepare(
    root: Path, day: dt.date | None = None, *, seen: Callable[[Checked], object] = bool
) -> Site:
    """Read, check and stage everything below ``root`` into ``build/``.

    ``seen`` is told what was read and found, whatever comes of it. Raises ``ContentError`` with all
    diagnostics where there are errors; nothing is written then.
    """
    begin = time.perf_counter()
    day = day or day_of(root, None, {}).date
    checked = checking.check(root, day)
    seen(checked)
    report = report_of(root, checked, begin)
    if report.errors:
        raise ContentError(_printed(report, "the content has errors; nothing was built"))
    plan = plan_of(root, checked.corpus, day)
    staged = root / BUILD / "staged"
    write_plan(plan, root, staged)
    write_schemas(root)
    return Site(checked.corpus, staged, plan.pages)


def nothing(root: Path, page: str) -> Path:
    """Return a staged folder with this root page alone, for an engine that must build something."""
    folder = root / BUILD / "nothing"
    write_plan(Plan({"root/index.md": Planned(page.encode())}, {}), root, folder)
    return folder


def plan_of(root: Path, corpus: Corpus, day: dt.date) -> Plan:
    """Return the plan of the whole site: the languages' trees and the developers' pages."""
    tree = Tree(root)
    shelf = Shelf(corpus, read_editions(tree, corpus), day)
    site = stage(shelf, outstanding(corpus, day), origin=published(root))
    engineers = developers(_written(tree), rule_pages())
    files = {**site.files, **engineers.files}
    return replace(site, files=files, pages={**site.pages, **engineers.pages})


def write_schemas(root: Path) -> None:
    """Write the JSON Schemas that editors use into ``build/schemas/``."""
    files = {name: Planned(content) for name, content in schemas().items()}
    write_plan(Plan(files, {}), root, root / BUILD / "schemas")


def rule_pages() -> Mapping[str, str]:
    """Return the page of every rule, by its name, in running order."""
    return {module.RULE.name: source(module) for module in MODULES}


def approve(site: Site, root: Path, folder: Path) -> None:
    """Check the finished site in ``folder``, whatever its name is, before it replaces another.

    Raises ``ContentError`` with all diagnostics where there are errors.
    """
    begin = time.perf_counter()
    checked = Checked(site.corpus, check_site(site.corpus, folder))
    report = replace(report_of(root, checked, begin), site=folder)
    if report.errors:
        kept = f"{SITE}/ is as it was, and what was built lies in {folder}"
        raise ContentError(_printed(report, f"the finished site has errors; {kept}"))


def made(root: Path) -> str:
    """Return one sentence on what a build has made."""
    site = root / SITE
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


def _printed(report: Report, about: str) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=100, soft_wrap=True))
    return f"{about}\n\n{out.getvalue()}"
