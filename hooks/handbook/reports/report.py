"""What one run of the checks found, for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook.model.built import SITE
from handbook.model.diagnostic import N_, Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of the checks found."""

    root: Path
    diagnostics: Sequence[Diagnostic]
    documents: int
    files: int
    seconds: float
    secret: frozenset[tuple[str, int]] = frozenset()
    """Files and lines in which something stands that may not be public: none of them is shown."""

    site: Path | None = None
    """Where the finished site lies that was checked; its places name it ``site/`` all the same."""

    locale: str = "en"
    """The locale of its words (``sr_Latn``)."""

    elsewhere: int = 0
    """Errors that are in none of the files that were asked for: a build fails all the same."""

    excused: int = 0
    """Findings from which documents except themselves (``allow``)."""

    published: str = ""
    """Where the handbook is published, with ``/`` at the end; empty while nobody knows."""

    links: str = ""
    """What links to files begin with, on whatever shows them; empty where there are none."""

    def file(self, path: str) -> Path:
        """Return where the file of a place lies."""
        if self.site and path.startswith(f"{SITE}/"):
            return self.site / path.removeprefix(f"{SITE}/")
        return self.root / path

    @property
    def errors(self) -> int:
        """How many diagnostics end a build."""
        return sum(1 for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.diagnostics) - self.errors


LABELS: Final = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
"""How heavy a diagnostic is, in words."""


def group(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return what a diagnostic stands under: its document's code and folder, or its file."""
    if diagnostic.document:
        return diagnostic.document, diagnostic.path.rpartition("/")[0]
    return "", diagnostic.path
