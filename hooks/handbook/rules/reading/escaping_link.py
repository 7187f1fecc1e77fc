"""A symbolic link leads out of the handbook."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="escaping-link",
    code="HB002",
    title="Links between files stay within the handbook.",
    message="this symbolic link leads out of the handbook",
    hint="copy the file itself into the folder",
)

check = found_by_reading
