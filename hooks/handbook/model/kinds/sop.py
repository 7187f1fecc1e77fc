"""A standard operating procedure: its steps, who takes them, by when, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from handbook.model.base import (
    DocumentRef,
    Item,
    RoleRef,
    StepRef,
    Value,
    Words,
    needed,
)
from handbook.model.kinds.document import Deadline, DocumentData


class Next(Value):
    """What comes after a step."""

    to: StepRef
    """The id of a step of this procedure, or a step of another (``SOP-02#intake``)."""

    when: Words | None = None
    """The condition, where there is more than one way on."""


class Step(Item):
    """One step: the words are the section of the same id."""

    responsible: tuple[RoleRef, ...] = Field(
        min_length=1, json_schema_extra=needed("step-without-responsible")
    )
    """Who does it."""

    accountable: RoleRef
    """Who answers for it."""

    consulted: tuple[RoleRef, ...] = ()
    informed: tuple[RoleRef, ...] = ()
    deadline: Deadline = Field(json_schema_extra=needed("deadline-without-source"))
    forms: tuple[DocumentRef, ...] = ()
    """The forms it uses, by code."""

    next: tuple[Next, ...] = ()
    """What follows; a step without it ends the procedure."""


class Sop(DocumentData):
    """A standard operating procedure."""

    SECTIONS: ClassVar = ("purpose", "scope", "principles", "if-it-fails", "data-protection")

    kind: Literal["sop"]
    phase: Literal["identification", "assistance", "inclusion", "return", "proceedings"]
    """The phase of a transnational referral mechanism (ICMPD's five)."""

    protects: Literal["adults", "children", "both"]
    """Whom it protects."""

    steps: tuple[Step, ...] = Field(min_length=1)
    """In the order in which they are first taken; the first is where the procedure begins."""

    indicators: tuple[DocumentRef, ...] = ()

    def own(self, to: str) -> str | None:
        """Return the id of the own step to which a way leads; none where it leads elsewhere."""
        code, _, ident = to.rpartition("#")
        return ident if code in {"", self.code} else None

    @property
    def ways(self) -> Mapping[str, frozenset[str]]:
        """For each of its steps those that come next within it, as they are named."""
        found: dict[str, set[str]] = {step.id: set() for step in self.steps}
        for step in self.steps:
            found[step.id] |= {own for way in step.next if (own := self.own(way.to))}
        return {ident: frozenset(ids) for ident, ids in found.items()}
