"""The keys that every kind of document has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from handbook.model.base import (
    SCHEMA_RULE,
    Code,
    DocumentRef,
    EachLanguage,
    FactRef,
    FormerAddress,
    Identifier,
    InstitutionRef,
    LawRef,
    OpenPointRef,
    SourceRef,
    Value,
    Version,
    Words,
    needed,
    refused,
)
from handbook.model.diagnostic import N_
from handbook.model.plain import Line


class Review(Value):
    """One reading of a text by a person, in a role."""

    role: Words
    """The role in which the person read it (never a person's name)."""

    of: Literal["language", "practice", "law"]
    """What was read for: the language, the practice on duty, or the law."""

    date: dt.date


class Provenance(Value):
    """Who or what drafted one text, and who has reviewed it."""

    drafted_by: Literal["machine", "practitioner", "institution"] = "machine"
    """What the first draft came from. The honest default is ``machine``."""

    drafted: dt.date | None = None
    """The day of that draft."""

    reviews: tuple[Review, ...] = ()
    """Readings so far; none means: not yet reviewed by a practitioner."""

    @property
    def is_read_by_practitioner(self) -> bool:
        """Whether someone who knows the work has read it for that."""
        return any(review.of == "practice" for review in self.reviews)


class Adoption(Value):
    """The act by which an institution made the document its own."""

    body: InstitutionRef
    act: Words
    """What kind of act it was (a decision, an instruction)."""

    number: Line
    date: dt.date
    source: SourceRef


class AppliesToday(Value):
    """What applies while this document is not in force, as far as known."""

    text: Words
    """One or two sentences."""

    sources: tuple[SourceRef, ...] = ()


class OpenPoint(Value):
    """A question that this draft cannot answer, and who must."""

    id: Identifier
    question: Words
    """What is not known, as a question."""

    owner: InstitutionRef = Field(json_schema_extra=needed("open-point-without-owner"))
    """Who must settle it."""

    until_then: Words | None = None
    """What the reader does meanwhile; required where someone acts on it."""

    blocks: bool = True
    """Whether the document cannot be in force while this is open."""

    raised: dt.date
    """The day since which it has been open."""


class Deadline(Value):
    """By when: a fact of the register, or an open point of this document. Exactly one of them."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["fact"]}, {"required": ["open-point"]}]}
    )

    fact: FactRef | None = None
    open_point: OpenPointRef | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.fact is None) == (self.open_point is None):
            rule = SCHEMA_RULE if self.fact else "deadline-without-source"
            raise refused((), N_("must have either fact or open-point, and not both"), rule=rule)
        return self


class Allowance(Value):
    """An exception to a rule of the checks, with its reason and its end."""

    rule: str
    reason: Line
    until: dt.date


class Consent(Value):
    """Why a photograph may be shown. Who is on it is never written: the paper is kept elsewhere."""

    file: str = Field(pattern=r"^[^/].*$")
    """The photograph, as it is called below ``files/``."""

    kind: Literal["no-person", "model", "consent"]
    """Nobody can be known on it; a model posed for it; who is on it consented in writing."""

    recorded: dt.date
    """The day on which this was made sure."""

    kept_by: InstitutionRef
    """The institution that keeps the consent, the model's release, or the statement."""


class DocumentData(Value):
    """The keys of ``document.yml`` that all kinds share."""

    SECTIONS: ClassVar[tuple[str, ...]] = ()
    """The ids of the sections that every text of the kind has, beside those of its items."""

    kind: str
    """The kind of document; it says which further keys there are."""

    code: Code
    """Its code: the letters of its kind and a number, unique, never used again."""

    status: Literal["draft", "review"]
    """Where the work stands; in force, superseded and withdrawn follow from the editions."""

    version: Version
    """The version being worked on, in quotes."""

    owner: InstitutionRef
    """The institution that would adopt it and answers for it."""

    audience: Literal["survivor", "public", "professional"]
    """For whom it is written; survivor pages are neutral in address, title and preview."""

    texts: Annotated[Mapping[str, Provenance], EachLanguage] = {}
    """For each language: who drafted the text, who reviewed it."""

    adoption: Adoption | None = None
    """The act that made it an institution's own; left out while there is none."""

    applies_today: AppliesToday | None = None
    """What applies while it is not in force."""

    effective: dt.date | None = None
    """The day from which it is to be in force."""

    review_by: dt.date | None = None
    """The day by which its owner reviews it."""

    supersedes: tuple[DocumentRef, ...] = ()
    """The documents in whose place it comes, by code."""

    legal_basis: tuple[LawRef, ...] = ()
    """The laws, or articles of them, on which it stands."""

    formerly: tuple[FormerAddress, ...] = ()
    """Addresses that it had before: each leads to where it is now (``handbook rename``)."""

    related: tuple[DocumentRef, ...] = ()
    """Documents that a reader of this one also needs."""

    open_points: tuple[OpenPoint, ...] = ()
    """The questions that it cannot answer yet."""

    consents: tuple[Consent, ...] = ()
    """For each photograph in ``files/``, why it may be shown."""

    allow: tuple[Allowance, ...] = ()
    """Exceptions to rules of the checks, each with its reason and its end."""
