"""An editor finds the schema of every file that an author writes."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

from handbook.model.document import DATA
from handbook.model.editions import FOLDER
from handbook.schemas import schemas
from handbook.sources.pieces import ROOTS

ROOT = Path(__file__).parents[1]
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


def wired() -> dict[str, list[str]]:
    """Return the patterns of files by the name of their schema."""
    return {
        name.removeprefix("build/schemas/"): [patterns] if isinstance(patterns, str) else patterns
        for name, patterns in SETTINGS["yaml.schemas"].items()
    }


def test_every_schema_is_wired_into_the_editors_settings() -> None:
    assert set(wired()) == set(schemas())


def test_every_folder_of_documents_has_a_schema() -> None:
    patterns = [pattern for found in wired().values() for pattern in found]
    for folder in ROOTS:
        assert any(fnmatch(f"{folder}/x/{DATA}", pattern) for pattern in patterns), folder


def test_every_yaml_file_of_the_handbook_names_the_schema_that_it_is_checked_by() -> None:
    files = [*ROOT.glob("docs/registers/*.yml"), ROOT / "handbook.yml"]
    files += [path for folder in ROOTS for path in (ROOT / folder).rglob(DATA)]
    for path in (file for file in files if FOLDER not in file.parts):  # what is frozen stays
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        target = (path.parent / first.partition("=")[2]).resolve()
        assert target.relative_to(ROOT).as_posix().removeprefix("build/schemas/") in schemas()
