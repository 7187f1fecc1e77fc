"""What every value that comes from YAML has in common: immutable, strict, kebab-case keys.

Knows pydantic; knows no file, no kind of document and no register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import Annotated, Any, Final, Literal, Self, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from handbook.model.diagnostic import N_
from handbook.model.marks import KeyPath


def kebab(name: str) -> str:
    """Return the YAML key of a Python field: ``review_by`` is written ``review-by``."""
    return name.rstrip("_").replace("_", "-")


class Value(BaseModel):
    """An immutable record read from YAML; an unknown key is an error."""

    model_config = ConfigDict(
        alias_generator=kebab,
        defer_build=True,  # a run builds few of them
        extra="forbid",
        frozen=True,
        populate_by_name=False,
    )

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        for name, key in _naming(type(self)):
            named = getattr(self, name)
            if len(set(named)) < len(named):
                index = next(i for i, entry in enumerate(named) if entry in named[:i])
                raise refused((key, index), N_("names {entry} twice"), entry=named[index])
        return self


@cache
def _naming(model: type[Value]) -> tuple[tuple[str, str], ...]:
    """Return the lists of a record, with their keys, whose entries are ids or choices."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) is tuple and _names(get_args(field.annotation)[0])
    )


def _names(entry: Any) -> bool:
    if get_origin(entry) is Literal:
        return True
    parts = get_args(entry) if get_origin(entry) is Annotated else ()
    patterns = [m for part in parts for m in getattr(part, "metadata", ())]
    return any(isinstance(part, Refers) for part in parts) or any(
        getattr(found, "pattern", "") == KEBAB for found in patterns
    )


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as a reference: its text is a target of one scheme (``org``, ``doc``, ...)."""

    scheme: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the JSON Schema, and so the pages made of it, what the text refers to."""
        return {**handler(schema), "x-refers-to": self.scheme}


SCHEMA_RULE: Final = "invalid-schema"
"""The rule that a refused value breaks, where none is named for the fault."""


def refused(
    at: KeyPath, reason: str, /, *, rule: str = SCHEMA_RULE, **values: object
) -> PydanticCustomError:
    """Return the error by which a record refuses a value, which stands ``at`` within it.

    ``reason`` follows the key in a sentence and is marked for translation; ``values`` fill it, and
    the words of ``rule``, where the fault has a rule of its own.
    """
    context = {**values, "at": at, "reason": reason, "rule": rule}
    return PydanticCustomError("refused", reason, context)


def needed(rule: str) -> dict[str, JsonValue]:
    """Return what tells of a field that leaving it out, or empty, breaks a rule of its own."""
    return {"x-rule": rule}


_Keyed = TypeVar("_Keyed", bound=Mapping[str, Any] | tuple[str, ...])


def _known(keys: _Keyed, info: ValidationInfo) -> _Keyed:
    expected = (info.context or {}).get("languages", keys)
    for index, key in enumerate(keys):
        if key not in expected:
            at = index if isinstance(keys, tuple) else key
            raise refused((at,), N_("is not a language that handbook.yml lists"))
        if isinstance(keys, tuple) and key in keys[:index]:
            raise refused((index,), N_("names {entry} twice"), entry=key)
    return keys


def _filled(words: Mapping[str, str]) -> Mapping[str, str]:
    for key, said in words.items():
        if not said.strip():
            raise refused((key,), N_("must not be empty"))
    return words


def _complete(
    words: Mapping[str, str], info: ValidationInfo, *, rule: str = SCHEMA_RULE
) -> Mapping[str, str]:
    expected = (info.context or {}).get("languages", ())
    if missing := [key for key in expected if not words.get(key, "").strip()]:
        reason = N_("has no words in {languages}")
        raise refused((), reason, rule=rule, languages=", ".join(missing))
    return words


LanguageKeys = Annotated[tuple[str, ...], AfterValidator(_known)]
"""Some of the languages, by address."""

EachLanguage = AfterValidator(_known)
"""Refuses keys of a mapping that are no language of the handbook."""

