"""A form: who fills it in, who keeps it, for how long, and its fields."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from handbook.model.base import (
    DocumentRef,
    Identifier,
    InstitutionRef,
    RoleRef,
    Value,
    Words,
    needed,
)
from handbook.model.kinds.document import Deadline, DocumentData


class FormField(Value):
    """One field of a form."""

    id: Identifier
    type: Literal["text", "long-text", "date", "time", "number", "choice", "choices", "signature"]
    required: bool
    label: Words
    help: Words | None = None
    """How to fill it in, where the label is not enough."""

    options: tuple[Words, ...] = ()
    """What one can choose, for ``choice`` and ``choices``."""


class Form(DocumentData):
    """A form."""

    SECTIONS: ClassVar = ("use", "how-to-fill", "data-protection")

    kind: Literal["form"]
    filled_by: tuple[RoleRef, ...] = Field(min_length=1)
    kept_by: InstitutionRef
    kept_for: Deadline = Field(json_schema_extra=needed("deadline-without-source"))
    """How long it is kept."""

    steps: tuple[DocumentRef, ...] = ()
    """The steps of procedures that use it."""

    fields_: tuple[FormField, ...] = Field(min_length=1)
    """The fields, in order."""
