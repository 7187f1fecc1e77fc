"""A copy of the handbook in which edits are tried, several at once where they cannot meet."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from handbook import app
from handbook.cache import Cache
from handbook.model.diagnostic import Diagnostic
from mutations.slip import Slip
from support.batches import folder, reach

DAY = dt.date(2026, 11, 25)
SOURCES = ("handbook.yml", "sop", "curricula", "campaigns", "docs")


class Trial:
    """The copy, and what the checks say of it before any edit."""

    def __init__(self, source: Path, place: Path) -> None:
        self.root = place / "handbook"
        for name in SOURCES:
            if (source / name).is_dir():
                shutil.copytree(source / name, self.root / name)
            else:
                self.root.mkdir(exist_ok=True)
                shutil.copyfile(source / name, self.root / name)
        self.cache = Cache(self.root, place / "cache")
        self.before = Counter(map(_key, self._check(DAY)))
        self._found: dict[int, list[Diagnostic]] = {}

    def news(self, slip: Slip, batch: Sequence[Slip] = ()) -> list[Diagnostic]:
        """Return what an edit makes the checks say that they did not say before.

        Those of its batch are tried with it. What was not found as it should be, or stands where
        none of them belongs, may come from their meeting: then each is tried alone.
        """
        if id(slip) not in self._found and len(batch) > 1:
            self._try_at_once(batch)
        if id(slip) not in self._found:
            self._found[id(slip)] = self._tried([slip])
        return self._found[id(slip)]

    def _try_at_once(self, batch: Sequence[Slip]) -> None:
        by_folder = {name: slip for slip in batch for name in reach(slip)}
        found: dict[int, list[Diagnostic]] = {id(slip): [] for slip in batch}
        for diagnostic in self._tried(batch):
            owner = by_folder.get(folder(diagnostic.path))
            if owner is None:
                return
            found[id(owner)].append(diagnostic)
        for slip in batch:
            if is_as_it_should_be(slip, found[id(slip)]):
                self._found[id(slip)] = found[id(slip)]

    def _tried(self, slips: Sequence[Slip]) -> list[Diagnostic]:
        day = dt.date.fromisoformat(slips[0].date) if slips[0].date else DAY
        known = Counter(self.before)
        fresh = []
        with _edited(self.root, slips):
            for diagnostic in self._check(day):
                if known[_key(diagnostic)]:
                    known[_key(diagnostic)] -= 1
                else:
                    fresh.append(diagnostic)
        return fresh

    def _check(self, day: dt.date) -> tuple[Diagnostic, ...]:
        return tuple(app.check(self.root, day=day, cache=self.cache).diagnostics)


def is_found(slip: Slip, diagnostic: Diagnostic) -> bool:
    """Tell whether a diagnostic is the one that a slip must lead to."""
    return (
        diagnostic.rule == slip.rule
        and (diagnostic.path, diagnostic.line) in slip.at
        and slip.says in f"{diagnostic.message}\n{diagnostic.hint}"
    )


def others(slip: Slip, news: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was said beside that."""
    return [d for d in news if d.rule != slip.rule and d.rule not in slip.also]


def is_as_it_should_be(slip: Slip, news: Sequence[Diagnostic]) -> bool:
    """Tell whether an edit led to what it must lead to: an edit without harm, to nothing."""
    if not slip.rule:
        return not news
    return any(is_found(slip, d) for d in news) and not others(slip, news)


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """What makes two diagnostics the same when lines have moved."""
    return diagnostic.path, diagnostic.rule, diagnostic.message


@contextmanager
def _edited(root: Path, slips: Iterable[Slip]) -> Iterator[None]:
    """Lay edits over the copy, and take them away again."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in (item for slip in slips for item in slip.files.items()):
            file = root / path
            before[file] = file.read_bytes() if file.exists() else None
            if data is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        yield
    finally:
        for file, data in before.items():
            if data is not None:
                file.write_bytes(data)
                continue
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()
