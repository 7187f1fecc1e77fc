"""A YAML file cannot be read."""

from __future__ import annotations

from handbook.rules.rule import Rule, found_by_reading

RULE = Rule(
    name="invalid-yaml",
    code="HB005",
    title="YAML is plain block style.",
    message="this is not plain YAML: {reason}",
    hint="indent with spaces, quote text that holds a colon, and use no anchors, aliases or tags",
)

check = found_by_reading
