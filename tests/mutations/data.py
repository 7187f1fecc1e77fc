"""Slips in YAML data: keys misspelt or left out, values of the wrong sort, words in no language.

Made by walking the models: one value of each field of each kind and register is spoilt in each way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import yaml
from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel

from handbook.model.base import SCHEMA_RULE
from mutations import sheet
from mutations.sheet import Value, slip
from mutations.slip import Slip, Source


def slips(source: Source) -> Iterator[Slip]:
    for values in (sheet.documents(source), sheet.registers(source)):
        chosen = [source.some(group, 1)[0] for group in _by_definer(values).values()]
        for value in chosen:
            yield from _misspelt(source, value)
            yield from _wrong(value)
            yield from _missing(value)
            yield from _empty(value)
            yield from _words(source, value)


def _by_definer(values: Iterator[Value]) -> dict[tuple[str, str, bool], list[Value]]:
    """Return values by the model that defines their field: that of all documents is one."""
    found: dict[tuple[str, str, bool], list[Value]] = {}
    for value in values:
        definer = next(
            model
            for model in reversed(value.owner.__mro__)
            if value.name in vars(model).get("__annotations__", {})
        )
        found.setdefault((definer.__name__, value.name, value.key is None), []).append(value)
    return found


def _rule(value: Value) -> str:
    """Return the rule that a field names for being left out or empty."""
    extra = value.field.json_schema_extra
    return str(extra.get("x-rule", SCHEMA_RULE)) if isinstance(extra, dict) else SCHEMA_RULE


def _misspelt(source: Source, value: Value) -> Iterator[Slip]:
    if value.key is None:
        return
    key = str(value.key.value)
    spoilt = _typo(source, key)
    says = key if len(key) > 3 else ""
    yield slip(value, value.renamed(spoilt), SCHEMA_RULE, value.line, f"key {spoilt}", says=says)


def _typo(source: Source, word: str) -> str:
    """Return a word with a slip of the finger."""
    at = source.chance.randrange(len(word))
    ways = [
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1 :] if len(word) > 3 else f"{word}s",
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at else f"{word}e",
        word.replace("-", "_") if "-" in word else word.capitalize(),
    ]
    return next(way for way in source.chance.sample(ways, len(ways)) if way != word)


def _missing(value: Value) -> Iterator[Slip]:
    if value.key is not None and value.field.is_required():
        yield slip(value, value.without(), _rule(value), value.record_line, "left out")


def _empty(value: Value) -> Iterator[Slip]:
    if value.key is None or not value.field.is_required():
        return
    yield slip(value, value.written(""), _rule(value), value.line, "no value")
    if any(isinstance(part, MinLen) for part in value.field.metadata):
        yield slip(value, value.written("[]"), _rule(value), value.line, "empty list")


def _words(source: Source, value: Value) -> Iterator[Slip]:
    """Yield slips in short prose: a language that is missing, empty, unknown or there twice."""
    if not value.words or value.owner.__name__ == "Entry":
        return
    text = value.text
    key, words = source.some(value.words, 1)[0]
    begin = key.start_mark.index
    end = text.index("\n", words.end_mark.index) + 1
    row = text.rfind("\n", 0, begin) + 1
    line, first = key.start_mark.line + 1, value.value_line
    rule = "register-name-missing" if _is_of_register(value) else SCHEMA_RULE
    if _must_be_complete(value):
        lacking = text[:begin] + text[end:].lstrip(" ") if _opens_entry(text, begin) else ""
        lacking = lacking or text[:row] + text[end:]
        yield slip(value, lacking, rule, first, f"no words in {key.value},", says=key.value)
        empty = text[: words.start_mark.index] + '""' + text[words.end_mark.index :]
        yield slip(value, empty, rule, first, f"empty words in {key.value},", says=key.value)
        blank = text[: words.start_mark.index] + "'  '" + text[words.end_mark.index :]
        yield slip(value, blank, rule, first, f"blank words in {key.value},", says=key.value)
    other = text[:begin] + "de" + text[key.end_mark.index :]
    yield slip(value, other, SCHEMA_RULE, line, "unknown language", says="de ")
    indent = " " * key.start_mark.column
    twice = text[:end] + indent + text[begin:end] + text[end:]
    yield slip(value, twice, "duplicate-key", line + text[begin:end].count("\n"), "language twice")
    many = text[: words.start_mark.index] + "[a, b]" + text[words.end_mark.index :]
    yield slip(value, many, SCHEMA_RULE, line, "words as a list")


def _opens_entry(text: str, begin: int) -> bool:
    """Tell whether a key stands right after the hyphen of an entry."""
    return text[text.rfind("\n", 0, begin) + 1 : begin].strip() == "-"


def _is_of_register(value: Value) -> bool:
    return value.path.startswith("docs/registers/")


def _must_be_complete(value: Value) -> bool:
    return any("_complete" in repr(getattr(part, "func", "")) for part in value.parts)


def _wrong(value: Value) -> Iterator[Slip]:
    """Yield slips that give a field a value of another sort, or one that is out of bounds."""
    for new, name in _wrong_values(value):
        if new == getattr(value.node, "value", None):
            continue
        yield slip(value, value.written(new), SCHEMA_RULE, value.line, f"{name} ({new})")


def _wrong_values(value: Value) -> Iterator[tuple[str, str]]:  # noqa: C901 - a table of types
    parts = value.parts
    plain = [part for part in parts if isinstance(part, type)]
    is_list = value.key is not None and tuple in (get_origin(part) for part in parts)
    is_record = value.key is not None and isinstance(value.node, yaml.MappingNode)
    choices = [choice for part in parts if get_origin(part) is Literal for choice in get_args(part)]
    if is_list or is_record:
        yield "word", "a word for a list" if is_list else "a word for a record"
        if is_list and (value.scheme or choices):
            yield "a, b, c", "commas for a list"
        return
    if isinstance(value.node, yaml.MappingNode):
        return
    if any(issubclass(part, BaseModel) for part in plain):
        yield "always", "a word for a record"
    elif dt.date in plain and Decimal not in plain:
        yield "2026-13-40", "no day"
        yield "25.11.2026", "a day as people write it"
        yield "2026-02-30", "no day"
        yield "tomorrow", "a word for a day"
    elif dt.time in plain:
        yield "nine", "a word for a time"
        yield '"25:00"', "no time"
    elif Decimal in plain:
        yield "about 30", "words for a number"
        yield '"30 %"', "a sign in a number"
    elif bool in plain:
        yield "maybe", "neither true nor false"
    elif int in plain:
        yield "two", "a word for a number"
        yield "1.5", "no whole number"
        for part in parts:
            if isinstance(part, Ge):
                yield str(int(part.ge) - 1), "too small"  # type: ignore[call-overload]
            if isinstance(part, Le):
                yield str(int(part.le) + 1), "too large"  # type: ignore[call-overload]
    elif choices:
        yield f"{value.node.value}s", "a choice misspelt"
        yield str(value.node.value).capitalize(), "a choice with a capital"
    elif any(hasattr(part, "pattern") for part in _all(parts)):
        yield "Not an Id", "not written so"
    elif str in plain and value.key is not None:
        yield "[a, b]", "a list for a word"


def _all(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield part
        yield from getattr(part, "metadata", ())
