"""Rules on references, links and includes."""

from __future__ import annotations

from typing import Final

from handbook.rules.references import (
    broken_relative_link,
    unknown_document,
    unknown_item,
    unknown_register_entry,
    unknown_scheme,
    unknown_section,
)

MODULES: Final = (
    unknown_document,
    unknown_section,
    unknown_register_entry,
    unknown_scheme,
    broken_relative_link,
    unknown_item,
)
"""In running order."""
