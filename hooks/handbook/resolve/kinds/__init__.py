"""How the data of each kind stands among its words: one module a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from handbook.model.document import Document
from handbook.resolve.kinds import (
    campaign,
    curriculum,
    form,
    grant_call,
    indicator,
    job_description,
    plan,
    programme,
    sop,
)
from handbook.resolve.kinds.layout import Layout
from handbook.resolve.names import Names

LAYOUTS: Final[Mapping[str, Callable[[Document, Any, Names], Layout]]] = {
    "sop": sop.layout,
    "job-description": job_description.layout,
    "curriculum": curriculum.layout,
    "grant-call": grant_call.layout,
    "programme": programme.layout,
    "campaign": campaign.layout,
    "plan": plan.layout,
    "indicator": indicator.layout,
    "form": form.layout,
    "page": lambda _document, _data, _names: Layout(),
}
"""For each kind, what its data adds to a text; a page adds nothing."""


def layout(document: Document, names: Names) -> Layout:
    """Return what a document's data adds to its text."""
    return LAYOUTS[document.data.kind](document, document.data, names)
