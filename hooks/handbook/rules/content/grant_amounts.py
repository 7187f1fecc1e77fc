"""The amounts of a call contradict each other, or are no amounts."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="grant-amounts",
    code="HB422",
    title="The smallest grant is not above the largest, and the largest not above the total.",
    message="{key} {reason}",
    hint="mend smallest, largest or total under money; leave out what is not decided",
)

check = found_by_reading
