"""The rules of the checks, in running order. A rule is one file and one page beside it."""

from __future__ import annotations

from typing import Final

from handbook.rules import built, content, harm, identity, languages, life, reading, references
from handbook.rules.rule import Check, Rule

FAMILIES: Final = (reading, identity, references, languages, content, harm, life, built)
"""The families, in running order; each lists its own rules."""

MODULES: Final = tuple(module for family in FAMILIES for module in family.MODULES)

RULES: Final[tuple[tuple[Rule, Check], ...]] = tuple(
    (module.RULE, module.check) for module in MODULES
)

BY_NAME: Final = {rule.name: rule for rule, _ in RULES}
