"""A document has no text in one of the languages."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="missing-language",
    code="HB301",
    title="Every document has a text in every language.",
    message="there is no {file} beside this document",
    hint="write the text in this language; no language stands in for another",
)

check = found_by_reading
