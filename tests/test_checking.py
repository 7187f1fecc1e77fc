"""Checking in pieces, in processes and with what is kept gives the same answer as all at once."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from conftest import CORPUS, Handbook
from handbook import checking, pool, rules
from handbook.cache import Cache
from handbook.model.diagnostic import Finding
from handbook.rules.page import Sample, read_page, source
from handbook.rules.rule import Needs
from handbook.rules.run import alone, judged, together
from handbook.sources.read import read

DAY = dt.date(2026, 11, 25)
TEXT = "docs/pages/about/en.md"

every_failing_sample = pytest.mark.parametrize(
    "sample",
    [
        pytest.param(read_page(source(module)).fails[0], id=module.RULE.name)
        for module in rules.MODULES
        if module.RULE.needs is Needs.DOCUMENT
    ],
)


def lay(handbook: Handbook, sample: Sample) -> None:
    for file in sample:
        if not file.absent:
            handbook.write(file.path, file.text)
        elif (handbook.root / file.path).exists():
            handbook.remove(file.path)


def at_once(root: Path) -> list[Finding]:
    """What is found where one process holds the whole corpus, bodies and all."""
    corpus = read(root)
    found = [*corpus.findings, *alone(corpus), *together(corpus, DAY)]
    return list(judged(corpus, found, DAY)[0])


def sort(findings: object) -> list[str]:
    return sorted(map(repr, findings))  # type: ignore[call-overload]


@every_failing_sample
def test_a_rule_that_needs_one_document_finds_the_same_in_all_of_them(
    handbook: Handbook, sample: Sample
) -> None:
    lay(handbook, sample)
    whole = at_once(handbook.root)
    assert sort(checking.check(handbook.root, DAY, outlines=True).findings) == sort(whole)


def test_rules_that_need_the_corpus_are_content_with_outlines(handbook: Handbook) -> None:
    outlines = checking.check(handbook.root, DAY, outlines=True).corpus
    assert all(text.body is None for d in outlines.documents for text in d.texts.values())
    assert list(together(outlines, DAY)) == []


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A handbook with more documents than one process is given, each with a fault."""
    root = tmp_path / "many"
    shutil.copytree(CORPUS, root)
    for number in range(40, 60):
        folder = root / f"docs/pages/page-{number}"
        shutil.copytree(root / "docs/pages/about", folder)
        data = (folder / "document.yml").read_text(encoding="utf-8")
        lines = [
            f"code: PAGE-{number}" if line.startswith("code:") else line
            for line in data.split("\n")
        ]
        (folder / "document.yml").write_text("\n".join(lines), encoding="utf-8")
        for text in folder.glob("*.md"):
            with text.open("a", encoding="utf-8") as file:
                file.write(f"\n## Rights {{#rights}}\n\n[x](doc:SOP-{number})\n")
    return root


def test_several_processes_find_what_one_finds(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together_ = checking.check(many, DAY).findings
    monkeypatch.setattr(pool, "processors", lambda: 1)
    assert sort(checking.check(many, DAY).findings) == sort(together_)
    assert len(together_) >= 60


def test_processes_that_are_spawned_find_the_same(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked = checking.check(many, DAY).findings
    monkeypatch.setattr(pool, "METHODS", ("spawn",))
    assert sort(checking.check(many, DAY).findings) == sort(forked)


class Kept:
    """A handbook that is checked with a cache of its own."""

    def __init__(self, handbook: Handbook, folder: Path) -> None:
        self.handbook = handbook
        self.cache = Cache(handbook.root, folder)

    def findings(self) -> list[str]:
        found = checking.check(self.handbook.root, DAY, outlines=True, cache=self.cache).findings
        fresh = checking.check(self.handbook.root, DAY, outlines=True).findings
        assert sort(found) == sort(fresh)
        return [f"{finding.place.path} {finding.rule}" for finding in found]


@pytest.fixture
def kept(handbook: Handbook, tmp_path: Path) -> Kept:
    return Kept(handbook, tmp_path / "cache")


def test_what_is_kept_is_found_again(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.handbook.write(TEXT, "# About us\n\nWho.\n\n## Rights {#rights}\n\n[x](doc:SOP-99)\n")
    first = checking.check(kept.handbook.root, DAY, outlines=True, cache=kept.cache).findings
    monkeypatch.setattr(checking, "_judge", None)  # nothing is judged again
    again = checking.check(kept.handbook.root, DAY, outlines=True, cache=kept.cache).findings
    assert sort(again) == sort(first)
    assert first


def test_a_changed_text_is_judged_again(kept: Kept) -> None:
    before = kept.findings()
    kept.handbook.write(TEXT, "# About us\n\nWho.\n\n## Rights {#rights}\n\n[x](doc:SOP-99)\n")
    assert f"{TEXT} unknown-document" in kept.findings()
    kept.handbook.write(TEXT, (CORPUS / TEXT).read_text(encoding="utf-8"))
    assert kept.findings() == before


def test_a_changed_register_is_heeded(kept: Kept) -> None:
    kept.findings()
    path = "docs/registers/contacts.yml"
    text = (kept.handbook.root / path).read_text(encoding="utf-8")
    kept.handbook.write(path, text.replace("status: confirmed", "status: obsolete"))
    assert any("obsolete-contact" in found for found in kept.findings())


def test_a_new_and_a_removed_document_are_heeded(kept: Kept) -> None:
    kept.findings()
    shutil.copytree(kept.handbook.root / "sop/first", kept.handbook.root / "sop/second")
    assert "sop/second/document.yml duplicate-code" in kept.findings()
    shutil.rmtree(kept.handbook.root / "sop/second")
    assert kept.findings() == []


def test_a_changed_passage_is_heeded(kept: Kept) -> None:
    passage = "docs/shared/hint/en.md"
    kept.handbook.write(passage, "A hint.\n")
    text = (CORPUS / TEXT).read_text(encoding="utf-8")
    kept.handbook.write(TEXT, f"{text}\n{{!hint.md!}}\n")
    kept.findings()
    kept.handbook.write(passage, "A hint with [a link](doc:SOP-99).\n")
    assert f"{passage} unknown-document" in kept.findings()


def test_a_damaged_cache_is_done_without(kept: Kept) -> None:
    before = kept.findings()
    kept.cache.file.write_bytes(b"no base of data" * 100)
    assert kept.findings() == before


def test_a_cache_that_cannot_be_written_is_done_without(handbook: Handbook) -> None:
    kept = Kept(handbook, Path("/proc/no such folder"))
    assert kept.findings() == []


def test_the_cache_lies_outside_the_handbook(kept: Kept) -> None:
    before = sorted(kept.handbook.root.rglob("*"))
    kept.findings()
    assert sorted(kept.handbook.root.rglob("*")) == before
    assert not Cache(kept.handbook.root).file.is_relative_to(kept.handbook.root)


def test_a_key_heeds_a_link_that_points_elsewhere(kept: Kept) -> None:
    keys = kept.cache.keys(read_tree(kept.handbook), ["docs/pages/about"])
    assert "docs/pages/about" in keys
    (kept.handbook.root / TEXT).unlink()
    (kept.handbook.root / TEXT).symlink_to(kept.handbook.root / "docs/pages/about/sr.md")
    assert "docs/pages/about" not in kept.cache.keys(read_tree(kept.handbook), ["docs/pages/about"])


def read_tree(handbook: Handbook) -> checking.Tree:
    return checking.Tree(handbook.root)
