"""An open point on which someone acts does not say what to do until it is settled."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="open-point-without-fallback",
    code="HB511",
    title="An open point on which someone acts says what to do until it is settled.",
    message="the open point {id} stands in place of something that people act on, "
    "and does not say what they do until it is settled",
    hint="write until-then in every language: usually to act at once, and whom to ask",
    requires=("duplicate-id",),
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        acted_on = {
            found.target
            for found in fields.iter_references(document.data)
            if found.scheme == "open-point" and "deadline" in found.at
        }
        for index, point in enumerate(document.data.open_points):
            if point.until_then is None and point.id in acted_on:
                place = document.place("open-points", index, "id")
                yield RULE.at(place, document=document.code, id=point.id)
