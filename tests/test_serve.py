"""What an editor meets who keeps a preview open all day."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.browsers import started
from support.trees import Built, Tree, copy_sources

BUILDING = "Building documentation"
FAULT = 'class="hb-checks__item'
MEGABYTE = 1024 * 1024


class Preview:
    """A running ``handbook serve``, and what it prints."""

    def __init__(self, tree: Tree, log: Path, *, module: str = "handbook") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.tree = tree
        self.log = log
        self.address = f"http://127.0.0.1:{port}/"
        where = {"handbook": ("--port", str(port)), "mkdocs": ("--dev-addr", f"127.0.0.1:{port}")}
        self.process = tree.start(module, "serve", *where[module], log=log)

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def builds(self) -> int:
        return self.said().count(BUILDING)

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.read().decode()
        except OSError:  # not there, or not in time
            return ""

    def wait(self, seconds: float, what: str, come: Callable[[], bool]) -> None:
        """Wait until something has come about."""
        deadline = time.monotonic() + seconds
        while not come():
            assert self.process.poll() is None, f"the preview ended\n{self.said()}"
            assert time.monotonic() < deadline, f"{what}: not in {seconds} s\n{self.said()}"
            time.sleep(0.1)

    def started(self) -> None:
        self.wait(60, "the preview starts", lambda: "Serving on" in self.said())

    def memory(self) -> int:
        """Return what the preview holds in memory, all its processes together."""
        total = 0
        for status in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                group = int(status.read_text().rpartition(")")[2].split()[2])
                if group == self.process.pid:
                    pages = int(status.with_name("statm").read_text().split()[1])
                    total += pages * os.sysconf("SC_PAGE_SIZE")
        return total


def shown(page: str) -> str:
    """Return what of a page comes from the site: neither what tells of faults nor what reloads."""
    return page.partition("<header")[2].partition("<script>")[0]


@pytest.fixture
def preview(small: Tree, tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(small, tmp_path / "log")
    try:
        preview.started()
        yield preview
    finally:
        preview.stop()


@pytest.fixture
def real(tmp_path: Path, built: Built) -> Iterator[Preview]:
    preview = Preview(copy_sources(built, tmp_path / "a handbook ë"), tmp_path / "log")
    try:
        preview.started()
        yield preview
    finally:
        preview.stop()


def test_a_sentence_changed_in_three_languages_is_seen_at_once(real: Preview) -> None:
    sentences = {
        "sq": "Kjo fjali u ndryshua tani.",
        "sr": "Ova rečenica je upravo promenjena.",
        "en": "This sentence was changed just now.",
    }
    for language, sentence in sentences.items():
        file = real.tree.root / "sop/identification" / f"{language}.md"
        head, mark, rest = file.read_text(encoding="utf-8").partition("{#purpose}\n\n")
        file.write_text(f"{head}{mark}{sentence} {rest}", encoding="utf-8")
    for language, sentence in sentences.items():
        path = f"{language}/sop/identification/"
        real.wait(60, f"{path} is new", lambda p=path, s=sentence: s in real.page(p))


def test_a_preview_builds_again_for_each_kind_of_source_and_never_by_itself(
    preview: Preview,
) -> None:
    changes = [
        ("sop/first/en.md", "in a quiet ", "en/sop/first/"),
        ("curricula/basics/en.md", "# ", "en/curricula/basics/"),
        ("campaigns/listen/en.md", "# ", "en/campaigns/listen/"),
        ("docs/shared/danger/en.md", "In ", "en/sop/first/"),
        ("docs/registers/roles.yml", "en: ", "en/roles/"),
    ]
    memory = 0
    for number, (path, words, page) in enumerate(changes):
        sign = f"sign{number}"
        preview.tree.replace(path, words, f"{words}{sign} ")
        preview.wait(
            20, f"{path} is new", lambda s=sign, page=page: s in preview.page(page).lower()
        )
        memory = memory or preview.memory()  # the first change loads what the next ones need
    grown = (preview.memory() - memory) / MEGABYTE
    time.sleep(1)  # a change may be seen twice: while it is written, and when it is
    builds = preview.builds()
    assert builds > len(changes)
    time.sleep(5)
    assert preview.builds() == builds
    assert grown < 60, f"grew by {grown:.0f} MB"


def test_a_fault_is_told_in_the_terminal_and_on_the_page_until_it_is_mended(
    preview: Preview,
) -> None:
    page = "sr/sop/first/"
    whole = preview.page(page)
    line = preview.tree.replace("sop/first/sr.md", "role:head", "role:heads")
    preview.wait(20, "the fault is on the page", lambda: FAULT in preview.page(page))
    told = preview.page(page)
    assert f"sop/first/sr.md:{line}</code>" in told
    assert "registar roles nema unos heads" in told
    assert shown(told) == shown(whole)
    assert "unknown-register-entry" not in preview.page("en/sop/first/")
    assert "unknown-register-entry" in preview.page("check/en/")
    assert f"sop/first/sr.md:{line}:" in preview.said()
    assert "Traceback" not in preview.said()
    preview.tree.replace("sop/first/sr.md", "role:heads", "role:head")
    preview.tree.replace("sop/first/en.md", "quiet", "very quiet")
    preview.wait(20, "the fault is mended", lambda: "very quiet" in preview.page("en/sop/first/"))
    assert FAULT not in preview.page(page)
    assert preview.process.poll() is None


@pytest.mark.parametrize("module", ["handbook", "mkdocs"])
def test_a_preview_that_begins_with_faults_shows_them_and_then_the_site(
    small: Tree, tmp_path: Path, module: str
) -> None:
    small.replace("sop/first/sr.md", "role:head", "role:heads")
    preview = Preview(small, tmp_path / "log", module=module)
    try:
        preview.started()
        for path in ("", "sr/sop/first/", "sr/about/"):
            assert "unknown-register-entry" in preview.page(path)
        assert "registar roles nema unos heads" in preview.page("sr/sop/first/")
        assert ".hb-header" in preview.page("assets/handbook.css")
        assert 'class="hb-compare__text"' in preview.page("compare/sr/SOP-01/")
        assert "Traceback" not in preview.said()
        assert "\nWARNING" not in preview.said()
        small.replace("sop/first/sr.md", "role:heads", "role:head")
        preview.wait(30, "the site is there", lambda: "<article" in preview.page("sr/sop/first/"))
        assert FAULT not in preview.page("sr/sop/first/")
    finally:
        preview.stop()


def test_a_browser_follows_by_itself(small: Tree, tmp_path: Path) -> None:
    file, item = "sop/first/sr.md", ".hb-checks__item"
    small.replace(file, "role:head", "role:heads")
    preview = Preview(small, tmp_path / "log")
    complaints: list[str] = []
    try:
        preview.started()
        with started() as browser:
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.set_default_timeout(60_000)
            page.on("pageerror", lambda error: complaints.append(f"{error}"))
            page.goto(f"{preview.address}sr/sop/first/")
            assert page.locator(item).count() == 1
            small.replace(file, "role:heads", "role:head")
            page.wait_for_selector("article")
            assert page.locator(item).count() == 0
            small.replace(file, "role:head", "role:heads")
            page.wait_for_selector(item)
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            page.goto(f"{preview.address}check/sr/")
            assert page.locator(item).count() == 1
            small.replace(file, "role:heads", "role:head")
            page.wait_for_selector(item, state="detached")
    finally:
        preview.stop()
    assert complaints == []
