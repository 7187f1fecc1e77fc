"""A document's folder has texts, but no document.yml."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="missing-data",
    code="HB008",
    title="Every document has its document.yml.",
    message="this folder has no document.yml",
    hint="write one, or move the texts to the folder they belong to",
)

check = found_by_reading
