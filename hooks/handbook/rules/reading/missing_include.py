"""An include names a passage that is not there in this language."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="missing-include",
    code="HB020",
    title="Included passages exist in every language.",
    message="there is no passage {path}",
    hint="write the passage in this language, or mend its name",
)

check = found_by_reading
