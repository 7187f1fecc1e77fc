"""The benchmark measures a handbook without a fault, the same each time it is made."""

from __future__ import annotations

from pathlib import Path

from handbook import app
from handbook.bench import FIRST, WORDS, generate
from handbook.sources.read import read

ROOT = Path(__file__).parents[1]


def made(folder: Path) -> dict[str, bytes]:
    generate(read(ROOT), ROOT, folder, 3)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_generated_handbook_can_be_built(tmp_path: Path) -> None:
    made(tmp_path)
    assert {d.rule for d in app.check(tmp_path).diagnostics} <= {"stale-contact"}


def test_the_generated_handbook_is_the_same_twice(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_both_engines_read_the_same_words(tmp_path: Path) -> None:
    files = made(tmp_path)
    for language in app.settings(ROOT).languages:
        ours = files[f"docs/contributing/page-{FIRST + 1}/{language.file}"]
        assert files[f"stock/docs/{language.address}/page-{FIRST + 1}.md"] == ours
        assert len(ours.split()) > WORDS / 2
