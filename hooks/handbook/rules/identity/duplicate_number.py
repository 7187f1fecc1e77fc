"""Two contacts have one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.registers import Contact
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="duplicate-number",
    code="HB119",
    title="Each number is that of one contact.",
    message="{id} has the number of {first}",
    hint="mend the number that is wrong, or make one contact of the two",
    requires=("duplicate-id",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    register = corpus.registers["contacts"]
    first: dict[str, str] = {}
    for index, contact in enumerate(register.entries):
        if not isinstance(contact, Contact) or not contact.number:
            continue
        owner = first.setdefault(_dialled(contact.number), contact.id)
        if owner != contact.id:
            yield RULE.at(register.place(index, "number"), id=contact.id, first=owner)


def _dialled(number: str) -> str:
    """Return the digits of a number as someone dials them in the country."""
    return re.sub("[^0-9]", "", number.replace("+383", "0"))
