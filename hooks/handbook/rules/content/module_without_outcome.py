"""A module of a course serves no outcome."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="module-without-outcome",
    code="HB412",
    title="Every module serves an outcome of its course.",
    message="this module serves no outcome: {key} {reason}",
    hint="list under outcomes what a learner can do after it, by id",
)

check = found_by_reading
