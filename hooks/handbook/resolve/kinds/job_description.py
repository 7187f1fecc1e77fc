"""A job description's data as blocks: the post, and a card for each duty."""

from __future__ import annotations

from babel import Locale

from handbook.model.document import Document
from handbook.model.kinds import JobDescription
from handbook.resolve.blocks import bullets, fields, joined, table
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names


def layout(document: Document, data: JobDescription, names: Names) -> Layout:
    """Return the post before the text, shares and steps with each duty, what it asks after it."""
    _ = names._
    post = fields(
        [
            (_("Role"), (names.link("role", data.role),)),
            (_("Institution"), (names.link("org", data.institution),)),
            (_("Unit"), names.words(data.unit) if data.unit else ()),
            (_("Grade"), names.words(data.grade) if data.grade else _("Open point, see below")),
            (_("Reports to"), (names.link("role", data.reports_to),)),
            (_("Supervises"), joined(names.links("role", data.supervises))),
        ]
    )
    duties = table(
        [_("Duty"), _("Share of time")],
        [
            ((names.link("doc", f"{data.code}#{duty.id}"),), names.percent(duty.share))
            for duty in data.duties
        ],
    )
    cards = {
        duty.id: fields(
            [
                (_("Share of time"), names.percent(duty.share)),
                (_("Steps that it carries out"), joined(names.links("doc", duty.steps))),
            ]
        )
        for duty in data.duties
    }
    asked = bullets(names.words(competence.text) for competence in data.competences)
    asked += table(
        [_("Language"), _("Level (Common European Framework)")],
        [(_language(skill.tag, names), skill.level) for skill in data.languages],
    )
    return Layout(post + duties, cards, (Made("competences", _("Competences"), asked),))


def _language(tag: str, names: Names) -> str:
    """Return what a language is called."""
    known = Locale.parse(names.language.locale).languages
    return str(known.get(tag) or known.get(tag.partition("-")[0], tag))
