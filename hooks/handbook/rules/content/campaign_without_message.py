"""A campaign has nothing to say."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="campaign-without-message",
    code="HB426",
    title="A campaign has a message.",
    message="{key} {reason}",
    hint="name at least one message by its id, and write its section in every language",
)

check = found_by_reading
