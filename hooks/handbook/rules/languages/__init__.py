"""Rules on the equality of the languages."""

from __future__ import annotations

from typing import Final

from handbook.rules.languages import (
    empty_language,
    missing_language,
    missing_title,
    section_missing_in_language,
)

MODULES: Final = (
    missing_language,
    empty_language,
    missing_title,
    section_missing_in_language,
)
"""In running order."""
