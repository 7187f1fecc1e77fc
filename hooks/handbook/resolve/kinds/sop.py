"""A procedure's data as blocks: the way through it, and a card for each step."""

from __future__ import annotations

from handbook.model.content import Blocks, Inlines, Link, Plain
from handbook.model.document import Document
from handbook.model.kinds import Sop
from handbook.model.kinds.sop import Next, Step
from handbook.resolve.blocks import fields, joined, overview
from handbook.resolve.kinds.labels import PHASES, PROTECTS
from handbook.resolve.kinds.layout import Layout
from handbook.resolve.names import Names
from handbook.resolve.points import deadline


def layout(document: Document, data: Sop, names: Names) -> Layout:
    """Return an overview of the steps before the text, and a card at the head of each step."""
    _ = names._
    steps = overview(
        (
            (Plain(f"{number}. "), names.link("doc", f"{data.code}#{step.id}")),
            [
                (_("Who"), joined(names.links("role", step.responsible))),
                (_("By when"), deadline(document, step.deadline, names)),
            ],
        )
        for number, step in enumerate(data.steps, 1)
    )
    facts = fields(
        [
            (_("Phase"), _(PHASES[data.phase])),
            (_("Protects"), _(PROTECTS[data.protects])),
            (_("Measured by"), joined(names.links("doc", data.indicators))),
        ]
    )
    return Layout(
        facts + steps, {step.id: _card(document, data, step, names) for step in data.steps}
    )


def _card(document: Document, data: Sop, step: Step, names: Names) -> Blocks:
    _ = names._
    return fields(
        [
            (_("Who does it"), joined(names.links("role", step.responsible))),
            (_("Who answers for it"), (names.link("role", step.accountable),)),
            (_("Who is asked first"), joined(names.links("role", step.consulted))),
            (_("Who is told"), joined(names.links("role", step.informed))),
            (_("By when"), deadline(document, step.deadline, names)),
            (_("Forms"), joined(names.links("doc", step.forms))),
            (_("What comes next"), _ways(data, step, names)),
        ],
        role="step",
    )


def _ways(data: Sop, step: Step, names: Names) -> Inlines:
    if not step.next:
        return (Plain(names._("The procedure ends here.")),)
    return joined((_way(data, way, names) for way in step.next), "; ")


def _way(data: Sop, way: Next, names: Names) -> Inlines:
    link: Link = names.link("doc", way.to if "#" in way.to else f"{data.code}#{way.to}")
    if way.when is None:
        return (link,)
    return (*names.words(way.when), Plain(": "), link)
