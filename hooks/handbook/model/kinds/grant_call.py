"""A call for proposals, or the template of one: money, timetable, eligibility, evaluation."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from handbook.model.base import (
    DocumentRef,
    Identifier,
    InstitutionRef,
    Item,
    Number,
    Percent,
    Value,
    Words,
)
from handbook.model.kinds.document import DocumentData


class Money(Value):
    """The amounts of the call; a template leaves them out, as parameters that each call sets."""

    total: Number | None = None
    smallest: Number | None = None
    """The least that a grant may be."""

    largest: Number | None = None
    own_share: Percent | None = None
    """The least share of the costs that the applicant bears."""

    currency: Literal["EUR"] = "EUR"


class Milestone(Value):
    """One day of the timetable: a date, or in a template the days after day 0 (publication)."""

    id: Identifier
    name: Words
    day: int | None = None
    date: dt.date | None = None


class Lot(Value):
    """A part of the call with an aim of its own."""

    id: Identifier
    name: Words
    programme: DocumentRef | None = None
    """The prototype of services that it pays for."""


class Condition(Value):
    """One condition of eligibility."""

    id: Identifier
    of: Literal["applicants", "partners", "actions", "costs"]
    text: Words


class Criterion(Item):
    """One line of the evaluation grid: the words are the section of the same id."""

    points: int = Field(ge=1)
    """The most points that it can get."""


class Evaluation(Value):
    """How proposals are scored."""

    threshold: int
    """The points below which no proposal is financed."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Annex(Value):
    """A paper that belongs to the call."""

    id: Identifier
    name: Words
    document: DocumentRef | None = None
    """The document of this handbook that it is, where it is one."""


class GrantCall(DocumentData):
    """A call for proposals."""

    kind: Literal["grant-call"]
    state: Literal["template", "planned", "open", "closed", "awarded"]
    money: Money
    timetable: tuple[Milestone, ...] = Field(min_length=1)
    lots: tuple[Lot, ...] = ()
    eligibility: tuple[Condition, ...] = Field(min_length=1)
    evaluation: Evaluation
    annexes: tuple[Annex, ...] = ()
    contact: InstitutionRef
    """The institution that answers questions on the call."""
