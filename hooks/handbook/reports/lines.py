"""The line at fault as it is written, where it may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from handbook.model.diagnostic import Diagnostic
from handbook.reports.report import Report

_ENDLESS: Final = frozenset({"escaping-link", "oversized-file"})
"""Rules on files whose lines are elsewhere, or have no end."""

_LONGEST: Final = 200

_BEFORE, _AFTER = 2, 60
"""How far around a line that may not be public none is shown: it may be the head of a list."""


class Lines:
    """The lines that the diagnostics of a run are about; each file is read once."""

    def __init__(self, run: Report) -> None:
        self._run = run
        self._files: dict[str, Sequence[str]] = {}
        self._secret: defaultdict[str, set[int]] = defaultdict(set)
        for path, line in run.secret:
            self._secret[path].add(line)

    def of(self, diagnostic: Diagnostic) -> str:
        """Return the line; nothing where it cannot be read, is long, or may not be public.

        It may not where any rule found in it, or above it, what may not be public.
        """
        line = diagnostic.line
        near = range(line - _AFTER, line + _BEFORE + 1)
        if diagnostic.rule in _ENDLESS or not self._secret[diagnostic.path].isdisjoint(near):
            return ""
        if diagnostic.path not in self._files:
            self._files[diagnostic.path] = self._read(diagnostic.path)
        lines = self._files[diagnostic.path]
        said = lines[line - 1] if line <= len(lines) else ""
        return said if len(said) <= _LONGEST and said.isprintable() else ""

    def _read(self, path: str) -> Sequence[str]:
        file = self._run.file(path)
        if not file.is_file():
            return ()
        try:
            return file.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError):
            return ()
