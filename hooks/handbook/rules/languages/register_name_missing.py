"""An entry of a register lacks words in a language."""

from __future__ import annotations

from typing import Final

from handbook.model.base import NAME_MISSING
from handbook.rules.rule import Rule, found_by_reading

RULE: Final = Rule(
    name=NAME_MISSING,
    code="HB323",
    title="Every entry of a register has its words in every language.",
    message="{key} {reason}",
    hint="write it in each language; pages in every language show it",
)

check = found_by_reading
