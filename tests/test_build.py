"""What a build promises: the same bytes each time, and never half a site."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree

import pytest
import yaml

from support.crawl import crawl, is_elsewhere
from support.trees import (
    Built,
    Tree,
    copy_small,
    copy_sources,
    differences,
    fingerprint,
    once,
    shared_folder,
)

MOMENTS = 4
"""How many builds are killed before they are done, each at another moment."""

EXCHANGED = 10**6
"""More files than a build writes: the moment at which the new site has just taken its place."""


def test_the_whole_site_is_the_same_bytes_in_another_folder_and_from_mkdocs(
    built: Built, tmp_path: Path
) -> None:
    other = copy_sources(built, tmp_path / "elsewhere")
    done = other.run(
        "mkdocs", "build", "--strict", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert differences(fingerprint(built.site), fingerprint(other.site)) == []


def test_a_second_build_in_place_changes_no_byte(small: Tree) -> None:
    first = fingerprint(small.site)
    small.build()
    assert differences(first, fingerprint(small.site)) == []


def test_a_page_whose_source_is_gone_is_gone(small: Tree, kept: Built) -> None:
    about, later = small.root / "docs/pages/about", small.root / "docs/pages/later"
    shutil.copytree(about, later)
    data = later / "document.yml"
    text = re.sub(r"^code: .*$", "code: PAGE-77", data.read_text(), flags=re.MULTILINE)
    data.write_text(text, encoding="utf-8")
    small.build()
    assert (small.site / "sr/later/index.html").is_file()
    shutil.rmtree(later)
    small.build()
    assert differences(fingerprint(kept.site), fingerprint(small.site)) == []


def test_a_build_says_first_which_day_it_is_for(kept: Built) -> None:
    assert re.match(r"day: \d{4}-\d\d-\d\d \(.+\)\n", kept.said), kept.said


def test_a_build_says_last_what_it_made_and_where(kept: Built) -> None:
    said = kept.said.splitlines()[-1]
    pages = sum(1 for _ in kept.site.rglob("*.html"))
    assert f"{pages} pages" in said
    assert str(kept.site / "index.html") in said


def test_the_day_is_what_was_asked_for_and_never_silently_the_clock(small: Tree) -> None:
    small.replace("sop/first/sr.md", "role:", "role:no-such-")  # the day is said all the same
    asked = small.run("handbook", "build", "--date", "2025-11-25", SOURCE_DATE_EPOCH="0")
    given = small.run("handbook", "build", SOURCE_DATE_EPOCH="0")
    assert asked.stdout.startswith("day: 2025-11-25 ")
    assert given.stdout.startswith("day: 1970-01-01 ")


@pytest.mark.parametrize("command", [("handbook", "build"), ("mkdocs", "build")])
def test_broken_content_is_named_and_leaves_the_site_as_it_was(
    small: Tree, command: tuple[str, str]
) -> None:
    before = fingerprint(small.site)
    line = small.replace("sop/first/sr.md", "role:", "role:no-such-")
    done = small.run(*command)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert re.search(rf"sop/first/sr\.md\n\s+{line}:\d+|sop/first/sr\.md:{line}\b", said), said
    assert "Traceback" not in said
    assert differences(before, fingerprint(small.site)) == []


def test_a_first_build_of_broken_content_makes_no_site(small: Tree) -> None:
    shutil.rmtree(small.site)
    (small.root / "sop/first/document.yml").write_text("kind: [sop\n", encoding="utf-8")
    done = small.run("handbook", "build")
    assert done.returncode == 1
    assert not small.site.exists()


def test_settings_that_cannot_be_read_leave_the_site_as_it_was(small: Tree) -> None:
    before = fingerprint(small.site)
    (small.root / "handbook.yml").write_text("languages: 7\n", encoding="utf-8")
    done = small.run("handbook", "build")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "handbook.yml" in said
    assert "Traceback" not in said
    assert differences(before, fingerprint(small.site)) == []


def test_a_fault_of_the_program_itself_is_never_silent(small: Tree) -> None:
    before = fingerprint(small.site)
    with (small.root / "hooks/mkdocs_hook.py").open("a", encoding="utf-8") as hook:
        hook.write('\n\ndef on_pre_build(config):\n    raise RuntimeError("nobody foresaw this")\n')
    done = small.run("handbook", "build")
    assert done.returncode != 0
    assert "RuntimeError: nobody foresaw this" in done.stderr
    assert differences(before, fingerprint(small.site)) == []


def test_a_killed_build_leaves_a_whole_site(small: Tree, tmp_path: Path) -> None:
    old = fingerprint(small.site)
    small.replace("sop/first/en.md", "quiet", "very quiet")
    dice = random.Random(20261125)
    moments = [dice.randrange(len(old)) for _ in range(MOMENTS)]
    found = {}
    for written in (*moments, EXCHANGED):
        kill_build(small, written, tmp_path / "log")
        found[written] = fingerprint(small.site)
    small.build()
    new = fingerprint(small.site)
    assert differences(old, new) != []
    assert [moment for moment, site in found.items() if site not in (old, new)] == []
    left = {path.name for path in (*small.root.iterdir(), *(small.root / "build").iterdir())}
    assert {name for name in left if name.endswith((".new", ".before"))} == set()


def kill_build(tree: Tree, written: int, log: Path) -> None:
    """Begin a build; end it, with all that it began, once so many files are written."""
    new, before = tree.root / "build" / "site.new", tree.site.stat().st_ino
    shutil.rmtree(new, ignore_errors=True)
    process = tree.start("handbook", "build", log=log)
    deadline = time.monotonic() + 60
    while sum(len(files) for _, _, files in os.walk(new)) <= written:
        if tree.site.stat().st_ino != before:
            break
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < deadline
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_site_with_an_address_below_a_path_names_it_where_it_must(small: Tree) -> None:
    base = "https://example.org/hand/book/"
    small.replace("mkdocs.yml", "https://handbook.example/", base)
    small.build()
    site = crawl(small).site
    lost = site.pages["404.html"]
    local = [href for href in (*lost.links, *lost.requests) if not is_elsewhere(href)]
    assert [href for href in local if not href.startswith("/hand/book/")] == []
    page = (small.site / "sr/sop/first/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{base}sr/sop/first/">' in page
    assert f'hreflang="sq" href="{base}sq/sop/first/"' in page


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small handbook in one language more, by data alone."""
    shared = shared_folder(tmp_path_factory)

    def make() -> Built:
        tree = copy_small(shared / "four languages")
        add_language(tree.root, "tr", "Türkçe", like="sq")
        return Built(tree)

    return once(shared, "turkish", make)


