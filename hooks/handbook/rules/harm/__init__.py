"""Rules on truth, and on what could hurt someone."""

from __future__ import annotations

from typing import Final

from handbook.rules.harm import (
    obsolete_contact,
    typed_contact,
)

MODULES: Final = (
    typed_contact,
    obsolete_contact,
)
"""In running order."""
