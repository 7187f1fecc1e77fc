"""A call for proposals, or the template of one: money, timetable, eligibility, evaluation."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import (
    DocumentRef,
    Identifier,
    InstitutionRef,
    Item,
    Number,
    Percent,
    Value,
    Words,
    kebab,
    refused,
)
from handbook.model.diagnostic import N_
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

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        amounts = [("smallest", self.smallest), ("largest", self.largest), ("total", self.total)]
        known = [(key, amount) for key, amount in amounts if amount is not None]
        for key, amount in known:
            if amount <= 0:
                raise refused((key,), N_("must be more than 0"), rule="grant-amounts")
        for (_, less), (key, more) in pairwise(known):
            if less > more:
                reason = N_("must be {ge} or more")
                raise refused((key,), reason, rule="grant-amounts", ge=str(less))
        return self


class Milestone(Value):
    """One day of the timetable: a date, or in a template the days after day 0 (publication)."""

    id: Identifier
    name: Words
    day: int | None = None
    date: dt.date | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.day is None) == (self.date is None):
            raise refused((), N_("must have either day or date, and not both"))
        return self


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

    threshold: int = Field(ge=0)
    """The points below which no proposal is financed."""

    total: int = Field(default=100, ge=1)
    """What the points of all criteria make together."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _within_reach(self) -> Self:
        if self.threshold > (most := sum(criterion.points for criterion in self.criteria)):
            reason = N_("must be {le} or less")
            raise refused(("threshold",), reason, rule="threshold-above-maximum", le=most)
        return self


class Annex(Value):
    """A paper that belongs to the call."""

    id: Identifier
    name: Words
    document: DocumentRef | None = None
    """The document of this handbook that it is, where it is one."""


class GrantCall(DocumentData):
    """A call for proposals."""

    SECTIONS: ClassVar = (
        "background",
        "objectives",
        "how-to-apply",
        "evaluation-and-selection",
        "contract",
    )

    kind: Literal["grant-call"]
    state: Literal["template", "planned", "open", "closed", "awarded"]
    money: Money
    timetable: tuple[Milestone, ...] = Field(min_length=1)
    """The milestones, in the order of their days."""

    closes: Identifier | None = None
    """The milestone up to which, its day included, proposals are taken; by id."""

    lots: tuple[Lot, ...] = ()
    eligibility: tuple[Condition, ...] = Field(min_length=1)
    evaluation: Evaluation
    annexes: tuple[Annex, ...] = ()
    contact: InstitutionRef
    """The institution that answers questions on the call."""

    @model_validator(mode="after")
    def _as_its_state_asks(self) -> Self:
        for index, milestone in enumerate(self.timetable):
            if self.state == "template" and milestone.date is not None:
                reason = N_("belongs in a call; a template counts days from day 0")
                raise refused(("timetable", index, "date"), reason, rule="call-state")
            if self.state != "template" and milestone.day is not None:
                reason = N_("belongs in a template; this call needs a date")
                raise refused(("timetable", index, "day"), reason, rule="call-state")
        for name in ("total", "smallest", "largest", "own_share"):
            if self.state == "template" and getattr(self.money, name) is not None:
                reason = N_("belongs in a call; a template leaves its amounts to each call")
                raise refused(("money", kebab(name)), reason, rule="call-state")
        if self.state == "open":
            keys = ("total", "smallest", "largest")
            if lacking := [key for key in keys if getattr(self.money, key) is None]:
                reason = N_("must say {keys} while the call is open")
                raise refused(("money",), reason, rule="call-state", keys=", ".join(lacking))
            if self.closes is None:
                reason = N_("must name the milestone that closes the call while it is open")
                raise refused(("closes",), reason, rule="call-state")
        return self
