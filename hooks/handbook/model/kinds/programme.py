"""A prototype of social inclusion and long-term reintegration."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.model.base import DocumentRef, Identifier, Item, Number, RoleRef, Value, Words
from handbook.model.kinds.document import DocumentData


class Service(Item):
    """One service: the words are the section of the same id."""

    provided_by: tuple[RoleRef, ...] = Field(min_length=1)


class Stage(Item):
    """One stage of the programme: the words are the section of the same id."""

    services: tuple[Identifier, ...] = ()
    """The services that it uses, by id."""

    steps: tuple[DocumentRef, ...] = ()
    """The steps of procedures that lead into it or out of it."""


class Post(Value):
    """People whom the programme needs."""

    role: RoleRef
    full_time: Annotated[Number, Field(gt=0)]
    """Full-time posts for one group of participants (a proposal: 0.5 is half a post)."""


class Cost(Value):
    """A heading of the budget; amounts are set by each call."""

    id: Identifier
    name: Words
    counted: Literal["per-person", "per-month", "once"]
    """What one unit of it is."""


class Programme(DocumentData):
    """A prototype of services that a call can pay for."""

    SECTIONS: ClassVar = ("need", "principles", "psychological-care", "exit", "quality")

    kind: Literal["programme"]
    target_group: Words
    services: tuple[Service, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=1)
    staff: tuple[Post, ...] = ()
    costs: tuple[Cost, ...] = ()
    indicators: tuple[DocumentRef, ...] = ()
