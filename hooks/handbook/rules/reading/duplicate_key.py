"""A key stands twice in one mapping."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="duplicate-key",
    code="HB006",
    title="A key stands once.",
    message="the key {key} stands twice",
    hint="keep one of them",
)

check = found_by_reading
