"""Rules on the life of documents: reviews, editions, confirmations, exceptions."""

from __future__ import annotations

from typing import Final

from handbook.rules.life import (
    distant_allowance,
    distant_review,
    edition_changed,
    edition_without_line,
    expired_allowance,
    future_date,
    in_force_with_open_point,
    in_force_without_adoption,
    register_chain_broken,
    review_overdue,
    suspect_section,
    unused_allowance,
    version_not_raised,
)

MODULES: Final = (
    review_overdue,
    edition_changed,
    register_chain_broken,
    version_not_raised,
    in_force_without_adoption,
    in_force_with_open_point,
    suspect_section,
    expired_allowance,
    unused_allowance,
    edition_without_line,
    distant_allowance,
    future_date,
    distant_review,
)
"""In running order."""
