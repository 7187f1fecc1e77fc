"""A law has another number than its id or its name says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.registers import Law
from handbook.rules.rule import Rule

_DIGITS: Final = re.compile(r"[0-9]+")
_NUMBER: Final = re.compile(r"(?<![\w/])(?:[A-Z]+-)?[0-9]+/(?:[A-Z]-)?[0-9]+(?![\w-])")
"""A number as those of laws are: ``04/L-218``, ``17/2013``."""

RULE = Rule(
    name="law-number-differs",
    code="HB118",
    title="A law has one number: in its id, in its names, and as its number.",
    message="{here} stands here, and the number of this law is {number}",
    hint="look the number up in the gazette, and write the same in the id, the names "
    "and the number",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    register = corpus.registers["laws"]
    for index, law in enumerate(register.entries):
        if not isinstance(law, Law) or not law.number:
            continue
        digits = _digits(law.number)
        if not set(digits) <= set(_digits(law.id)):
            yield RULE.at(register.place(index, "id"), here=law.id, number=law.number)
            continue
        for key, name in law.names.items():
            said = [match[0] for match in _NUMBER.finditer(name)]
            if said and digits not in map(_digits, said):
                place = register.place(index, "names", key)
                yield RULE.at(place, here=said[0], number=law.number)


def _digits(number: str) -> list[int]:
    return [int(digits[:15]) for digits in _DIGITS.findall(number)]
