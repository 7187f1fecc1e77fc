"""The shares of a post's duties do not make the whole of its working time."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="duty-shares",
    code="HB408",
    title="The duties of a post make 100 percent of its time.",
    message="the shares of the duties make {sum} percent together, not 100",
    hint="change the shares so that they make 100 together",
)

check = found_by_reading
