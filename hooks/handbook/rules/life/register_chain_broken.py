"""A line of the register of editions is not what was once written there."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="register-chain-broken",
    code="HB603",
    title="Each line of the register of editions follows the one before and never changes.",
    message="this line of the register of editions {reason}",
    hint="take the register from the last commit in which its chain was whole, "
    "and release again what was released since",
)

check = found_by_reading
