"""Rules on the equality of the languages."""

from __future__ import annotations

from typing import Final

from handbook.rules.languages import (
    differing_dates,
    differing_modality,
    differing_numbers,
    differing_references,
    differing_sentences,
    differing_structure,
    empty_language,
    exchanged_names,
    feminine_form_missing,
    first_use_of_acronym,
    forbidden_term,
    missing_diacritics,
    missing_language,
    missing_title,
    mixed_ekavian_ijekavian,
    one_gender_title,
    register_name_missing,
    repeated_words,
    section_missing_in_language,
    section_order_differs,
    ui_string_missing,
    wrong_language,
    wrong_script,
)

MODULES: Final = (
    missing_language,
    empty_language,
    missing_title,
    section_missing_in_language,
    section_order_differs,
    differing_references,
    differing_numbers,
    differing_dates,
    differing_structure,
    differing_modality,
    differing_sentences,
    wrong_language,
    wrong_script,
    mixed_ekavian_ijekavian,
    register_name_missing,
    ui_string_missing,
    forbidden_term,
    one_gender_title,
    first_use_of_acronym,
    repeated_words,
    missing_diacritics,
    feminine_form_missing,
    exchanged_names,
)
"""In running order."""
