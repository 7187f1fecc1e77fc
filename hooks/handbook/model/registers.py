"""The eight registers: what is said once and referred to everywhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import (
    NAME_MISSING,
    AnyNumber,
    DocumentRef,
    EachLanguage,
    EntryId,
    Identifier,
    InstitutionRef,
    LanguageKeys,
    LawRef,
    RegisterWords,
    SomeWords,
    SourceRef,
    Value,
    needed,
    refused,
    unambiguous,
)
from handbook.model.diagnostic import N_
from handbook.model.plain import LanguageTag, Line, MailAddress, PhoneNumber, WebAddress

Certainty = Literal["confirmed", "unconfirmed", "contradicted"]

_DIGITS: Final = re.compile("[0-9]+")
_ARTICLE: Final = re.compile(r"art(-[0-9]+)+")
"""The id of an article that is called after its number."""

UNDATED: Final = "unknown"
"""The date of a source that gives none."""


class Entry(Value):
    """What every entry of every register has."""

    id: EntryId
    names: RegisterWords = Field(json_schema_extra=needed(NAME_MISSING))
    """Its name in each language, nominative."""

    unconfirmed_names: LanguageKeys = ()
    """Languages whose name no source confirms; pages say so."""

    sources: tuple[SourceRef, ...] = ()
    """What confirms it."""

    note: RegisterWords | None = None
    """What a reader must know about it."""


class Gazette(Value):
    """Where a law was published."""

    number: Line
    date: dt.date


class Article(Value):
    """An article of a law that the handbook cites."""

    id: Identifier
    number: Line
    """As the law numbers it: ``6``, ``7(6)``."""

    about: RegisterWords
    """What it is about, in a few words."""

    @model_validator(mode="after")
    def _is_of_its_number(self) -> Self:
        named, printed = _DIGITS.findall(self.id), _DIGITS.findall(self.number)
        is_numbered = _ARTICLE.fullmatch(self.id) and printed
        if is_numbered and printed[: len(named)] != named:
            reason = N_("is not that of {id}; one of them names another article")
            raise refused(("number",), reason, id=self.id)
        return self


class Law(Entry):
    """A law or by-law, an international instrument, a strategy."""

    type: Literal["law", "by-law", "code", "constitution", "strategy", "agreement", "treaty", "eu"]
    number: Line | None = None
    gazette: Gazette | None = None
    decided: dt.date | None = None
    """The day it was adopted or signed."""

    in_force: dt.date | None = None
    ended: dt.date | None = None
    """The day it ceased to apply, where that is confirmed."""

    binding: bool = True
    """Whether it binds Kosovo's institutions; false for a standard to work towards."""

    basis: tuple[LawRef, ...] = ()
    """The laws under which it was made, or their articles."""

    articles: tuple[Article, ...] = ()

    @model_validator(mode="after")
    def _ends_last(self) -> Self:
        for key, begin in (("decided", self.decided), ("in-force", self.in_force)):
            if begin and self.ended and self.ended < begin:
                reason = N_("must not be before {first}")
                raise refused(("ended",), reason, first=str(begin))
            if key == "in-force" and begin and self.decided and begin < self.decided:
                reason = N_("must not be before {first}")
                raise refused((key,), reason, first=str(self.decided))
        return self


class Institution(Entry):
    """An institution or organisation."""

    short: SomeWords = Field(default={})
    """Its acronym, in the languages that use one."""

    parent: InstitutionRef | None = None
    successor: InstitutionRef | None = None
    """Who took over, where it no longer exists under this name."""

    type: Literal["public", "civil-society", "international"] = "public"

    @model_validator(mode="after")
    def _is_not_its_own(self) -> Self:
        for key, other in (("parent", self.parent), ("successor", self.successor)):
            if other == self.id:
                raise refused((key,), N_("names this institution itself"))
        return self


class Role(Entry):
    """A role: what someone is in a procedure. ``names`` holds the masculine or common form."""

    institution: InstitutionRef
    feminine: SomeWords = Field(default={})
    """The feminine form, in the languages that have one; titles show both."""


class Term(Entry):
    """A term: one preferred form in each language, and what it means."""

    definition: RegisterWords = Field(json_schema_extra=needed(NAME_MISSING))
    avoid: Annotated[Mapping[str, tuple[str, ...]], EachLanguage] = Field(default={})
    """Forms not to be used, by language, as a dictionary gives them: checks find them inflected."""

    short: SomeWords = Field(default={})
    """Its acronym, in the languages that use one."""

    @model_validator(mode="after")
    def _avoids_other_forms(self) -> Self:
        for key, forms in self.avoid.items():
            preferred = self.names.get(key, "").casefold()
            for index, form in enumerate(forms):
                if form.casefold() == preferred:
                    raise refused(("avoid", key, index), N_("is the preferred form itself"))
        return self


