"""An edition is in force, or will be, with an open point that says it cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.editions import Frozen
from handbook.rules.life.in_force_without_adoption import binding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="in-force-with-open-point",
    code="HB606",
    title="Nothing is in force while an open point blocks it.",
    message="edition {version} of {code} is in force from {day}, "
    "and its open points {points} block that",
    hint="withdraw the edition, settle the points with their owners, and release the next",
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for edition, folder in binding(corpus, day):
        if points := list(_blocking(folder)):
            yield RULE.at(
                edition.place,
                document=edition.code,
                version=edition.version,
                code=edition.code,
                day=str(edition.effective),
                points=", ".join(points),
            )


def _blocking(folder: Frozen) -> Iterator[str]:
    """Yield the ids of open points that block; one that does not say so blocks."""
    points = folder.data.get("open-points")
    for point in points if isinstance(points, list) else ():
        if isinstance(point, dict) and str(point.get("blocks", "true")).lower() == "true":
            yield str(point.get("id"))
