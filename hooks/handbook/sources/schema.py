"""Turns plain data into models, and what the models refuse into findings with places."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.model.diagnostic import Finding, Place
from handbook.model.marks import KeyPath, Marks

_Model = TypeVar("_Model", bound=BaseModel)


def validate(
    model: type[_Model], data: Any, marks: Marks, at: KeyPath, languages: Sequence[str]
) -> _Model | tuple[Finding, ...]:
    """Return data as a model, or every reason why it is none.

    ``at`` is where the data stands in its file, ``languages`` are the keys that words must have.
    """
    try:
        return model.model_validate(data, context={"languages": languages})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        found = {_finding(model, detail, marks, at): None for detail in details}
        return tuple(
            Finding("invalid-schema", place, {"key": key, "reason": reason, "nearest": nearest})
            for place, key, reason, nearest in found
        )


def _finding(
    model: type[BaseModel], detail: ErrorDetails, marks: Marks, at: KeyPath
) -> tuple[Place, str, str, str]:
    path = (*at, *detail["loc"])
    key = str(next((part for part in reversed(path) if isinstance(part, str)), path[-1]))
    match detail["type"]:
        case "extra_forbidden":
            known = _known_keys(model, detail["loc"][:-1])
            nearest = next(iter(get_close_matches(key, known, 1)), ", ".join(known))
            return marks.key(*path), key, "is not a key that is known here", nearest
        case "missing":
            return marks.value(*path[:-1]), key, "is missing", ""
        case _:
            reason = detail["msg"].removeprefix("Value error, ")
            return marks.value(*path), key, reason[:1].lower() + reason[1:], ""


def _known_keys(model: type[BaseModel], way: Sequence[str | int]) -> list[str]:
    """Return the keys of the record to which ``way`` leads, as far as the schema tells."""
    schema = model.model_json_schema(by_alias=True)
    here: Any = schema
    for part in way:
        here = _follow(schema, here)
        here = here.get("items", {}) if isinstance(part, int) else here["properties"].get(part, {})
    return list(_follow(schema, here).get("properties", {}))


def _follow(schema: Any, here: Any) -> Any:
    for option in here.get("anyOf", ()):
        if "$ref" in option:
            here = option
    if "$ref" in here:
        return schema["$defs"][here["$ref"].rpartition("/")[2]]
    return here