class Contact(Entry):
    """A number or address that people can turn to."""

    type: Literal["emergency", "helpline", "office"]
    number: PhoneNumber | None = None
    """The number as it is dialled and printed."""

    email: MailAddress | None = None
    languages: tuple[LanguageTag, ...] = ()
    """Tags of the languages it answers in, only as confirmed."""

    checked: dt.date
    """The day of the newest independent confirmation."""

    recheck_by: dt.date
    status: Literal["confirmed", "unconfirmed", "obsolete"]

    @model_validator(mode="after")
    def _reaches_someone(self) -> Self:
        if not (self.number or self.email):
            raise refused(("id",), N_("needs a number or an email by which it is reached"))
        if self.number and self.status != "obsolete" and not _is_dialled(self.number):
            reason = N_("must be three digits like 112, or 0 or +383 and eight digits more")
            raise refused(("number",), reason)
        if self.number and not _is_called_after(self.id, self.number):
            raise refused(("number",), N_("is not the number that the id {id} holds"), id=self.id)
        if self.recheck_by < self.checked:
            reason = N_("must not be before {first}")
            raise refused(("recheck-by",), reason, first=str(self.checked))
        return self


_DIALLED: Final = re.compile(r"1[0-9]{2}|116[0-9]{3}|(?:0|\+383)[0-9]{8}|\+(?!383)[1-9][0-9]{7,14}")
"""How numbers are dialled in Kosovo: short ones, its own, and those of other countries."""


def _is_dialled(number: str) -> bool:
    """Tell whether a number has as many digits as such numbers have."""
    return _DIALLED.fullmatch(re.sub(r"[ /-]", "", number)) is not None


def _is_called_after(ident: str, number: str) -> bool:
    """Tell whether each number in the id of a contact is its own; one of four digits is a year."""
    digits = re.sub("[^0-9]", "", number)
    named = [n for n in _DIGITS.findall(ident) if len(n) >= _SHORT and len(n) != len("2026")]
    if len(digits) == _SHORT:
        return all(n == digits for n in named)
    return all(n in digits for n in named)


_SHORT: Final = 3
"""The digits of the shortest numbers that are dialled."""


class Fact(Entry):
    """A number, deadline, amount or day that text refers to and never types."""

    value: AnyNumber | dt.date
    unit: Literal[
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "euro",
        "percent",
        "count",
        "date",
    ]
    status: Certainty
    as_of: dt.date | None = None
    """The day or the end of the period that the value describes."""

    checked: dt.date
    """The day on which the source was last read."""

    @model_validator(mode="after")
    def _is_of_its_unit(self) -> Self:
        is_day = isinstance(self.value, dt.date)
        if is_day and self.unit != "date":
            raise refused(("value",), N_("is a day, and its unit is {unit}"), unit=self.unit)
        if self.unit == "date" and not is_day:
            raise refused(("value",), N_("must be a day that there is, like 2026-11-25"))
        if isinstance(self.value, Decimal) and self.value < 0:
            raise refused(("value",), N_("must be {ge} or more"), ge=0)
        if isinstance(self.value, Decimal):
            unambiguous(self.value, ("value",))
            if self.unit == "count" and self.value % 1:
                raise refused(("value",), N_("must be a whole number, like 3"))
            if self.unit == "euro" and self.value * 100 % 1:
                raise refused(("value",), N_("must have no more than two decimals"))
        return self


class Source(Entry):
    """Where a claim ends: a publication that anyone can look up."""

    publisher: Line
    address: WebAddress | None = None
    language: LanguageTag | None = None
    """Tag of the language it is written in."""

    date: Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}){0,2}|unknown)$")] | None = None
    """When it was published, as exactly as it says: ``2021``, ``2021-10``, ``2021-10-18``.

    ``unknown`` where neither it nor those who keep it say so.
    """

    checked: dt.date
    """The day on which it was last read."""

    @model_validator(mode="after")
    def _is_read_after(self) -> Self:
        if self.date and self.date != UNDATED and self.date > str(self.checked):
            reason = N_("is after {checked}, when it was read")
            raise refused(("date",), reason, checked=str(self.checked))
        return self


class Comment(Value):
    """One institution's comment in a consultation, and the answer to it."""

    id: Identifier
    institution: InstitutionRef
    on: DocumentRef
    text: RegisterWords
    answer: Literal["accepted", "partly", "declined", "open"]
    reason: RegisterWords | None = None


class Consultation(Entry):
    """A round of consultation: who was asked, when, what they said, what became of it."""

    documents: tuple[DocumentRef, ...]
    asked: tuple[InstitutionRef, ...]
    from_: dt.date
    to: dt.date
    comments: tuple[Comment, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ > self.to:
            raise refused(("to",), N_("must not be before {first}"), first=str(self.from_))
        return self


REGISTERS: Final[Mapping[str, type[Entry]]] = {
    "laws": Law,
    "institutions": Institution,
    "roles": Role,
    "terms": Term,
    "contacts": Contact,
    "facts": Fact,
    "sources": Source,
    "consultations": Consultation,
}
"""The file's stem, and what its entries are."""

SCHEMES: Final[Mapping[str, str]] = {
    "law": "laws",
    "org": "institutions",
    "role": "roles",
    "term": "terms",
    "contact": "contacts",
    "fact": "facts",
    "source": "sources",
}
"""The scheme of a reference, and the register that it points into (``doc`` points to documents)."""
