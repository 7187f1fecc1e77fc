"""Stages a corpus as a build does, on a day of the test's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from handbook.editions.stored import StoredEdition
from handbook.model.corpus import Corpus
from handbook.staging.plan import Plan
from handbook.staging.shelf import Shelf
from handbook.staging.site import stage


def staged(
    corpus: Corpus,
    stored: Mapping[tuple[str, str], StoredEdition] | None = None,
    day: str = "2026-11-25",
) -> Plan:
    """Return the plan; nothing was released unless ``stored`` says so."""
    return stage(Shelf(corpus, stored or {}, dt.date.fromisoformat(day)))
