"""A programme's data as blocks: for whom, services, stages, people, headings of cost."""

from __future__ import annotations

from handbook.model.document import Document
from handbook.model.kinds import Programme
from handbook.resolve.blocks import fields, joined, table
from handbook.resolve.kinds.labels import COUNTED
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names


def layout(document: Document, data: Programme, names: Names) -> Layout:
    """Return the target group before the text, a card with each item, tables after."""
    _ = names._
    front = fields(
        [
            (_("For whom"), names.words(data.target_group)),
            (_("Measured by"), joined(names.links("doc", data.indicators))),
        ]
    )
    cards = {
        service.id: fields(
            [(_("Who provides it"), joined(names.links("role", service.provided_by)))]
        )
        for service in data.services
    }
    for stage in data.stages:
        services = names.links("doc", (f"{data.code}#{ident}" for ident in stage.services))
        cards[stage.id] = fields(
            [
                (_("Services"), joined(services)),
                (_("Steps of procedures"), joined(names.links("doc", stage.steps))),
            ]
        )
    staff = table(
        [_("Role"), _("Full-time posts")],
        [((names.link("role", p.role),), names.number(p.full_time)) for p in data.staff],
    )
    costs = table(
        [_("Heading"), _("Counted")],
        [(names.words(cost.name), _(COUNTED[cost.counted])) for cost in data.costs],
    )
    made = (Made("staff", _("Staff"), staff), Made("costs", _("Costs"), costs))
    return Layout(front, cards, tuple(part for part in made if part.blocks))