class Words(yaml.SafeLoader):
    """Reads YAML 1.2's booleans alone: ``on`` is a key of ours."""

    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, how) for tag, how in found if tag != "tag:yaml.org,2002:bool" or first in "tfTF"
        ]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def add_language(root: Path, address: str, name: str, like: str) -> None:
    """Add a language with the words of another, as someone would who is about to translate."""
    for path in root.rglob("*.yml"):
        if path.name != "mkdocs.yml":
            data = yaml.load(path.read_text(encoding="utf-8"), Words)
            text = yaml.safe_dump(
                with_words(data, address, like), allow_unicode=True, sort_keys=False
            )
            path.write_text(text, encoding="utf-8")
    for path in root.rglob(f"{like}.md"):
        path.with_name(f"{address}.md").write_bytes(path.read_bytes())
    settings = root / "handbook.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    entry = {
        "tag": address,
        "address": address,
        "file": f"{address}.md",
        "script": "Latn",
        "name": name,
    }
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
    for language in yaml.safe_load((tree.root / "handbook.yml").read_text(encoding="utf-8"))[
        "languages"
    ]:
        yield language["address"]


def test_a_language_more_has_the_same_pages(turkish: Built) -> None:
    found = crawl(turkish)
    assert list(languages(turkish)) == ["sq", "sr", "en", "tr"]
    assert found.of("tr").keys() == found.of("sq").keys() != set()
    assert {found.site.pages[page.path].lang for page in found.of("tr").values()} == {"tr"}


def test_a_language_more_stands_in_every_switch_and_alternate(turkish: Built) -> None:
    found = crawl(turkish)
    for address in languages(turkish):
        for below, page in found.of(address).items():
            switch = [
                found.target(page, anchor.href)
                for anchor in page.anchors
                if "switch" in anchor.landmarks
            ]
            assert switch == [f"{other}/{below}" for other in languages(turkish)], page.path
            assert "tr" in found.site.pages[page.path].alternates


@pytest.mark.parametrize("path", ["", "404.html"])
def test_a_language_more_stands_on_the_pages_of_no_language(turkish: Built, path: str) -> None:
    found = crawl(turkish)
    page = found.pages[path]
    assert "tr" in page.languages
    assert "tr/" in {found.target(page, a.href) for a in page.anchors if a.hreflang == "tr"}


def test_a_language_more_stands_in_the_sitemap(turkish: Built) -> None:
    names = {"x": "http://www.w3.org/1999/xhtml"}
    sitemap = ElementTree.parse(turkish.site / "sitemap.xml").getroot()
    tags = {link.attrib["hreflang"] for link in sitemap.iterfind(".//x:link", names)}
    assert tags == {"sq", "sr-Latn", "en", "tr"}


def test_the_small_site_names_no_language_that_it_does_not_have(kept: Built) -> None:
    assert not (kept.site / "tr").exists()
    assert 'hreflang="tr"' not in (kept.site / "index.html").read_text(encoding="utf-8")
