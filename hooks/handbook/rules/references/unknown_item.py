"""A field names an item of its own document that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import fields
from handbook.model.document import Document
from handbook.model.kinds import Campaign, Curriculum, Programme, Sop
from handbook.model.marks import KeyPath
from handbook.rules.nearest import nearest
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-item",
    code="HB206",
    title="Fields name items of their document that exist.",
    message="this document has no {what} {id}",
    hint="did you mean {nearest}?",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for at, what, ident, known in _named(document):
            if ident not in known:
                yield RULE.at(
                    document.place(*at),
                    document=document.code,
                    what=what,
                    id=ident,
                    nearest=nearest(ident, known),
                )


def _named(document: Document) -> Iterator[tuple[KeyPath, str, str, set[str]]]:
    """Yield where an item is named, what it should be, its id, and the ids that there are."""
    data = document.data
    points = {point.id for point in data.open_points}
    for found in fields.iter_references(data):
        if found.scheme == "open-point":
            yield found.at, "open point", found.target, points
    match data:
        case Sop(steps=steps):
            ids = {step.id for step in steps}
            for i, step in enumerate(steps):
                for j, way in enumerate(step.next):
                    if ":" not in way.to and "#" not in way.to:
                        yield ("steps", i, "next", j, "to"), "step", way.to, ids
        case Curriculum(outcomes=outcomes, modules=modules, assessment=assessment):
            ids = {outcome.id for outcome in outcomes}
            for i, module in enumerate(modules):
                for j, ident in enumerate(module.outcomes):
                    yield ("modules", i, "outcomes", j), "outcome", ident, ids
            for j, ident in enumerate(assessment.outcomes):
                yield ("assessment", "outcomes", j), "outcome", ident, ids
        case Programme(services=services, stages=stages):
            ids = {service.id for service in services}
            for i, stage in enumerate(stages):
                for j, ident in enumerate(stage.services):
                    yield ("stages", i, "services", j), "service", ident, ids
        case Campaign(audiences=audiences, messages=messages, materials=materials):
            ids = {audience.id for audience in audiences}
            for i, message in enumerate(messages):
                for j, ident in enumerate(message.audiences):
                    yield ("messages", i, "audiences", j), "audience", ident, ids
            spoken = {message.id for message in messages}
            for i, material in enumerate(materials):
                for j, ident in enumerate(material.messages):
                    yield ("materials", i, "messages", j), "message", ident, spoken
