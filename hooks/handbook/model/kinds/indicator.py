"""An indicator sheet: what is measured, how, by whom, from where to where."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from handbook.model.base import (
    SCHEMA_RULE,
    FactRef,
    LawRef,
    Number,
    OpenPointRef,
    RoleRef,
    Value,
    Words,
    refused,
)
from handbook.model.diagnostic import N_
from handbook.model.kinds.document import DocumentData


class Baseline(Value):
    """The value at the start: a fact, which has its day and its source, or an open point."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["fact"]}, {"required": ["open-point"]}]}
    )

    fact: FactRef | None = None
    open_point: OpenPointRef | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.fact is None) == (self.open_point is None):
            rule = SCHEMA_RULE if self.fact else "indicator-without-baseline"
            raise refused((), N_("must have either fact or open-point, and not both"), rule=rule)
        return self


class Target(Value):
    """The value that is to be reached."""

    value: Number
    year: int = Field(ge=2000, le=2100)


class Indicator(DocumentData):
    """An indicator; its definition and method are sections of the text."""

    SECTIONS: ClassVar = ("definition", "method", "limits")

    kind: Literal["indicator"]
    strategy: LawRef
    """The strategy whose progress it shows."""

    unit: Literal["number", "percent", "days", "euro"]
    disaggregation: tuple[Words, ...] = ()
    """By what its values are told apart (sex, age, form of exploitation)."""

    source: Words
    """Where the data comes from."""

    frequency: Literal["monthly", "quarterly", "half-yearly", "yearly"]
    responsible: RoleRef
    baseline: Baseline | None = None
    """From where it starts; an open point of this document while nobody knows."""

    targets: tuple[Target, ...] = Field(default=())
