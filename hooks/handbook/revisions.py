"""What git knows of the handbook's folder: the newest commit's day, and what has changed."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handbook.errors import HandbookError


def newest_day(root: Path) -> dt.date | None:
    """Return the day of the newest commit; nothing where there is no git, or no commit."""
    try:
        seconds = _git(root, "log", "-1", "--format=%ct").strip()
    except HandbookError:
        return None
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date() if seconds.isdigit() else None


def branch(root: Path) -> str:
    """Return the branch that is checked out; nothing where there is no git, or no branch."""
    try:
        return _git(root, "branch", "--show-current").strip()
    except HandbookError:
        return ""


def changed_since(root: Path, revision: str) -> tuple[str, ...]:
    """Return the paths below ``root`` that differ from ``revision``, those that are gone included.

    Raises ``HandbookError`` where git does not know the revision, or is not there.
    """
    if revision.startswith("-"):
        raise HandbookError(f"{revision} is not a revision that git could know")
    names = "--name-only", "--no-renames", "-z", "--relative"
    tracked = _git(root, "diff", *names, revision, "--", ".")
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return tuple(sorted(filter(None, {*tracked.split("\0"), *fresh.split("\0")})))


def versions(root: Path, paths: Sequence[str], most: int) -> Iterator[Mapping[str, bytes]]:
    """Yield what some files held at each commit that changed one of them, the newest first.

    At most so many; none where there is no git. Files that were not there then are left out.
    """
    try:
        log = _git(root, "log", "--full-history", f"-{most}", "--format=%H", "--", *paths)
        for commit in log.split():
            names = "".join(f"{commit}:./{path}\n" for path in paths)
            blobs = _run(root, "cat-file", "--batch", given=names.encode())
            yield dict(_blobs(blobs, paths))
    except HandbookError:
        return


def _blobs(answer: bytes, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        head, _, answer = answer.partition(b"\n")
        _, kind, size = head.rsplit(b" ", 2) if head.count(b" ") >= 2 else (head, b"", b"")
        if size.isdigit():
            length = int(size)
            if kind == b"blob":
                yield path, answer[:length]
            answer = answer[length + 1 :]


def committed(root: Path, path: str) -> bytes:
    """Return a file of the newest commit; nothing where there is none, or no git."""
    try:
        return _git(root, "show", f"HEAD:./{path}").encode("utf-8", "surrogateescape")
    except HandbookError:
        return b""


def _git(root: Path, *args: str) -> str:
    return _run(root, *args).decode("utf-8", "surrogateescape")


def _run(root: Path, *args: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *args], cwd=root, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise HandbookError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise HandbookError(f"git: {said}")
    return done.stdout
