"""The ten kinds of document: for each one model, which is all that is to be known about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from handbook.model.kinds.campaign import Campaign
from handbook.model.kinds.curriculum import Curriculum
from handbook.model.kinds.document import DocumentData
from handbook.model.kinds.form import Form
from handbook.model.kinds.grant_call import GrantCall
from handbook.model.kinds.indicator import Indicator
from handbook.model.kinds.job_description import JobDescription
from handbook.model.kinds.page import Page
from handbook.model.kinds.plan import Plan
from handbook.model.kinds.programme import Programme
from handbook.model.kinds.sop import Sop

KINDS: Final[Mapping[str, type[DocumentData]]] = {
    "sop": Sop,
    "job-description": JobDescription,
    "curriculum": Curriculum,
    "grant-call": GrantCall,
    "programme": Programme,
    "campaign": Campaign,
    "plan": Plan,
    "indicator": Indicator,
    "form": Form,
    "page": Page,
}

PREFIXES: Final[Mapping[str, str]] = {
    "sop": "SOP",
    "job-description": "JD",
    "curriculum": "CUR",
    "grant-call": "CALL",
    "programme": "PROG",
    "campaign": "CAMP",
    "plan": "PLAN",
    "indicator": "IND",
    "form": "FORM",
    "page": "PAGE",
}
"""The letters with which the codes of each kind begin."""

FOLDERS: Final[Mapping[str, str]] = {
    "sop": "sop",
    "job-description": "docs/job-descriptions",
    "curriculum": "curricula",
    "grant-call": "docs/grants",
    "programme": "docs/programmes",
    "campaign": "campaigns",
    "plan": "docs/plans",
    "indicator": "docs/indicators",
    "form": "docs/forms",
    "page": "docs/pages",
}
"""Where the documents of each kind lie."""

__all__ = [
    "FOLDERS",
    "KINDS",
    "PREFIXES",
    "Campaign",
    "Curriculum",
    "DocumentData",
    "Form",
    "GrantCall",
    "Indicator",
    "JobDescription",
    "Page",
    "Plan",
    "Programme",
    "Sop",
]
