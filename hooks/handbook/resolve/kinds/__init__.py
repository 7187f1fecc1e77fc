"""How the data of each kind stands among its words: one module a kind."""

from __future__ import annotations

from handbook.model import kinds
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


def layout(document: Document, names: Names) -> Layout:
    """Return what a document's data adds to its text; a page adds nothing."""
    match document.data:
        case kinds.Sop() as data:
            return sop.layout(document, data, names)
        case kinds.JobDescription() as data:
            return job_description.layout(document, data, names)
        case kinds.Curriculum() as data:
            return curriculum.layout(document, data, names)
        case kinds.GrantCall() as data:
            return grant_call.layout(document, data, names)
        case kinds.Programme() as data:
            return programme.layout(document, data, names)
        case kinds.Campaign() as data:
            return campaign.layout(document, data, names)
        case kinds.Plan() as data:
            return plan.layout(document, data, names)
        case kinds.Indicator() as data:
            return indicator.layout(document, data, names)
        case kinds.Form() as data:
            return form.layout(document, data, names)
        case _:
            return Layout()
