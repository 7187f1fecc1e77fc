"""A text has no words."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="empty-language",
    code="HB302",
    title="Every text has words.",
    message="this text is empty",
    hint="write the text in this language",
)

check = found_by_reading
