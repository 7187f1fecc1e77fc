"""Rules on references, links and includes."""

from __future__ import annotations

from typing import Final

from handbook.rules.references import (
    bare_mention,
    bare_reference_in_prose,
    broken_relative_link,
    circular_supersession,
    empty_link,
    fact_words,
    malformed_reference,
    missing_attachment,
    obsolete_law,
    orphan_document,
    reference_of_another_kind,
    reference_to_draft_from_in_force,
    reference_to_withdrawn,
    self_reference,
    unknown_document,
    unknown_item,
    unknown_register_entry,
    unknown_scheme,
    unknown_section,
)

MODULES: Final = (
    malformed_reference,
    unknown_document,
    unknown_section,
    unknown_register_entry,
    unknown_scheme,
    broken_relative_link,
    unknown_item,
    empty_link,
    missing_attachment,
    reference_to_withdrawn,
    reference_to_draft_from_in_force,
    obsolete_law,
    orphan_document,
    bare_mention,
    bare_reference_in_prose,
    circular_supersession,
    self_reference,
    fact_words,
    reference_of_another_kind,
)
"""In running order."""
