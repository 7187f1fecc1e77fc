"""An awareness campaign: to whom, what it says, with which materials, when."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from handbook.model.base import ContactRef, DocumentRef, Identifier, Item, Value, Words
from handbook.model.kinds.document import DocumentData


class Period(Value):
    """From the first day to the last, both included."""

    from_: dt.date
    to: dt.date


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

    kind: Literal["campaign"]
    year: int
    period: Period
    audiences: tuple[Audience, ...] = Field(min_length=1)
    messages: tuple[Message, ...] = Field(min_length=1)
    materials: tuple[Material, ...] = ()
    events: tuple[Event, ...] = ()
    helplines: tuple[ContactRef, ...] = Field(min_length=1)
    """Where the campaign sends people, in order."""

    indicators: tuple[DocumentRef, ...] = ()
