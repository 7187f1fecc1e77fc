"""What one run of the checks found, for every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.model.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of the checks found."""

    root: Path
    diagnostics: Sequence[Diagnostic]
    documents: int
    files: int
    seconds: float

    @property
    def errors(self) -> int:
        """How many diagnostics end a build."""
        return sum(1 for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.diagnostics) - self.errors
