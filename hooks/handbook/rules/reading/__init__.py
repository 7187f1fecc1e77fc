"""Rules on what can be read at all."""

from __future__ import annotations

from typing import Final

from handbook.rules.reading import (
    dropped_cell,
    duplicate_key,
    empty_notice,
    escaping_link,
    garbled_text,
    include_loop,
    invalid_encoding,
    invalid_lock,
    invalid_schema,
    invalid_yaml,
    invisible_character,
    malformed_include,
    merge_marker,
    missing_data,
    missing_include,
    oversized_file,
    stray_file,
    third_party_resource,
    unclosed_code,
    unknown_tone,
    unmatched_note,
    unreadable_file,
    unsafe_html,
    unsafe_include,
    unsafe_link,
)

MODULES: Final = (
    unreadable_file,
    escaping_link,
    oversized_file,
    invalid_encoding,
    invalid_yaml,
    duplicate_key,
    invalid_schema,
    missing_data,
    unsafe_html,
    unsafe_link,
    invisible_character,
    merge_marker,
    stray_file,
    third_party_resource,
    invalid_lock,
    missing_include,
    unsafe_include,
    include_loop,
    garbled_text,
    empty_notice,
    malformed_include,
    unclosed_code,
    dropped_cell,
    unmatched_note,
    unknown_tone,
)
"""In running order."""
