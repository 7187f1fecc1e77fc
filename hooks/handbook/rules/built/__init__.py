"""Rules on the finished site: what no source shows, because templates and the engine write it."""

from __future__ import annotations

from typing import Final

from handbook.rules.built import (
    broken_built_link,
    duplicate_html_id,
    missing_alternate,
    missing_lang,
    page_too_heavy,
    third_party_request,
    unresolved_reference,
)

MODULES: Final = (
    broken_built_link,
    third_party_request,
    page_too_heavy,
    missing_lang,
    missing_alternate,
    duplicate_html_id,
    unresolved_reference,
)
"""In running order."""
