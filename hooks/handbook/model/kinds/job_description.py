"""A job description: a post, its duties and what it asks of the person."""

from __future__ import annotations

from typing import ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from handbook.model.base import (
    DocumentRef,
    Identifier,
    InstitutionRef,
    Item,
    Percent,
    RoleRef,
    Value,
    Words,
    refused,
)
from handbook.model.diagnostic import N_
from handbook.model.kinds.document import DocumentData
from handbook.model.plain import LanguageTag

WHOLE: Final = 100
"""The whole of the working time, in percent."""


class Duty(Item):
    """One duty: the words are the section of the same id."""

    share: Percent
    """Its share of the working time; all duties together make 100."""

    steps: tuple[DocumentRef, ...] = ()
    """The steps of procedures that it carries out."""


class Competence(Value):
    """One thing that the person must know or be able to do."""

    id: Identifier
    text: Words


class LanguageSkill(Value):
    """A language that the post needs."""

    tag: LanguageTag
    """Its BCP 47 tag."""

    level: Literal["A1", "A2", "B1", "B2", "C1", "C2"]
    """The level of the Common European Framework of Reference."""


class JobDescription(DocumentData):
    """A job description."""

    SECTIONS: ClassVar = ("purpose", "powers", "contacts", "conditions", "evaluation")

    kind: Literal["job-description"]
    role: RoleRef
    """The role that holds the post."""

    institution: InstitutionRef
    unit: Words | None = None
    grade: Words | None = None
    """The grade in the civil service; left out while it is an open point."""

    reports_to: RoleRef
    supervises: tuple[RoleRef, ...] = ()
    duties: tuple[Duty, ...] = Field(min_length=1)
    competences: tuple[Competence, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()

    @model_validator(mode="after")
    def _whole_time(self) -> Self:
        if (shares := sum(duty.share for duty in self.duties)) != WHOLE:
            reason = N_("must have shares that make 100 together, not {sum}")
            raise refused(("duties",), reason, rule="duty-shares", sum=shares)
        if self.reports_to == self.role:
            raise refused(("reports-to",), N_("is the role of the post itself"))
        return self
