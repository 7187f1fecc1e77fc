"""A passage includes itself."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="include-loop",
    code="HB022",
    title="Passages do not include themselves.",
    message="this passage includes itself: {loop}",
    hint="take one of these includes out",
)

check = found_by_reading