SomeWords = Annotated[Mapping[str, str], AfterValidator(_known), AfterValidator(_filled)]
"""Short prose that only some languages need."""

Words = Annotated[Mapping[str, str], AfterValidator(_known), AfterValidator(_complete)]
"""Short prose, one key a language (the language's address: ``sq``, ``sr``, ``en``)."""

NAME_MISSING: Final = "register-name-missing"

RegisterWords = Annotated[
    Mapping[str, str],
    AfterValidator(_known),
    AfterValidator(partial(_complete, rule=NAME_MISSING)),
]
"""Short prose of a register, which pages in every language show."""

EXAMPLES: Final[Mapping[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "first-report",
    r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$": "04-L-218",
    r"^[A-Z]{2,5}-[0-9]{2,3}$": "SOP-01",
    r"^[0-9]+\.[0-9]+$": '"0.1"',
    r"^[A-Z]{2,5}-[0-9]{2,3}(#[a-z0-9-]+)?$": "SOP-01#first-report",
    r"^([A-Z]{2,5}-[0-9]{2,3}#)?[a-z0-9]+(-[a-z0-9]+)*$": "first-report",
    r"^([0-9]{4}(-[0-9]{2}){0,2}|unknown)$": "2021-10",
    r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$": "sop/first-steps",
}
"""For each pattern below, something that it admits; of a version in the quotes that it needs."""

KEBAB: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id, a slug and a section's anchor look like."""

Identifier = Annotated[str, Field(pattern=KEBAB)]
"""An id within a document or a register: kebab case, ASCII, never changed."""

EntryId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]
"""An id of a register entry; laws keep their official number (``04-L-218``)."""

Code = Annotated[str, Field(pattern=r"^[A-Z]{2,5}-[0-9]{2,3}$")]
"""A document's code: unique, stable for ever (``SOP-01``)."""

Version = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]
"""Major and minor number; 1.0 is the first that may be in force."""

FormerAddress = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$")]
"""An address below a language, without ``/`` at its ends: ``sop/first-steps``."""

DocumentRef = Annotated[str, Refers("doc"), Field(pattern=r"^[A-Z]{2,5}-[0-9]{2,3}(#[a-z0-9-]+)?$")]
"""A document by its code, or one of its sections or items: ``SOP-01#risk-assessment``."""

LawRef = Annotated[str, Refers("law")]
"""A law by its id, or one of its articles: ``04-L-218#art-6``."""

InstitutionRef = Annotated[str, Refers("org")]
RoleRef = Annotated[str, Refers("role")]
ContactRef = Annotated[str, Refers("contact")]
FactRef = Annotated[str, Refers("fact")]
SourceRef = Annotated[str, Refers("source")]
OpenPointRef = Annotated[str, Refers("open-point")]
"""An open point of the same document, by its id."""

StepRef = Annotated[
    str, Refers("step"), Field(pattern=r"^([A-Z]{2,5}-[0-9]{2,3}#)?[a-z0-9]+(-[a-z0-9]+)*$")
]
"""A step of the same document by its id, or of another: ``SOP-02#intake``."""

Percent = Annotated[int, Field(ge=0, le=100)]

_SMALL: Final = 1000


def unambiguous(number: Decimal, at: KeyPath = ()) -> Decimal:
    """Refuse a number that may be thousands as they are written here: ``130.000`` is no 130."""
    if number.as_tuple().exponent == -3 and 1 <= abs(number) < _SMALL:
        reason = N_("must be {thousands} without a dot, or have one or two decimals")
        raise refused(at, reason, thousands=int(number * _SMALL))
    return number


AnyNumber = Annotated[Decimal, Field(max_digits=15)]
"""A number that can be printed: ``1e999999999`` cannot."""

Number = Annotated[AnyNumber, AfterValidator(unambiguous)]
"""A number that can be printed, and that nobody reads as another."""


class Item(Value):
    """Something in a document that has a name of its own: its words are the section of that id."""

    id: Identifier
    """The id of the section that holds the words; the heading of that section is the name."""
