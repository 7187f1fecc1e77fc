"""The benchmark measures a handbook without a fault, the same each time it is made."""

from __future__ import annotations

from pathlib import Path

from handbook import app
from handbook.bench import generate

ROOT = Path(__file__).parents[1]


def made(folder: Path) -> dict[str, bytes]:
    generate(ROOT, folder, app.settings(ROOT), 3)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_generated_handbook_has_no_fault(tmp_path: Path) -> None:
    made(tmp_path)
    assert app.check(tmp_path)[1].diagnostics == ()


def test_the_generated_handbook_is_the_same_twice(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_both_engines_read_the_same_words(tmp_path: Path) -> None:
    files = made(tmp_path)
    for language in app.settings(ROOT).languages:
        ours = files[f"docs/pages/page-0002/{language.file}"].decode()
        stock = files[f"stock/docs/{language.address}/page-0002.md"].decode()
        assert [w for w in ours.split() if w.isalpha()] == [w for w in stock.split() if w.isalpha()]
