"""A line of ``parity.lock`` cannot be read, so what it confirmed counts for nothing."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="invalid-lock",
    code="HB016",
    title="Every line of parity.lock is one confirmation.",
    message="this line of the lock {reason}",
    hint="take it from the commit in which it was whole, or delete it and confirm the texts anew",
)

check = found_by_reading
