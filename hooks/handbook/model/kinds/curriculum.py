"""A curriculum of the trainers' group: outcomes, modules and how they fill the days."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import (
    DocumentRef,
    Identifier,
    Item,
    Percent,
    RoleRef,
    Value,
    Words,
    needed,
    refused,
)
from handbook.model.diagnostic import N_
from handbook.model.kinds.document import DocumentData

Method = Literal[
    "presentation", "discussion", "case-study", "role-play", "group-work", "exercise", "test"
]


class Outcome(Value):
    """What a learner can do afterwards."""

    id: Identifier
    text: Words
    """One sentence that begins with what the learner does."""


class Module(Item):
    """One unit of teaching: the words are the section of the same id."""

    day: int = Field(ge=1)
    """The day of the course on which it is taught."""

    minutes: int = Field(ge=5, le=480)
    pause: int = Field(default=0, ge=0, le=180)
    """Minutes of break after it."""

    methods: tuple[Method, ...] = Field(min_length=1)
    outcomes: tuple[Identifier, ...] = Field(
        min_length=1, json_schema_extra=needed("module-without-outcome")
    )
    """The outcomes that it serves, by id."""

    steps: tuple[DocumentRef, ...] = ()
    """The steps of procedures that it teaches."""

    materials: tuple[Words, ...] = ()
    """What the trainer needs in the room."""


class Assessment(Value):
    """How learning is measured."""

    before: bool
    """Whether there is a test before the course."""

    after: bool
    """Whether there is a test after it."""

    pass_mark: Percent
    outcomes: tuple[Identifier, ...] = ()
    """The outcomes that the test measures, by id."""

    observed: tuple[Identifier, ...] = ()
    """The outcomes that the trainers observe in the exercises instead, by id."""


class GroupSize(Value):
    """How many learners a course takes."""

    smallest: int = Field(ge=1)
    largest: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.smallest > self.largest:
            raise refused(("largest",), N_("must be {ge} or more"), ge=self.smallest)
        return self


class Curriculum(DocumentData):
    """A curriculum."""

    SECTIONS: ClassVar = ("needs", "method", "assessment", "safety", "after-the-course")

    kind: Literal["curriculum"]
    learners: tuple[RoleRef, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    modules: tuple[Module, ...] = Field(min_length=1)
    days: int = Field(ge=1)
    starts: dt.time
    """The time of day at which each day begins, in quotes (``"09:00"``)."""

    assessment: Assessment
    group_size: GroupSize

    @model_validator(mode="after")
    def _within_its_days(self) -> Self:
        for index, module in enumerate(self.modules):
            if module.day > self.days:
                at = ("modules", index, "day")
                raise refused(at, N_("must be {le} or less"), rule="module-time", le=self.days)
        return self
