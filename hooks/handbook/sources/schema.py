"""Turns plain data into models, and what the models refuse into findings with places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.model import plain
from handbook.model.base import EXAMPLES, SCHEMA_RULE
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.kinds import KINDS
from handbook.model.marks import KeyPath, Marks
from handbook.model.nearest import closest, nearest
from handbook.model.registers import REGISTERS

_Model = TypeVar("_Model", bound=BaseModel)

_ALIKE: Final = 0.66
"""How much of an unknown key and a missing one is the same where one is the other, misspelt."""

HINT: Final = Sentence(N_("{pages} on the site say what each file holds"), {"pages": "developers/"})
"""How to mend a value, where nothing better can be said."""

_DAY: Final = N_("must be a day that there is, like 2026-11-25")
_TIME: Final = N_('must be a time of day in quotes, like "09:00"')
_WHOLE: Final = N_("must be a whole number, like 3")
_NUMBER: Final = N_("must be a number, like 3 or 0.5")
_CHOICE: Final = N_("must be true or false")
_RECORD: Final = N_("must be a record: keys with their values, one on each line")
_LIST: Final = N_("must be a list: each entry on a line of its own, after a hyphen")
_WORDS: Final = N_("must be words, not a list or a record")
_EMPTY: Final = N_("must not be empty")

_REASONS: Final[Mapping[str, str]] = {
    "bool_parsing": _CHOICE,
    "bool_type": _CHOICE,
    "date_from_datetime_inexact": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "decimal_max_digits": N_("must have {max_digits} digits or fewer"),
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "dict_type": _RECORD,
    "extra_forbidden": N_("is not a key that is known here"),
    "finite_number": _NUMBER,
    "greater_than": N_("must be more than {gt}"),
    "greater_than_equal": N_("must be {ge} or more"),
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "less_than_equal": N_("must be {le} or less"),
    "mapping_type": _RECORD,
    "model_attributes_type": _RECORD,
    "model_type": _RECORD,
    "string_too_short": _EMPTY,
    "string_type": _WORDS,
    "time_parsing": _TIME,
    "time_type": _TIME,
    "too_short": _EMPTY,
    "tuple_type": _LIST,
}
"""What is said of each sort of error; ``{values}`` are those of pydantic's own context."""


def validate(
    model: type[_Model], data: Any, marks: Marks, at: KeyPath, languages: Sequence[str]
) -> _Model | tuple[Finding, ...]:
    """Return data as a model, or every reason why it is none.

    ``at`` is where the data stands in its file, ``languages`` are the keys that words must have.
    """
    try:
        return model.model_validate(data, context={"languages": languages})
    except ValidationError as error:
        return refusals(model, data, error, marks, at)


def refusals(
    model: type[BaseModel], data: Any, error: ValidationError, marks: Marks, at: KeyPath = ()
) -> tuple[Finding, ...]:
    """Return every reason why data is no such model, as ``error`` holds them."""
    details = error.errors(include_url=False)
    faults = [_named(model, _Fault.of(data, detail)) for detail in details]
    found: list[Finding] = []
    for fault in _together(list(_without_echoes(_without_misspelt(model, faults)))):
        finding = _finding(model, fault, marks, at)
        if finding not in found:
            found.append(finding)
    return tuple(found)


def refusal(
    place: Place,
    key: object,
    reason: Sentence,
    hint: Sentence = HINT,
    rule: str = SCHEMA_RULE,
) -> Finding:
    """Return the finding that a value is not what it must be."""
    values = {**reason.values, "key": key, "reason": reason, "hint": hint}
    return Finding(rule, place, values)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that a model refuses: the way to it in the data, and why."""

    way: KeyPath
    kind: str
    reason: Sentence
    choice: KeyPath | None
    """The way to the value that could be one of several things, where it is within one."""

    rule: str = SCHEMA_RULE
    """The rule that it breaks."""

    hint: Sentence | None = None
    """What may have been meant."""

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
        key = (last,) if ends_in_key else detail.get("ctx", {}).get("at", ())
        rule = detail.get("ctx", {}).get("rule", SCHEMA_RULE)
        is_empty = detail["input"] is None and not ends_in_key
        kind = "empty" if is_empty else detail["type"]
        return cls((*way, *key), kind, _reason(detail), choice, rule, _hint(detail))


def _named(model: type[BaseModel], fault: _Fault) -> _Fault:
    """Return a fault under the rule that its field names for being left out or empty."""
    if fault.kind not in {"missing", "empty", "too_short", "string_too_short"}:
        return fault
    rule = _schema(model, fault.way).get("x-rule", SCHEMA_RULE)
    return replace(fault, rule=rule)


def _hint(detail: ErrorDetails) -> Sentence | None:
    """Return what may have been meant: the allowed word most like it, or a language's tag."""
    written = detail["input"]
    meant = None
    if detail["type"] == "literal_error" and isinstance(written, str):
        meant = closest(written, _choices(detail))
    elif detail["type"] == "string_pattern_mismatch" and detail["ctx"]["pattern"] == plain.TAG:
        meant = plain.tag_of(written)
    return nearest(meant, [meant]) if meant else None


def _choices(detail: ErrorDetails) -> list[str]:
    """Return the words of which one is allowed."""
    return str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")


