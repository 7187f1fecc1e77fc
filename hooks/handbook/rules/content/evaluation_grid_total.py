"""The points of an evaluation grid do not make the total that proposals are measured by."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import GrantCall
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="evaluation-grid-total",
    code="HB420",
    title="The points of an evaluation grid make its total.",
    message="the criteria have {sum} points together, and the total is {total}",
    hint="mend the points, or say under evaluation what they make: total: {sum}",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, GrantCall):
            continue
        grid = document.data.evaluation
        together = sum(criterion.points for criterion in grid.criteria)
        if together != grid.total:
            place = document.marks.key("evaluation", "criteria")
            yield RULE.at(place, document=document.code, sum=together, total=grid.total)
