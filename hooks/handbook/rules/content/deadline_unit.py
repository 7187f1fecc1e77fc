"""A time limit names a fact that is no time, or a baseline one of another unit than its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.kinds import Indicator
from handbook.model.marks import KeyPath
from handbook.model.reference import target
from handbook.model.registers import Fact
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="deadline-unit",
    code="HB443",
    requires=("deadline-without-source",),
    title="A time limit is a time, and a baseline is of the indicator's unit.",
    message="{key} names the fact {id}, whose unit is {unit}",
    hint="name a fact of one of these units: {units}",
    needs=Needs.DOCUMENT,
    registers=("facts",),
)

_TIMES: Final = ("minutes", "hours", "days", "weeks", "months", "years")

_MEASURES: Final[Mapping[str, Collection[str]]] = {
    "number": ("count",),
    "percent": ("percent",),
    "days": ("days",),
    "euro": ("euro",),
}
"""For each unit of an indicator, the units of facts that it can begin from."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for found in fields.iter_references(document.data):
            if found.scheme != "fact":
                continue
            fact = corpus.entry(target("fact", found.target))
            units = _units(document, found.at)
            if isinstance(fact, Fact) and fact.unit not in units:
                yield RULE.at(
                    document.place(*found.at),
                    document=document.code,
                    key=found.at[-2],
                    id=fact.id,
                    unit=fact.unit,
                    units=", ".join(units),
                )


def _units(document: Document, at: KeyPath) -> Collection[str]:
    """Return the units that the fact of a field may have; every other field is a time limit."""
    if isinstance(document.data, Indicator) and "baseline" in at:
        return _MEASURES[document.data.unit]
    return _TIMES
