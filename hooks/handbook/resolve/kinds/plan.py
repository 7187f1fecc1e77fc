"""A plan's data as blocks: its activities as a table, and a card for each."""

from __future__ import annotations

from handbook.model.document import Document
from handbook.model.kinds import Plan
from handbook.model.kinds.plan import Activity
from handbook.resolve.blocks import fields, joined, table
from handbook.resolve.kinds.layout import Layout
from handbook.resolve.names import Names


def layout(document: Document, data: Plan, names: Names) -> Layout:
    """Return the activities before the text, and owner, period and output with each."""
    _ = names._
    overview = table(
        [_("Activity"), _("Owner"), _("Period")],
        [
            (
                (names.link("doc", f"{data.code}#{activity.id}"),),
                (names.link("org", activity.owner),),
                _period(activity, names),
            )
            for activity in data.activities
        ],
    )
    cards = {
        activity.id: fields(
            [
                (_("Owner"), (names.link("org", activity.owner),)),
                (_("Period"), _period(activity, names)),
                (_("Output"), names.words(activity.output)),
                (_("Measured by"), joined(names.links("doc", activity.indicators))),
            ]
        )
        for activity in data.activities
    }
    return Layout(overview, cards)


def _period(activity: Activity, names: Names) -> str:
    period = activity.period
    if isinstance(period, str):
        return names._("standing task")
    return names._("months {first} to {last} after adoption").format(
        first=period.from_, last=period.to
    )
