"""The line at fault as it is written, where it may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handbook.model.diagnostic import Diagnostic
from handbook.reports.report import Report

_ENDLESS: Final = frozenset({"escaping-link", "oversized-file"})
"""Rules on files whose lines are elsewhere, or have no end."""

_LONGEST: Final = 200


class Lines:
    """The lines that the diagnostics of a run are about; each file is read once."""

    def __init__(self, run: Report) -> None:
        self._run = run
        self._files: dict[str, Sequence[str]] = {}

    def of(self, diagnostic: Diagnostic) -> str:
        """Return the line; nothing where it cannot be read, is long, or may not be public.

        It may not where any rule found in it what may not be public.
        """
        place = (diagnostic.path, diagnostic.line)
        if place in self._run.secret or diagnostic.rule in _ENDLESS:
            return ""
        if diagnostic.path not in self._files:
            self._files[diagnostic.path] = self._read(diagnostic.path)
        lines = self._files[diagnostic.path]
        line = lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else ""
        return line if len(line) <= _LONGEST and line.isprintable() else ""

    def _read(self, path: str) -> Sequence[str]:
        file = self._run.file(path)
        if not file.is_file():
            return ()
        try:
            return file.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError):
            return ()
