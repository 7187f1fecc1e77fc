"""A source is a folder, a broken link, or may not be read."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="unreadable-file",
    code="HB001",
    title="Every source is a readable file.",
    message="this cannot be read: {reason}",
    hint="put a plain text file in its place",
)

check = found_by_reading
