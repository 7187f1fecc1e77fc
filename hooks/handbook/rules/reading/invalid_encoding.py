"""A source is not UTF-8 text."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="invalid-encoding",
    code="HB004",
    title="Sources are UTF-8 text.",
    message="this is not UTF-8 text",
    hint="save the file again as UTF-8",
)

check = found_by_reading
