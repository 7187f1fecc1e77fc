"""A plan: terms of reference, a training plan, a visibility plan, a monitoring framework."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import DocumentRef, InstitutionRef, Item, Value, Words, refused
from handbook.model.diagnostic import N_
from handbook.model.kinds.document import DocumentData


class Months(Value):
    """From the beginning of one month to the end of another; month 1 begins with adoption."""

    from_: int = Field(ge=1)
    to: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ > self.to:
            raise refused(("to",), N_("must be {ge} or more"), ge=self.from_)
        return self


class Activity(Item):
    """One activity: the words are the section of the same id."""

    owner: InstitutionRef
    period: Months | Literal["standing"]
    """When it is done, or ``standing`` for a task without end."""

    output: Words
    """What exists afterwards that did not before."""

    indicators: tuple[DocumentRef, ...] = ()


class Plan(DocumentData):
    """A plan of activities."""

    SECTIONS: ClassVar = ("mandate", "working-method", "reporting")
    """Few, because terms of reference, a training plan and a framework differ in the rest."""

    kind: Literal["plan"]
    activities: tuple[Activity, ...] = Field(min_length=1)
