"""A source is larger than any text should be."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="oversized-file",
    code="HB003",
    title="Sources are small.",
    message="this file has {size} bytes, more than {largest}",
    hint="divide it; pictures and data belong in files/",
)

check = found_by_reading
