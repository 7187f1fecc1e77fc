"""A campaign's data as blocks: when, for whom, what each message and material carries, events."""

from __future__ import annotations

from handbook.model.document import Document
from handbook.model.kinds import Campaign
from handbook.resolve.blocks import bullets, fields, joined, table
from handbook.resolve.kinds.labels import MATERIALS
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names


def layout(document: Document, data: Campaign, names: Names) -> Layout:
    """Return period and audiences before the text, a card with each item, events after."""
    _ = names._
    people = {audience.id: audience.name for audience in data.audiences}
    front = fields(
        [
            (_("Year"), str(data.year)),
            (_("Period"), f"{names.date(data.period.from_)} – {names.date(data.period.to)}"),
            (_("Where it sends people"), joined(names.links("contact", data.helplines))),
            (_("Measured by"), joined(names.links("doc", data.indicators))),
        ]
    )
    audiences = bullets(names.words(audience.name) for audience in data.audiences)
    cards = {
        message.id: fields(
            [(_("For"), joined((names.words(people[x]) for x in message.audiences), "; "))]
        )
        for message in data.messages
    }
    for material in data.materials:
        spoken = names.links("doc", (f"{data.code}#{ident}" for ident in material.messages))
        cards[material.id] = fields(
            [(_("Type"), _(MATERIALS[material.type])), (_("Messages"), joined(spoken))]
        )
    events = table(
        [_("What"), _("When")],
        [(names.words(e.name), names.date(e.date) if e.date else "–") for e in data.events],
    )
    made = (
        Made("audiences", _("Audiences"), audiences),
        Made("events", _("Events"), events),
    )
    return Layout(front, cards, tuple(part for part in made if part.blocks))
