"""What the tests share: a small handbook without a fault, and ways to spoil it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from handbook import app
from handbook.model.diagnostic import Diagnostic
from handbook.rules import BY_NAME
from support.crawl import Crawl, crawl
from support.tally import tally
from support.trees import Built, Tree, copy_repository, copy_small, once, shared_folder

DAY = dt.date(2026, 11, 25)
"""The day of the checks: what is in time on it may be late on another."""

CORPUS = Path(__file__).parent / "corpus"


class Handbook:
    """A copy of the small handbook: change its files, then ask what the checks say of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(CORPUS, root)

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> int:
        """Replace the one ``old`` of a file; return the line on which it stood."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def remove(self, path: str) -> None:
        target = self.root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    def check(self, locale: str = "en", *, built: bool = False) -> tuple[Diagnostic, ...]:
        return tuple(app.check(self.root, locale, DAY, built=built).diagnostics)

    def faults(self, *, compared: bool = False) -> list[str]:
        """What the checks find, one ``path:line rule`` each.

        Unless asked, what rules find that set the languages side by side is left out: who changes
        one text to try something else says nothing of the others.
        """
        found = (d for d in self.check() if compared or not BY_NAME[d.rule].compares)
        return [f"{d.path}:{d.line} {d.rule}" for d in found]


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    return Handbook(tmp_path / "a handbook")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site, built once for all workers, in a folder whose name is a trial in itself."""
    shared = shared_folder(tmp_path_factory)

    return once(shared, "built", lambda: Built(copy_repository(shared / "një kopje")))


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory, built: Tree) -> Crawl:
    """Every page of the real site, read once."""
    return once(shared_folder(tmp_path_factory), "crawled", lambda: crawl(built))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small handbook that has been built; for tests that leave it as it is."""
    shared = shared_folder(tmp_path_factory)
    return once(shared, "kept", lambda: Built(copy_small(shared / "kept ë")))


@pytest.fixture
def small(tmp_path: Path, kept: Built) -> Tree:
    """A small handbook, built, to be changed at will."""
    root = tmp_path / "a small ë"
    shutil.copytree(kept.root, root)
    return Tree(root)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what tests have counted: how many slips were found, and how many edits stayed silent."""
    told = [
        told
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for told in report.user_properties
    ]
    for line in tally(told):
        terminalreporter.write_line(line)
