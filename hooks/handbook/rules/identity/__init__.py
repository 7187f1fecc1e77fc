"""Rules on codes, ids and addresses."""

from __future__ import annotations

from typing import Final

from handbook.rules.identity import (
    address_taken,
    bad_slug,
    changed_code,
    code_kind_mismatch,
    duplicate_code,
    duplicate_id,
    duplicate_number,
    duplicate_section_id,
    heading_without_id,
    law_number_differs,
    unknown_rule,
)

MODULES: Final = (
    duplicate_code,
    code_kind_mismatch,
    bad_slug,
    duplicate_id,
    duplicate_section_id,
    heading_without_id,
    address_taken,
    unknown_rule,
    changed_code,
    law_number_differs,
    duplicate_number,
)
"""In running order."""
