"""What a build promises: the same bytes each time, and never half a site."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from support.crawl import crawl, is_elsewhere
from support.trees import Tree, copy_repository, copy_small, differences, fingerprint, once, shared_folder

EPOCH = "1764028800"  # 2025-11-25
MOMENTS = 5
"""How many builds are killed, each at another moment."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A small handbook that has been built; for tests that leave it as it is."""
    shared = shared_folder(tmp_path_factory)

    def make() -> Path:
        tree = copy_small(shared / "kept ë")
        tree.build(SOURCE_DATE_EPOCH=EPOCH)
        return tree.root

    return Tree(once(shared, "kept", make))


def test_the_whole_site_is_the_same_bytes_in_another_folder_and_from_mkdocs(
    built: Tree, tmp_path: Path
) -> None:
    other = copy_repository(tmp_path / "elsewhere")
    done = other.run(
        "mkdocs", "build", "--strict", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert differences(fingerprint(built.site), fingerprint(other.site)) == []


def test_a_second_build_in_place_changes_no_byte(small: Tree) -> None:
    small.build(SOURCE_DATE_EPOCH=EPOCH)
    first = fingerprint(small.site)
    small.build(SOURCE_DATE_EPOCH=EPOCH)
    assert differences(first, fingerprint(small.site)) == []


def test_a_page_whose_source_is_gone_is_gone(small: Tree, kept: Tree) -> None:
    small.build()
    for name in ("document.yml", "sq.md", "sr.md", "en.md"):
        new = small.root / "docs/pages/later" / name
        new.parent.mkdir(exist_ok=True)
        text = (small.root / "docs/pages/about" / name).read_text(encoding="utf-8")
        new.write_text(re.sub(r"^code: .*$", "code: PAGE-77", text, flags=re.MULTILINE))
    small.build()
    assert (small.site / "sr/later/index.html").is_file()
    for path in sorted((small.root / "docs/pages/later").iterdir()):
        path.unlink()
    (small.root / "docs/pages/later").rmdir()
    small.build()
    assert differences(fingerprint(kept.site), fingerprint(small.site)) == []


def test_a_build_says_its_day_first(small: Tree) -> None:
    day = "day: 2025-11-25 "
    assert small.build(SOURCE_DATE_EPOCH=EPOCH).startswith(day)
    done = small.run("handbook", "build", "--date", "2025-11-25")
    assert done.stdout.startswith(day)


def test_a_build_says_what_it_made_and_where(small: Tree) -> None:
    said = small.build().splitlines()[-1]
    pages = sum(1 for _ in small.site.rglob("*.html"))
    assert f"{pages} pages" in said
    assert str(small.site / "index.html") in said


@pytest.mark.parametrize("command", [("handbook", "build"), ("mkdocs", "build")])
def test_broken_content_is_named_and_leaves_the_site_as_it_was(
    small: Tree, command: tuple[str, str]
) -> None:
    small.build()
    before = fingerprint(small.site)
    line = small.replace("sop/first/sr.md", "role:", "role:no-such-")
    done = small.run(*command)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert re.search(rf"sop/first/sr\.md\n\s+{line}:\d+|sop/first/sr\.md:{line}\b", said), said
    assert "Traceback" not in said
    assert differences(before, fingerprint(small.site)) == []


def test_a_first_build_of_broken_content_makes_no_site(small: Tree) -> None:
    (small.root / "sop/first/document.yml").write_text("kind: [sop\n", encoding="utf-8")
    done = small.run("handbook", "build")
    assert done.returncode == 1
    assert not small.site.exists()


def test_settings_that_cannot_be_read_leave_the_site_as_it_was(small: Tree) -> None:
    small.build()
    before = fingerprint(small.site)
    (small.root / "handbook.yml").write_text("languages: 7\n", encoding="utf-8")
    done = small.run("handbook", "build")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "handbook.yml" in said
    assert "Traceback" not in said
    assert differences(before, fingerprint(small.site)) == []


def test_a_killed_build_leaves_a_whole_site(small: Tree, tmp_path: Path) -> None:
    small.build()
    old = fingerprint(small.site)
    small.replace("sop/first/en.md", "quiet", "very quiet")
    aim = copy_tree(small, tmp_path / "aim")
    start = time.monotonic()
    aim.build()
    lasts = time.monotonic() - start
    new = fingerprint(aim.site)
    assert differences(old, new) != []
    dice = random.Random(20261125)
    for number in range(MOMENTS):
        share = (number + dice.random()) / MOMENTS
        kill_build(small, lasts * share, tmp_path / "log")
        assert fingerprint(small.site) in (old, new), f"killed after {share:.0%}"
    small.build()
    assert differences(new, fingerprint(small.site)) == []
    left = {path.name for path in (*small.root.iterdir(), *(small.root / "build").iterdir())}
    assert {name for name in left if name.endswith((".new", ".before"))} == set()


def copy_tree(tree: Tree, root: Path) -> Tree:
    """A second tree with the same sources and nothing built."""
    listed = subprocess.run(
        ["cp", "-r", str(tree.root), str(root)], capture_output=True, check=False
    )
    assert listed.returncode == 0, listed.stderr
    subprocess.run(["rm", "-rf", str(root / "site"), str(root / "build")], check=True)
    return Tree(root)


def kill_build(tree: Tree, seconds: float, log: Path) -> None:
    """Begin a build and end it, with all that it began, as a power cut would."""
    process = tree.start("handbook", "build", log=log)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_site_with_an_address_below_a_path_names_it_where_it_must(small: Tree) -> None:
    base = "https://example.org/hand/book/"
    small.replace("mkdocs.yml", "https://handbook.example/", base)
    small.build()
    found = crawl(small.site)
    lost = found.pages["404.html"]
    local = [anchor.href for anchor in lost.anchors if not is_elsewhere(anchor.href)]
    assert [href for href in (*local, *lost.resources) if not href.startswith("/hand/book/")] == []
    page = (small.site / "sr/sop/first/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{base}sr/sop/first/">' in page
    assert f'hreflang="sq" href="{base}sq/sop/first/"' in page
    for page in found.pages.values():
        if page.path != "404.html":
            assert not [a.href for a in page.anchors if a.href.startswith("/")], page.path
            assert not [href for href in page.resources if href.startswith("/")], page.path


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The small handbook in one language more, by data alone."""
    shared = shared_folder(tmp_path_factory)

    def make() -> Path:
        tree = copy_small(shared / "four languages")
        add_language(tree.root, "tr", "Türkçe", like="sq")
        tree.build()
        return tree.root

    return Tree(once(shared, "turkish", make))


def add_language(root: Path, address: str, name: str, like: str) -> None:
    """Add a language with the words of another, as someone would who is about to translate."""
    for path in root.rglob("*.yml"):
        if path.name != "mkdocs.yml":
            data = yaml.safe_load(path.read_text(encoding="utf-8"))
            text = yaml.safe_dump(with_words(data, address, like), allow_unicode=True, sort_keys=False)
            path.write_text(text, encoding="utf-8")
    for path in root.rglob(f"{like}.md"):
        path.with_name(f"{address}.md").write_bytes(path.read_bytes())
    settings = root / "handbook.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    entry = {"tag": address, "address": address, "file": f"{address}.md", "script": "Latn", "name": name}
    data["languages"].append(entry)
    settings.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def with_words(data: Any, address: str, like: str) -> Any:
    """Give every map of words the words of one more language."""
    if isinstance(data, list):
        return [with_words(item, address, like) for item in data]
    if not isinstance(data, dict):
        return data
    made = {key: with_words(value, address, like) for key, value in data.items()}
    return {**made, address: made[like]} if like in made else made


def languages(tree: Tree) -> Iterator[str]:
    for language in yaml.safe_load((tree.root / "handbook.yml").read_text(encoding="utf-8"))["languages"]:
        yield language["address"]


def test_a_language_more_has_the_same_pages(turkish: Tree) -> None:
    found = crawl(turkish.site)
    assert list(languages(turkish)) == ["sq", "sr", "en", "tr"]
    assert found.of("tr").keys() == found.of("sq").keys() != set()
    assert {page.lang for page in found.of("tr").values()} == {"tr"}


def test_a_language_more_stands_in_every_switch_and_alternate(turkish: Tree) -> None:
    found = crawl(turkish.site)
    for address in languages(turkish):
        for below, page in found.of(address).items():
            switch = [
                found.target(page, anchor.href)
                for anchor in page.anchors
                if "switch" in anchor.landmarks
            ]
            assert switch == [f"{other}/{below}" for other in languages(turkish)], page.path
            assert found.target(page, page.alternates["tr"]) == f"tr/{below}", page.path


@pytest.mark.parametrize("path", ["", "404.html"])
def test_a_language_more_stands_on_the_pages_of_no_language(turkish: Tree, path: str) -> None:
    found = crawl(turkish.site)
    page = found.pages[path]
    assert "tr" in page.languages
    assert "tr/" in {found.target(page, a.href) for a in page.anchors if a.hreflang == "tr"}


def test_a_language_more_stands_in_the_sitemap(turkish: Tree) -> None:
    names = {"x": "http://www.w3.org/1999/xhtml"}
    sitemap = ElementTree.parse(turkish.site / "sitemap.xml").getroot()
    tags = {link.attrib["hreflang"] for link in sitemap.iterfind(".//x:link", names)}
    assert tags == {"sq", "sr-Latn", "en", "tr"}


def test_the_small_site_names_no_language_that_it_does_not_have(kept: Tree) -> None:
    assert not (kept.site / "tr").exists()
    assert 'hreflang="tr"' not in (kept.site / "index.html").read_text(encoding="utf-8")
