"""Turns plain data into models, and what the models refuse into findings with places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
        faults = [_Fault.of(data, detail) for detail in details]
        found = {_finding(model, fault, marks, at): None for fault in _without_echoes(faults)}
        return tuple(
            Finding("invalid-schema", place, {"key": key, "reason": reason, "nearest": nearest})
            for place, key, reason, nearest in found
        )


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that a model refuses: the way to it in the data, and why."""

    way: KeyPath
    kind: str
    reason: str
    choice: KeyPath | None
    """The way to the value that could be one of several things, where it is within one."""

    @classmethod
    def of(cls, data: Any, detail: ErrorDetails) -> _Fault:
        """Take the names of a choice's branches, which no data holds, out of the way."""
        way: list[str | int] = []
        choice: KeyPath | None = None
        ends_in_key = detail["type"] in {"missing", "extra_forbidden"}
        *inner, last = detail["loc"] or ("",)
        for part in inner if ends_in_key else detail["loc"]:
            if isinstance(data, list | dict) and _has(data, part):
                way.append(part)
                data = data[part]  # type: ignore[index]
            elif choice is None:
                choice = tuple(way)
        reason = detail["msg"].removeprefix("Value error, ")
        key = (last,) if ends_in_key else ()
        return cls((*way, *key), detail["type"], reason[:1].lower() + reason[1:], choice)


def _has(data: list[Any] | dict[str, Any], part: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(part, int) and part < len(data)
    return part in data


def _without_echoes(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Yield faults; of a choice only the branch that was meant, or all that it may be in one."""
    plain = [fault for fault in faults if fault.choice is None]
    yield from plain
    for choice in dict.fromkeys(fault.choice for fault in faults if fault.choice is not None):
        branches = [fault for fault in faults if fault.choice == choice]
        if inside := [fault for fault in branches if fault.way != choice]:
            yield from inside
        else:
            reasons = ", or ".join(dict.fromkeys(fault.reason for fault in branches))
            yield replace(branches[0], reason=reasons)


def _finding(
    model: type[BaseModel], fault: _Fault, marks: Marks, at: KeyPath
) -> tuple[Place, str, str, str]:
    path = (*at, *fault.way)
    key = str(next((part for part in reversed(path) if isinstance(part, str)), "the entry"))
    match fault.kind:
        case "extra_forbidden":
            known = _known_keys(model, fault.way[:-1])
            nearest = next(iter(get_close_matches(key, known, 1)), ", ".join(known))
            return marks.key(*path), key, "is not a key that is known here", nearest
        case "missing":
            return marks.value(*path[:-1]), key, "is missing", ""
        case _:
            return marks.value(*path), key, fault.reason, ""


def _known_keys(model: type[BaseModel], way: Sequence[str | int]) -> list[str]:
    """Return the keys of the record to which ``way`` leads, as far as the schema tells."""
    schema = model.model_json_schema(by_alias=True)
    here: Any = schema
    for part in way:
        here = _follow(schema, here)
        if isinstance(part, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(part) or here.get("additionalProperties") or {}
    return list(_follow(schema, here).get("properties", {}))


def _follow(schema: Any, here: Any) -> Any:
    for option in here.get("anyOf", ()):
        if "$ref" in option:
            here = option
    if "$ref" in here:
        return schema["$defs"][here["$ref"].rpartition("/")[2]]
    return here
