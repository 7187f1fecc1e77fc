"""The rules of the checks, in running order. A rule is one file here and one page beside it."""

from __future__ import annotations

from typing import Final

from handbook.rules.content import item_without_section
from handbook.rules.harm import obsolete_contact, typed_contact
from handbook.rules.identity import (
    address_taken,
    bad_slug,
    code_kind_mismatch,
    duplicate_code,
    duplicate_id,
    duplicate_section_id,
    heading_without_id,
    unknown_rule,
)
from handbook.rules.languages import (
    empty_language,
    missing_language,
    missing_title,
    section_missing_in_language,
)
from handbook.rules.reading import (
    duplicate_key,
    escaping_link,
    invalid_encoding,
    invalid_schema,
    invalid_yaml,
    missing_data,
    oversized_file,
    unreadable_file,
    unsafe_html,
    unsafe_link,
)
from handbook.rules.references import (
    broken_relative_link,
    include_loop,
    missing_include,
    unknown_document,
    unknown_item,
    unknown_register_entry,
    unknown_scheme,
    unknown_section,
    unsafe_include,
)
from handbook.rules.rule import Check, Rule

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
    missing_include,
    unsafe_include,
    include_loop,
    duplicate_code,
    code_kind_mismatch,
    bad_slug,
    duplicate_id,
    duplicate_section_id,
    heading_without_id,
    address_taken,
    unknown_rule,
    unknown_document,
    unknown_section,
    unknown_register_entry,
    unknown_scheme,
    broken_relative_link,
    unknown_item,
    missing_language,
    empty_language,
    missing_title,
    section_missing_in_language,
    item_without_section,
    typed_contact,
    obsolete_contact,
)

RULES: Final[tuple[tuple[Rule, Check], ...]] = tuple(
    (module.RULE, module.check) for module in MODULES
)

BY_NAME: Final = {rule.name: rule for rule, _ in RULES}
