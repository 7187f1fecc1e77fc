"""The hooks for pre-commit: those of this repository, and those that it offers to others."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from click import Command

from conftest import CORPUS
from handbook.cli import cli
from handbook.sources.pieces import ROOTS
from support import schemas
from support.trees import REPOSITORY, copy_repository

OFFERED = REPOSITORY / ".pre-commit-hooks.yaml"
OWN = REPOSITORY / ".pre-commit-config.yaml"
TEXT = "sop/first/sr.md"


def offered() -> dict[str, dict[str, object]]:
    return {hook["id"]: hook for hook in yaml.safe_load(OFFERED.read_text(encoding="utf-8"))}


def pre_commit(folder: Path, *args: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *args],
        cwd=folder,
        env={**os.environ, **extra},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *args: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@handbook.example")
    command = ["git", *identity, *args]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def commit(folder: Path) -> str:
    """Make a repository of a folder, or commit what is in it; return the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


def test_the_offered_hooks_are_a_manifest(tmp_path: Path) -> None:
    done = pre_commit(REPOSITORY, "validate-manifest", OFFERED.name, PRE_COMMIT_HOME=str(tmp_path))
    assert done.returncode == 0, done.stdout


def test_the_hooks_of_this_repository_agree_with_their_official_schema() -> None:
    own = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    assert schemas.faults(schemas.PRE_COMMIT, own) == []


@pytest.mark.parametrize("hook", offered().values(), ids=lambda hook: hook["id"])
def test_an_offered_hook_runs_a_command_that_takes_what_it_is_given(
    hook: dict[str, object],
) -> None:
    program, name, *options = str(hook["entry"]).split()
    command = cli.commands[name]
    assert isinstance(command, Command)
    assert program == "handbook"
    assert not options
    takes_paths = any(parameter.nargs == -1 for parameter in command.params)
    assert hook.get("pass_filenames", True) is takes_paths


@pytest.mark.parametrize("below", ["", "handbook/"])
def test_the_check_is_called_for_every_source_and_for_nothing_else(below: str) -> None:
    pattern = re.compile(str(offered()["handbook-check"]["files"]))
    sources = [f"{folder}/x/document.yml" for folder in ROOTS]
    sources += [
        "handbook.yml",
        "docs/registers/laws.yml",
        "sop/x/files/y.png",
        "docs/shared/x/y.md",
    ]
    assert all(pattern.search(below + path) for path in sources)
    assert not any(pattern.search(below + path) for path in ("README.md", "mkdocs.yml", "sop.md"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another repository, with a handbook in a folder, that takes its hooks from this one."""
    offering = copy_repository(tmp_path / "tool ë").root
    revision = commit(offering)
    other = tmp_path / "other"
    shutil.copytree(CORPUS, other / "handbook")
    hooks = [{"id": name, "args": ["--root", "handbook"]} for name in offered()]
    config = {"repos": [{"repo": str(offering), "rev": revision, "hooks": hooks}]}
    (other / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    commit(other)
    return other


def libraries(folder: Path) -> Path:
    """Gather what is installed here, but for the program itself, whose own copy must be run."""
    folder.mkdir(exist_ok=True)
    for path in sysconfig.get_path("purelib"), sysconfig.get_path("platlib"):
        for entry in Path(path).iterdir():
            link = folder / entry.name
            if not entry.name.startswith(("handbook", "__editable__")) and not link.is_symlink():
                link.symlink_to(entry)
    return folder


def run_hooks(other: Path) -> tuple[int, str]:
    """Run the hooks on all files, with what is installed here instead of any index."""
    done = pre_commit(
        other,
        "run",
        "--all-files",
        "--verbose",
        PRE_COMMIT_HOME=str(other.parent / "hooks"),
        PYTHONPATH=str(libraries(other.parent / "libraries")),
        PIP_NO_INDEX="1",
        PIP_NO_BUILD_ISOLATION="0",  # to pip this says: without isolation
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.long
def test_the_hooks_work_in_another_repository(elsewhere: Path) -> None:
    text = elsewhere / "handbook" / TEXT
    whole = text.read_text(encoding="utf-8")
    code, said = run_hooks(elsewhere)
    assert code == 0, said
    assert said.count("Passed") == 2

    text.write_text(whole.replace("(role:head)", "(role:heads)"), encoding="utf-8")
    code, said = run_hooks(elsewhere)
    assert code == 1
    assert "unknown-register-entry" in said

    text.write_text(f"{whole}\n## Novo\n\nReči.\n", encoding="utf-8")
    code, said = run_hooks(elsewhere)
    assert code == 1
    assert "files were modified by this hook" in said
    assert "## Novo {#" in text.read_text(encoding="utf-8")
