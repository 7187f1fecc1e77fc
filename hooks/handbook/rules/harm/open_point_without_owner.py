"""An open point names nobody who must settle it."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="open-point-without-owner",
    code="HB510",
    title="Every open point has an owner.",
    message="this open point names nobody who must settle it: {key} {reason}",
    hint="write owner: and the id of an institution of docs/registers/institutions.yml",
)

check = found_by_reading
