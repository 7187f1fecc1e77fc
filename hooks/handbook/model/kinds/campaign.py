"""An awareness campaign: to whom, what it says, with which materials, when."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import (
    ContactRef,
    DocumentRef,
    Identifier,
    Item,
    Value,
    Words,
    needed,
    refused,
)
from handbook.model.diagnostic import N_
from handbook.model.kinds.document import DocumentData


class Period(Value):
    """From the first day to the last, both included."""

    from_: dt.date
    to: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ > self.to:
            raise refused(("to",), N_("must not be before {first}"), first=str(self.from_))
        return self


class Audience(Value):
    """A group of people that the campaign speaks to."""

    id: Identifier
    name: Words


class Message(Item):
    """One message: the words are the section of the same id."""

    audiences: tuple[Identifier, ...] = Field(min_length=1)
    """The audiences it is for, by id."""


class Material(Item):
    """One material; its text is the section of the same id."""

    type: Literal["poster", "leaflet", "post", "video-script"]
    messages: tuple[Identifier, ...] = Field(min_length=1)
    """The messages it carries, by id."""


class Event(Value):
    """Something that happens on a day of the campaign."""

    id: Identifier
    name: Words
    date: dt.date | None = None


class Campaign(DocumentData):
    """An awareness campaign."""

    SECTIONS: ClassVar = ("aim", "image-rules", "safety", "media", "after-the-campaign")

    kind: Literal["campaign"]
    year: int
    period: Period
    audiences: tuple[Audience, ...] = Field(min_length=1)
    messages: tuple[Message, ...] = Field(
        min_length=1, json_schema_extra=needed("campaign-without-message")
    )
    materials: tuple[Material, ...] = ()
    events: tuple[Event, ...] = ()
    helplines: tuple[ContactRef, ...] = Field(
        min_length=1, json_schema_extra=needed("helpline-missing")
    )
    """Where the campaign sends people, in order."""

    indicators: tuple[DocumentRef, ...] = ()

    @model_validator(mode="after")
    def _is_of_its_year(self) -> Self:
        if not self.period.from_.year <= self.year <= self.period.to.year:
            reason = N_("must be the year of the period, {year}")
            raise refused(("year",), reason, year=self.period.from_.year)
        return self
