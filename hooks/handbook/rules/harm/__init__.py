"""Rules on truth, and on what could hurt someone."""

from __future__ import annotations

from typing import Final

from handbook.rules.harm import (
    adopted_wording,
    attachment_metadata,
    fact_without_source,
    never_written,
    number_out_of_order,
    obsolete_contact,
    open_point_without_fallback,
    open_point_without_owner,
    personal_data,
    photograph_without_consent,
    possible_personal_data,
    shelter_location,
    source_without_date,
    stale_contact,
    status_note_missing,
    typed_contact,
    typed_figure,
    typed_hours,
    unconfirmed_as_fact,
    unlikely_fact,
    unreadable_attachment,
    unsafe_attachment,
    wrong_contact_type,
)

MODULES: Final = (
    typed_contact,
    obsolete_contact,
    typed_figure,
    unconfirmed_as_fact,
    stale_contact,
    fact_without_source,
    source_without_date,
    adopted_wording,
    status_note_missing,
    open_point_without_owner,
    open_point_without_fallback,
    number_out_of_order,
    typed_hours,
    personal_data,
    attachment_metadata,
    photograph_without_consent,
    shelter_location,
    never_written,
    possible_personal_data,
    unreadable_attachment,
    unsafe_attachment,
    wrong_contact_type,
    unlikely_fact,
)
"""In running order."""
