"""A source holds a sign that nobody sees."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="invisible-character",
    code="HB011",
    title="Every sign of a source can be seen.",
    message="a sign that nobody sees stands here: {sign} ({point})",
    hint="delete it, or type the words around it anew",
)

check = found_by_reading