def _reason(detail: ErrorDetails) -> Sentence:
    """Return in plain words why a value is refused; they follow the key in a sentence."""
    kind, values = detail["type"], detail.get("ctx", {})
    if kind == "refused":
        return Sentence(values["reason"], values)
    if kind == "missing":
        return Sentence(N_("is missing"))
    if detail["input"] is None:
        return Sentence(N_("has no value"))
    if kind == "literal_error":
        return Sentence(N_("must be one of: {choices}"), {"choices": ", ".join(_choices(detail))})
    if kind == "string_pattern_mismatch":
        return _pattern(values["pattern"])
    if kind in _REASONS:
        return Sentence(_REASONS[kind], values)
    said = detail["msg"].removeprefix("Value error, ")
    return Sentence("{said}", {"said": said[:1].lower() + said[1:]})


def _pattern(pattern: str) -> Sentence:
    if pattern == plain.TAG:
        return Sentence(plain.NO_TAG)
    example = EXAMPLES.get(pattern) or plain.EXAMPLES.get(pattern)
    if example is None:
        return Sentence(N_("is not written as it must be"))
    if example.startswith('"'):
        return Sentence(N_("must be written in quotes, like {example}"), {"example": example})
    return Sentence(N_("must be written like {example}"), {"example": example})


def _has(data: list[Any] | dict[str, Any], part: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(part, int) and part < len(data)
    return part in data


def _without_misspelt(model: type[BaseModel], faults: Sequence[_Fault]) -> Sequence[_Fault]:
    """Return faults but for keys that are missing since their record has them misspelt."""
    meant = {
        (*fault.way[:-1], _key_meant(model, fault.way))
        for fault in faults
        if fault.kind == "extra_forbidden"
    }
    return [fault for fault in faults if fault.kind != "missing" or fault.way not in meant]


def _key_meant(model: type[BaseModel], way: KeyPath) -> str | None:
    """Return the known key that the unknown one to which ``way`` leads is without much doubt."""
    return closest(str(way[-1]), _known_keys(model, way[:-1]), _ALIKE)


def _without_echoes(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Yield faults; of a choice only the branch that was meant, or all that it may be in one."""
    plain = [fault for fault in faults if fault.choice is None]
    yield from plain
    for choice in dict.fromkeys(fault.choice for fault in faults if fault.choice is not None):
        branches = [fault for fault in faults if fault.choice == choice]
        if inside := [fault for fault in branches if fault.way != choice]:
            yield from inside
        else:
            yield replace(branches[0], reason=_either([fault.reason for fault in branches]))


def _either(reasons: Sequence[Sentence]) -> Sentence:
    whole, *others = [reason for i, reason in enumerate(reasons) if reason not in reasons[:i]]
    for other in others:
        whole = Sentence(N_("{one}, or {other}"), {"one": whole, "other": other})
    return whole


def _together(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Yield faults; those of keys that one record lacks as one."""
    lacking: dict[KeyPath, list[str]] = {}
    for fault in faults:
        if fault.kind == "missing" and fault.rule == SCHEMA_RULE:
            lacking.setdefault(fault.way[:-1], []).append(str(fault.way[-1]))
    for fault in faults:
        keys = lacking.get(fault.way[:-1], [])
        keys = keys if fault.way[-1:] and fault.way[-1] in keys else []
        if len(keys) < 2:
            yield fault
        elif fault.way[-1] == keys[0]:
            way = (*fault.way[:-1], ", ".join(dict.fromkeys(keys)))
            yield replace(fault, way=way, reason=Sentence(N_("are missing")))


def _finding(model: type[BaseModel], fault: _Fault, marks: Marks, at: KeyPath) -> Finding:
    path = (*at, *fault.way)
    named = next((part for part in reversed(path) if isinstance(part, str)), None)
    key = named if named is not None else Sentence(N_("the entry"))
    hint = fault.hint or _page(model)
    match fault.kind:
        case "extra_forbidden":
            hint = nearest(str(key), _known_keys(model, fault.way[:-1]))
            return refusal(marks.key(*path), key, fault.reason, hint)
        case "missing":
            return refusal(marks.value(*path[:-1]), key, fault.reason, hint, fault.rule)
        case "refused" if fault.reason.values["at"]:
            return refusal(marks.key(*path), key, fault.reason, hint, fault.rule)
        case _:
            return refusal(marks.value(*path), key, fault.reason, hint, fault.rule)


def _page(model: type[BaseModel]) -> Sentence:
    """Return where all keys of a record are explained."""
    known: dict[type[BaseModel], str] = {kind: f"kinds/{name}" for name, kind in KINDS.items()}
    known.update((entry, f"registers/{name}") for name, entry in REGISTERS.items())
    if model not in known:
        return HINT
    page = f"developers/{known[model]}/"
    return Sentence(N_("{page} on the site says what belongs here"), {"page": page})


def _known_keys(model: type[BaseModel], way: Sequence[str | int]) -> list[str]:
    """Return the keys of the record to which ``way`` leads, as far as the schema tells."""
    schema = model.model_json_schema(by_alias=True)
    return list(_follow(schema, _schema(model, way)).get("properties", {}))


def _schema(model: type[BaseModel], way: Sequence[str | int]) -> Any:
    """Return what the JSON Schema of a model says of the value to which ``way`` leads."""
    schema = model.model_json_schema(by_alias=True)
    here: Any = schema
    for part in way:
        here = _follow(schema, here)
        if isinstance(part, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(part) or here.get("additionalProperties") or {}
    return here


def _follow(schema: Any, here: Any) -> Any:
    for option in here.get("anyOf", ()):
        if "$ref" in option:
            here = option
    if "$ref" in here:
        return schema["$defs"][here["$ref"].rpartition("/")[2]]
    return here
