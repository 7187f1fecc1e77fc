"""What the values of the models are called; each goes through the catalogues when shown.

``N_`` marks a word for the catalogues without translating it.
"""

from __future__ import annotations

from typing import Final

from handbook.model.diagnostic import N_

PHASES: Final = {
    "identification": N_("Identification"),
    "assistance": N_("First assistance and protection"),
    "inclusion": N_("Longer-term assistance and social inclusion"),
    "return": N_("Return and social inclusion"),
    "proceedings": N_("Criminal and civil proceedings"),
}
PROTECTS: Final = {
    "adults": N_("Adults"),
    "children": N_("Children"),
    "both": N_("Adults and children"),
}
METHODS: Final = {
    "presentation": N_("presentation"),
    "discussion": N_("discussion"),
    "case-study": N_("case study"),
    "role-play": N_("role play"),
    "group-work": N_("group work"),
    "exercise": N_("exercise"),
    "test": N_("test"),
}
CALL_STATES: Final = {
    "template": N_("Template: no call is open"),
    "planned": N_("Planned"),
    "open": N_("Open"),
    "closed": N_("Closed"),
    "awarded": N_("Awarded"),
}
CONDITIONS: Final = {
    "applicants": N_("Applicants"),
    "partners": N_("Partners"),
    "actions": N_("Actions"),
    "costs": N_("Costs"),
}
COUNTED: Final = {
    "per-person": N_("for each person"),
    "per-month": N_("for each month"),
    "once": N_("once"),
}
MATERIALS: Final = {
    "poster": N_("Poster"),
    "leaflet": N_("Leaflet"),
    "post": N_("Post"),
    "video-script": N_("Video script"),
}
UNITS: Final = {
    "number": N_("number"),
    "percent": N_("percent"),
    "days": N_("days"),
    "euro": N_("euro"),
}
FREQUENCIES: Final = {
    "monthly": N_("every month"),
    "quarterly": N_("every quarter"),
    "half-yearly": N_("twice a year"),
    "yearly": N_("every year"),
}
FIELD_TYPES: Final = {
    "text": N_("a line"),
    "long-text": N_("several lines"),
    "date": N_("a date"),
    "time": N_("a time"),
    "number": N_("a number"),
    "choice": N_("one of"),
    "choices": N_("any of"),
    "signature": N_("a signature"),
}
STATUSES: Final = {"draft": N_("Working draft"), "review": N_("Draft under review")}
KINDS: Final = {
    "sop": N_("Standard operating procedure"),
    "job-description": N_("Job description"),
    "curriculum": N_("Curriculum"),
    "grant-call": N_("Call for proposals"),
    "programme": N_("Programme"),
    "campaign": N_("Campaign"),
    "plan": N_("Plan"),
    "indicator": N_("Indicator"),
    "form": N_("Form"),
    "page": N_("Page"),
}
REVIEWED_FOR: Final = {
    "language": N_("for its language"),
    "practice": N_("for practice"),
    "law": N_("for the law"),
}
LAW_TYPES: Final = {
    "law": N_("Law"),
    "by-law": N_("By-law"),
    "code": N_("Legal code"),
    "constitution": N_("Constitution"),
    "strategy": N_("Strategy"),
    "agreement": N_("Agreement"),
    "treaty": N_("Treaty"),
    "eu": N_("European Union law"),
}
