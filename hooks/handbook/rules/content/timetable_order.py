"""A milestone stands after one that comes later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import GrantCall
from handbook.model.kinds.grant_call import Milestone
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="timetable-order",
    code="HB423",
    title="The milestones of a call stand in the order of their days.",
    message="{id} ({when}) stands after {earlier} ({then}), which comes later",
    hint="mend the day of one of them, or their order",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, GrantCall):
            continue
        for index, (first, then) in enumerate(pairwise(document.data.timetable), 1):
            if _is_later(first, then):
                yield RULE.at(
                    document.place("timetable", index),
                    document=document.code,
                    id=then.id,
                    when=_when(then),
                    earlier=first.id,
                    then=_when(first),
                )


def _is_later(one: Milestone, other: Milestone) -> bool:
    if one.date and other.date:
        return one.date > other.date
    return one.day is not None and other.day is not None and one.day > other.day


def _when(milestone: Milestone) -> str:
    return str(milestone.date or milestone.day)
