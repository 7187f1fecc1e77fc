"""An indicator sheet: what is measured, how, by whom, from where to where."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handbook.model.base import FactRef, LawRef, Number, RoleRef, Value, Words
from handbook.model.kinds.document import DocumentData


class Baseline(Value):
    """The value at the start: a fact, which has its day and its source."""

    fact: FactRef


class Target(Value):
    """The value that is to be reached."""

    value: Number
    year: int


class Indicator(DocumentData):
    """An indicator; its definition and method are sections of the text."""

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
    """Left out while it is an open point."""

    targets: tuple[Target, ...] = Field(default=())
