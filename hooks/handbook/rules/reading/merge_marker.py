"""A source holds both sides of a merge that nobody decided."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="merge-marker",
    code="HB012",
    title="No source holds the marks of a merge.",
    message="two versions of these lines stand here, and a merge left its marks",
    hint="keep the lines that are right, and delete the others and the marks around them",
)

check = found_by_reading
