"""Staging: a plan that depends on nothing but the corpus, and how it is written to disk."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import CORPUS, Handbook
from handbook.model.corpus import Corpus, Registers
from handbook.sources.read import read
from handbook.staging import exchange as exchanging
from handbook.staging.exchange import exchange, recover
from handbook.staging.plan import Plan, Planned
from handbook.staging.site import MOST
from handbook.staging.write import write_plan
from support.staged import staged

LANGUAGES = ("sq", "sr", "en")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read(CORPUS)


@pytest.fixture(scope="module")
def plan(corpus: Corpus) -> Plan:
    return staged(corpus)


# --- The plan -----------------------------------------------------------------------------------


def test_staging_twice_gives_the_same_plan(plan: Plan) -> None:
    assert staged(read(CORPUS)) == plan


def test_the_plan_does_not_depend_on_the_order_of_reading(corpus: Corpus, plan: Plan) -> None:
    documents = corpus.documents[::-1]
    registers = Registers(dict(reversed(corpus.registers.items())))
    assert staged(replace(corpus, documents=documents, registers=registers)) == plan


def test_every_page_is_there_in_every_language(plan: Plan) -> None:
    trees = {
        language: {
            p.removeprefix(f"{language}/") for p in plan.files if p.startswith(f"{language}/")
        }
        for language in LANGUAGES
    }
    assert trees["sq"] == trees["sr"] == trees["en"]
    assert {"index.md", "about/index.md", "sop/first/index.md", "sources/index.md"} <= trees["sq"]
    texts = {path for path in plan.files if path.endswith(".md")}
    assert texts == plan.pages.keys()
    for path, page in plan.pages.items():
        assert page.path == path
        others = [f"{language}/{page.address.partition('/')[2]}" for language in LANGUAGES]
        assert [other.address for other in page.alternates] in (others, ["sq/", "sr/", "en/"])


# --- What a page depends on ---------------------------------------------------------------------

WORDS = re.compile(r"^( +(?:- )?(?:sq|sr|en): )(\S.*)$", re.MULTILINE)
HEADING = re.compile(r"^(#+ )(\S+)()", re.MULTILINE)
SENTENCE = re.compile(r"^(\w+)( )", re.MULTILINE)


def changes(path: str, text: str) -> Iterator[str]:
    """A text with one word changed: each heading and first word, or each line of words."""
    for pattern in (HEADING, SENTENCE) if path.endswith(".md") else (WORDS,):
        for match in pattern.finditer(text):
            word = "Other" if pattern is SENTENCE else f"{match[1]}Other "
            rest = match[2] if pattern is not HEADING else ""
            yield f"{text[: match.start()]}{word}{rest}{text[match.end() :]}"


SOURCES = sorted(
    path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*.*") if path.is_file()
)


@pytest.mark.parametrize("path", SOURCES)
def test_a_page_that_a_word_changes_says_that_it_depends_on_it(
    handbook: Handbook, plan: Plan, path: str
) -> None:
    text = handbook.read(path)
    for changed in changes(path, text):
        handbook.write(path, changed)
        after = staged(read(handbook.root))
        assert after.files.keys() == plan.files.keys()
        different = {p for p in plan.files if after.files[p].content != plan.files[p].content}
        assert different <= depending(plan, path), changed


def depending(plan: Plan, path: str) -> set[str]:
    """The staged files that say that they depend on a source, or on an entry in it."""
    return {
        staged
        for staged, planned in plan.files.items()
        if any(source.partition("#")[0] == path for source in planned.depends)
    }


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("docs/registers/facts.yml", "value: 3", "value: 4"),
        ("docs/registers/contacts.yml", "number: 0700 11 222", "number: 0700 11 333"),
        ("docs/registers/laws.yml", "en: Sample law", "en: Law of samples"),
        ("docs/registers/institutions.yml", "parent: office", "successor: office"),
        ("docs/registers/sources.yml", "language: en", "date: 2026-01-01"),
        ("docs/job-descriptions/officer/document.yml", "level: B2", "level: C1"),
        ("curricula/basics/document.yml", "pause: 15", "pause: 20"),
        ("sop/first/document.yml", "protects: both", "protects: adults"),
        ("sop/first/document.yml", "    raised: 2026-11-01", "    raised: 2026-10-01"),
    ],
)
def test_a_page_that_a_value_changes_says_that_it_depends_on_it(
    handbook: Handbook, plan: Plan, path: str, old: str, new: str
) -> None:
    text = handbook.read(path)
    assert old in text
    handbook.write(path, text.replace(old, new, 1).replace('date: 2026-01-01\n  date: "2025"', ""))
    after = staged(read(handbook.root))
    different = {p for p in plan.files if after.files[p].content != plan.files[p].content}
    assert different
    assert different <= depending(plan, path)


def test_an_institutions_page_depends_on_the_roles_that_it_lists(
    handbook: Handbook, plan: Plan
) -> None:
    path = "docs/registers/roles.yml"
    handbook.write(path, handbook.read(path).replace("institution: office", "institution: centre"))
    after = staged(read(handbook.root))
    page = "en/institutions/centre/index.md"
    assert after.files[page].content != plan.files[page].content
    assert page in depending(plan, path)


def test_a_page_does_not_depend_on_what_it_does_not_say(plan: Plan) -> None:
    depends = plan.files["sr/institutions/centre/index.md"].depends
    assert "docs/registers/institutions.yml#centre" in depends
    for source in depends:
        assert not source.startswith(("sop/", "curricula/", "campaigns/")), source
        assert source.rpartition("/")[2] not in ("sq.md", "en.md"), source
    assert plan.files["sr/laws/00-l-001/index.md"].depends.isdisjoint({"docs/registers/terms.yml"})


def test_a_new_reference_shows_on_the_page_that_it_leads_to(handbook: Handbook, plan: Plan) -> None:
    text = handbook.read("docs/pages/about/en.md")
    handbook.write("docs/pages/about/en.md", f"{text}\n<law:00-L-001>\n")
    after = staged(read(handbook.root))
    different = {p for p in plan.files if after.files[p].content != plan.files[p].content}
    graph = {p for p in different if "graph#law:00-L-001" in plan.files[p].depends}
    assert different - graph == {"en/about/index.md"}
    assert {f"{language}/laws/00-l-001/index.md" for language in LANGUAGES} == graph


# --- What a page shows of its neighbours --------------------------------------------------------


def grown(handbook: Handbook, count: int) -> Plan:
    """The plan with ``count`` procedures."""
    data = handbook.read("sop/first/document.yml").replace(
        "related:\n  - FORM-01\n  - PAGE-02\n", ""
    )
    for number in range(2, count + 1):
        folder = f"sop/number-{number:03}"
        handbook.write(f"{folder}/document.yml", data.replace("SOP-01", f"SOP-{number:02}"))
        for language in LANGUAGES:
            text = handbook.read(f"sop/first/{language}.md").replace("# ", f"# {number} ", 1)
            handbook.write(f"{folder}/{language}.md", text)
    return staged(read(handbook.root))


def test_a_page_shows_at_most_thirty_neighbours_and_the_way_to_all(handbook: Handbook) -> None:
    plan = grown(handbook, 40)
    for path, page in plan.pages.items():
        assert len(page.neighbours) <= MOST == 30, path
    for number in (2, 20, 40):
        page = plan.pages[f"sr/sop/number-{number:03}/index.md"]
        assert len(page.neighbours) == MOST
        assert page.address in [near.address for near in page.neighbours]
        assert page.all
        assert page.all.address == "sr/sop/"
    whole = plan.files["sr/sop/index.md"].content.decode()
    assert all(f"(number-{number:03}/index.md)" in whole for number in range(2, 41))


def test_a_section_that_is_shown_whole_needs_no_way_to_all(plan: Plan) -> None:
    page = plan.pages["en/sop/first/index.md"]
    assert page.all is None
    assert [near.address for near in page.neighbours] == ["en/sop/first/"]
    assert [above.address for above in page.trail] == ["en/", "en/sop/"]


def test_what_a_page_must_know_does_not_grow_with_the_site(handbook: Handbook) -> None:
    before = grown(handbook, 35)
    after = grown(handbook, 60)
    for path in ("en/sop/first/index.md", "sr/about/index.md", "sq/laws/00-l-001/index.md"):
        assert len(repr(after.pages[path])) == len(repr(before.pages[path])), path
    assert after.files["sr/about/index.md"] == before.files["sr/about/index.md"]


# --- Attachments --------------------------------------------------------------------------------


def test_an_attachment_goes_to_every_language_or_to_the_one_that_it_names(
    handbook: Handbook,
) -> None:
    for name in ("map.png", "leaflet.sr.pdf", "version-1.2.pdf", "deep/plan.en.svg"):
        handbook.write(f"sop/first/files/{name}", b"x")
    handbook.write("docs/pages/about/files/.hidden.png", b"x")
    copies = staged(read(handbook.root)).copies
    everywhere = {
        f"{language}/sop/first/files/{name}": f"sop/first/files/{name}"
        for language in LANGUAGES
        for name in ("map.png", "version-1.2.pdf")
    }
    assert copies == everywhere | {
        "sr/sop/first/files/leaflet.sr.pdf": "sop/first/files/leaflet.sr.pdf",
        "en/sop/first/files/deep/plan.en.svg": "sop/first/files/deep/plan.en.svg",
    }


# --- Writing ------------------------------------------------------------------------------------


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def small(**files: str) -> Plan:
    return Plan({f"{name}/index.md": Planned(text.encode()) for name, text in files.items()}, {})


def test_a_plan_is_written_as_it_stands(tmp_path: Path, plan: Plan) -> None:
    write_plan(plan, CORPUS, tmp_path / "staged")
    assert written(tmp_path / "staged") == {p: planned.content for p, planned in plan.files.items()}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_plan(small(a="one", b="two"), tmp_path, tmp_path / "staged")
    for path in (tmp_path / "staged").rglob("*.md"):
        os.utime(path, (1, 1))
    write_plan(small(a="one", b="three"), tmp_path, tmp_path / "staged")
    times = {p.parent.name: p.stat().st_mtime for p in (tmp_path / "staged").rglob("*.md")}
    assert times["a"] == 1
    assert times["b"] > 1


def test_what_is_stale_is_removed_with_its_folder(tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    write_plan(small(a="one", b="two"), tmp_path, staged)
    (staged / "b" / "left" / "over").mkdir(parents=True)
    (staged / "link").symlink_to(tmp_path / "elsewhere")
    write_plan(small(a="one"), tmp_path, staged)
    assert sorted(p.relative_to(staged).as_posix() for p in staged.rglob("*")) == [
        "a",
        "a/index.md",
    ]
    assert not (staged / "link").is_symlink()


def test_a_folder_gives_way_to_a_file(tmp_path: Path) -> None:
    write_plan(small(a="one"), tmp_path, tmp_path / "staged")
    write_plan(Plan({"a": Planned(b"two")}, {}), tmp_path, tmp_path / "staged")
    assert written(tmp_path / "staged") == {"a": b"two"}


def test_a_file_gives_way_to_a_folder(tmp_path: Path) -> None:
    write_plan(Plan({"a": Planned(b"two")}, {}), tmp_path, tmp_path / "staged")
    write_plan(small(a="one"), tmp_path, tmp_path / "staged")
    assert written(tmp_path / "staged") == {"a/index.md": b"one"}


def test_attachments_are_copied_from_the_sources(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"\0map")
    write_plan(Plan({}, {}, {"sr/files/map.png": "map.png"}), tmp_path, tmp_path / "staged")
    assert written(tmp_path / "staged") == {"sr/files/map.png": b"\0map"}


# --- Exchange -----------------------------------------------------------------------------------


def site(path: Path, words: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(words, encoding="utf-8")
    return path


@pytest.fixture(params=["in one step", "in two steps"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two steps":
        monkeypatch.setattr(exchanging.sys, "platform", "other")


@pytest.mark.usefixtures("_way")
def test_a_finished_site_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    exchange(site(tmp_path / "new", "new"), place)
    assert written(tmp_path) == {"site/index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_needs_no_place_before_it(tmp_path: Path) -> None:
    exchange(site(tmp_path / "new", "new"), tmp_path / "below" / "site")
    assert written(tmp_path) == {"below/site/index.html": b"new"}


def test_the_place_of_a_site_is_never_empty_where_the_system_can_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = site(tmp_path / "site", "old")
    renames: list[str] = []
    rename = Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda path, to: (renames.append(path.name), rename(path, to))[1]
    )
    exchange(site(tmp_path / "new", "new"), place)
    assert renames == ([] if sys.platform == "linux" else ["site", "new"])
    assert (place / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("ends", ["before the new one came", "never"])
def test_a_site_that_stepped_aside_is_put_back(tmp_path: Path, ends: str) -> None:
    place = tmp_path / "site"
    aside = site(tmp_path / ".site.before", "old")
    if ends == "never":
        aside.rename(place)
    recover(place)
    assert written(tmp_path) == {"site/index.html": b"old"}


def test_what_is_whole_is_not_put_back(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "new")
    site(tmp_path / ".site.before", "old")
    recover(place)
    assert (place / "index.html").read_text(encoding="utf-8") == "new"
