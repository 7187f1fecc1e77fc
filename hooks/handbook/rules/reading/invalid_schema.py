"""A value is not what its kind of document or register asks for."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="invalid-schema",
    code="HB007",
    title="Data follows the model of its kind.",
    message="{key} {reason}",
    hint="{hint}",
)

check = found_by_reading
