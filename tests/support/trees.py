"""Copies of the repository to build in, and the commands that people run there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

REPOSITORY = Path(__file__).parents[2]
CORPUS = REPOSITORY / "tests" / "corpus"
ENGINE = ("mkdocs.yml", "hooks", "docs/overrides")
"""What a handbook needs beside its content in order to be built."""

UNWANTED = ("__pycache__", "*.egg-info")

T = TypeVar("T")


class Tree:
    """A folder with a whole handbook, and the commands that people run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a command: this tree's own code, and no day from outside."""
        ours = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        return {**ours, "PYTHONPATH": str(self.root / "hooks"), **(extra or {})}

    def run(self, module: str, *args: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run ``python -m module`` here; ``extra`` goes into its environment."""
        return subprocess.run(
            [sys.executable, "-m", module, *args],
            cwd=self.root,
            env=self.environment(extra),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def start(self, module: str, *args: str, log: Path) -> subprocess.Popen[bytes]:
        """Start ``python -m module`` here, as the first of a process group of its own."""
        with log.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-m", module, *args],
                cwd=self.root,
                env=self.environment({"PYTHONUNBUFFERED": "1"}),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def build(self, **extra: str) -> str:
        """Build the site as people do; return what was said."""
        done = self.run("handbook", "build", **extra)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def replace(self, path: str, old: str, new: str) -> int:
        """Replace the first ``old`` of a file; return the line on which it stood."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


class Built(Tree):
    """A tree with a finished site, and what was said while it was made."""

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree.root)
        self.said = self.build()


def copy_repository(root: Path) -> Tree:
    """Copy everything that git knows, or would if asked, and nothing that was made from it."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        source, target = REPOSITORY / name, root / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return Tree(root)


def copy_sources(tree: Tree, root: Path) -> Tree:
    """Copy a tree without what was built in it."""
    shutil.copytree(tree.root, root, ignore=shutil.ignore_patterns("site", "build", *UNWANTED))
    return Tree(root)


def copy_small(root: Path) -> Tree:
    """Make a tree of the small handbook of the tests, with the engine of the real one."""
    shutil.copytree(CORPUS, root)
    for name in ENGINE:
        source, target = REPOSITORY / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*UNWANTED))
        else:
            shutil.copyfile(source, target)
    return Tree(root)


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the hash of each file below a folder, by its path: two trees compare as a whole."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the paths that two fingerprints do not share: what a failing test should show."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all workers of this one run of pytest share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def once(folder: Path, name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` returns, made by the first worker that asks; the others wait for it."""
    done, lock = folder / f"{name}.pickle", folder / f"{name}.lock"
    with contextlib.suppress(FileExistsError):
        lock.mkdir()
        answer: object = AssertionError(f"{name} could not be made; another test tells why")
        try:
            answer = make()
        finally:  # the others must hear of it, or they would wait for ever
            part = done.with_suffix(".part")
            part.write_bytes(pickle.dumps(answer))
            part.replace(done)
    deadline = time.monotonic() + 300
    while not done.exists():
        assert time.monotonic() < deadline, f"{name} was not made in five minutes"
        time.sleep(0.05)
    found = pickle.loads(done.read_bytes())
    if isinstance(found, AssertionError):
        raise found
    return found
