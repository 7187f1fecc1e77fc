"""An include leads out of docs/shared/."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="unsafe-include",
    code="HB021",
    title="Includes name a passage of docs/shared/.",
    message="{name} is not the name of a passage",
    hint="write {{!name.md!}} for the passage docs/shared/name/",
)

check = found_by_reading
