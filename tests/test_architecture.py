"""What the developers' pages say of the code is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from handbook.cli import cli

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
DEVELOPERS = ROOT / "docs" / "developers"
DECISIONS = ROOT / "docs" / "decisions"

ARCHITECTURE = (DEVELOPERS / "architecture.md").read_text(encoding="utf-8")

every_decision = pytest.mark.parametrize(
    "path", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda path: path.stem
)


def section(page: str, ident: str) -> str:
    """The lines of a section of level 2, up to the next one."""
    return page.partition(f"{{#{ident}}}\n")[2].partition("\n## ")[0]


def test_the_folder_list_is_the_tree_of_packages() -> None:
    listed = re.findall(r"^\| `([^`]+)/` \|", section(ARCHITECTURE, "folders"), re.MULTILINE)
    packages = [path.parent.relative_to(HOOKS).as_posix() for path in HOOKS.rglob("__init__.py")]
    assert sorted(listed) == sorted(packages)


def test_the_diagram_has_the_layers_in_their_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    names = [name for layer in layers for name in layer.split(" | ")]
    cells = re.findall(r"^\| ([a-z_ ]+) \|", section(ARCHITECTURE, "layers"), re.MULTILINE)
    assert [name for cell in cells for name in cell.split()] == names


def test_the_files_to_open_are_there() -> None:
    rows = re.findall(r"^\| .+ \| (`.+`) \|$", section(ARCHITECTURE, "change"), re.MULTILINE)
    paths = [path for row in rows for path in re.findall(r"`([^`]+)`", row)]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert paths


def test_every_command_has_its_section() -> None:
    page = (DEVELOPERS / "commands.md").read_text(encoding="utf-8")
    described = re.findall(r"^    handbook ([a-z]+)", page, re.MULTILINE)
    assert sorted(described) == sorted(cli.commands)


def test_the_index_lists_every_decision_in_order() -> None:
    index = (DECISIONS / "index.md").read_text(encoding="utf-8")
    listed = re.findall(r"^-   \[(.+)\]\((.+\.md)\)$", index, re.MULTILINE)
    titles = [
        (path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# "), path.name)
        for path in sorted(DECISIONS.glob("[0-9]*.md"))
    ]
    assert listed == titles
    assert [int(name[:4]) for _, name in listed] == list(range(1, len(listed) + 1))


@every_decision
def test_a_decision_says_context_decision_and_consequences(path: Path) -> None:
    heads = re.findall(r"^## (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert heads == ["Context", "Decision", "Consequences"]
