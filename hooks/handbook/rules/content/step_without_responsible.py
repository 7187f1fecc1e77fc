"""A step of a procedure names nobody who does it."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="step-without-responsible",
    code="HB403",
    title="Every step says who does it.",
    message="this step names nobody who does it: {key} {reason}",
    hint="list the roles that do it under responsible, by their id in docs/registers/roles.yml",
)

check = found_by_reading
