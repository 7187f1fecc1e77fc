"""Rules on the completeness of a document's content."""

from __future__ import annotations

from typing import Final

from handbook.rules.content import (
    item_without_section,
)

MODULES: Final = (item_without_section,)
"""In running order."""
