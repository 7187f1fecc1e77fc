"""A standard operating procedure: its steps, who takes them, by when, and what comes next."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handbook.model.base import DocumentRef, Item, RoleRef, StepRef, Value, Words
from handbook.model.kinds.document import Deadline, DocumentData


class Next(Value):
    """What comes after a step."""

    to: StepRef
    """The id of a step of this procedure, or a step of another (``SOP-02#intake``)."""

    when: Words | None = None
    """The condition, where there is more than one way on."""


class Step(Item):
    """One step: the words are the section of the same id."""

    responsible: tuple[RoleRef, ...] = Field(min_length=1)
    """Who does it."""

    accountable: RoleRef
    """Who answers for it."""

    consulted: tuple[RoleRef, ...] = ()
    informed: tuple[RoleRef, ...] = ()
    deadline: Deadline
    forms: tuple[DocumentRef, ...] = ()
    """The forms it uses, by code."""

    next: tuple[Next, ...] = ()
    """What follows; a step without it ends the procedure."""


class Sop(DocumentData):
    """A standard operating procedure."""

    kind: Literal["sop"]
    phase: Literal["identification", "assistance", "inclusion", "return", "proceedings"]
    """The phase of a transnational referral mechanism (ICMPD's five)."""

    protects: Literal["adults", "children", "both"]
    """Whom it protects."""

    steps: tuple[Step, ...] = Field(min_length=1)
    """In the order in which they are first taken; the first is where the procedure begins."""

    indicators: tuple[DocumentRef, ...] = ()
