"""A proposal would need more points than the evaluation grid has."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="threshold-above-maximum",
    code="HB421",
    title="The threshold of a call can be reached.",
    message="{key} {reason}",
    hint="lower the threshold, or mend the points of the criteria",
)

check = found_by_reading
