"""A file lies where sources lie, and nothing reads it."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="stray-file",
    code="HB013",
    title="Everything that lies among the sources is read.",
    message="nothing reads {name} here",
    hint="{mend}",
)

check = found_by_reading
