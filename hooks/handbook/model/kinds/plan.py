"""A plan: terms of reference, a training plan, a visibility plan, a monitoring framework."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handbook.model.base import DocumentRef, InstitutionRef, Item, Value, Words
from handbook.model.kinds.document import DocumentData


class Months(Value):
    """From the beginning of one month to the end of another; month 1 begins with adoption."""

    from_: int = Field(ge=1)
    to: int = Field(ge=1)


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

    kind: Literal["plan"]
    activities: tuple[Activity, ...] = Field(min_length=1)
