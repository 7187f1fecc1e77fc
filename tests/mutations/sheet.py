"""YAML files of the handbook as their models see them: every value, and how to spoil it.

Holds no slips itself; the modules that make slips in YAML walk through its values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.model.base import Refers
from handbook.model.kinds import KINDS
from handbook.model.registers import REGISTERS
from mutations.slip import Slip, Source

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Value:
    """A value of a YAML file that a field of a model takes; or one entry of a list of words."""

    path: str
    text: str
    """All that is written in the file."""

    at: tuple[str | int, ...]
    owner: type[BaseModel]
    """The model of the record that holds it."""

    name: str
    """The name of its field in Python."""

    key: yaml.Node | None
    """The key before it; none for an entry of a list."""

    node: yaml.Node
    record: yaml.Node
    """The record that holds it."""

    is_last: bool
    is_alone: bool
    """Whether its record or list holds nothing else."""

    @property
    def field(self) -> FieldInfo:
        return self.owner.model_fields[self.name]

    @property
    def line(self) -> int:
        """The line of its key, or of the entry."""
        return (self.key or self.node).start_mark.line + 1

    @property
    def value_line(self) -> int:
        """The line on which it begins."""
        return self.node.start_mark.line + 1

    @property
    def record_line(self) -> int:
        return self.record.start_mark.line + 1

    @property
    def where(self) -> str:
        """The model and the key, for the name of a slip."""
        return f"{self.owner.__name__}.{self.key.value if self.key else self.name + '[]'}"

    @property
    def parts(self) -> list[Any]:
        """What its field's annotation is made of, unions and lists taken apart."""
        return list(_parts([*self.field.metadata, self.field.annotation]))

    @property
    def scheme(self) -> str | None:
        """The scheme of what it refers to."""
        return next((part.scheme for part in self.parts if isinstance(part, Refers)), None)

    @property
    def words(self) -> list[tuple[yaml.Node, yaml.Node]]:
        """Its languages and their words, if it is short prose."""
        if isinstance(self.node, yaml.MappingNode) and Mapping in map(get_origin, self.parts):
            pairs = self.node.value
            return pairs if all(isinstance(v, yaml.ScalarNode) for _, v in pairs) else []
        return []

    def written(self, new: str) -> str:
        """Return the file with another value here."""
        text = self.text
        if isinstance(self.node, yaml.ScalarNode):
            begin, end = self.node.start_mark.index, self.node.end_mark.index
            return text[:begin] + new + text[end:]
        assert self.key
        begin = self.key.end_mark.index + 1
        return text[:begin] + f" {new}\n".replace(" \n", "\n") + text[self._end() :]

    def without(self) -> str:
        """Return the file without it and its key."""
        first = self.key or self.node
        begin = first.start_mark.index
        if not self.key:
            begin = self._line_start(begin)
        elif self.is_last:
            if self.is_alone:
                return self.text[:begin] + "{}\n" + self.text[self._end() :]
            begin = self._line_start(begin)
        end = self._end()
        if self.key and not self.is_last:
            end += self.key.start_mark.column
        return self.text[:begin] + self.text[end:]

    def renamed(self, key: str) -> str:
        """Return the file with another key before it."""
        assert self.key
        begin, end = self.key.start_mark.index, self.key.end_mark.index
        return self.text[:begin] + key + self.text[end:]

    def twice(self) -> str:
        """Return the file with the key and value a second time, after the first."""
        assert self.key
        begin, end = self.key.start_mark.index, self._end()
        piece = self.text[begin:end].rstrip() + "\n"
        indent = " " * self.key.start_mark.column
        return self.text[:end].rstrip("\n") + "\n" + indent + piece + self.text[end:]

    def end_line(self) -> int:
        """Return the last line of it that is not empty."""
        return self.text[: self._end()].rstrip().count("\n") + 1

    def _end(self) -> int:
        """Return where the next line begins that does not belong to it."""
        first = self.key or self.node
        column = first.start_mark.column
        end = self.text.find("\n", (self.key or self.node).end_mark.index)
        while end >= 0:
            line, _, _ = self.text[end + 1 :].partition("\n")
            if line.strip() and len(line) - len(line.lstrip()) <= column:
                return end + 1
            if not line and end + 1 >= len(self.text):
                return end + 1
            end = self.text.find("\n", end + 1)
        return len(self.text)

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1


def values(source: Source, path: str) -> Iterator[Value]:
    """Yield every value of a file, records before what they hold."""
    text = source.text(path)
    node = yaml.compose(text, Loader=_Loader)
    name = path.rpartition("/")[2].removesuffix(".yml")
    if name == "document":
        kind = next(v.value for k, v in node.value if k.value == "kind")
        yield from _walk(path, text, (), KINDS[kind], node)
    else:
        for index, entry in enumerate(node.value):
            yield from _walk(path, text, (index,), REGISTERS[name], entry)


def documents(source: Source) -> Iterator[Value]:
    """Yield every value of every document."""
    for document in source.corpus.documents:
        yield from values(source, document.path)


def registers(source: Source) -> Iterator[Value]:
    """Yield every value of every register."""
    for register in source.corpus.registers.values():
        yield from values(source, register.path)


def by_field(found: Iterator[Value]) -> dict[tuple[str, str], list[Value]]:
    """Return values by the model and the name of their field."""
    sorts: dict[tuple[str, str], list[Value]] = {}
    for value in found:
        sort = (value.owner.__name__, value.name + ("" if value.key else "[]"))
        sorts.setdefault(sort, []).append(value)
    return sorts


def slip(value: Value, text: str, rule: str, line: int, name: str, **more: Any) -> Slip:
    """Return the edit of a value's file that ``rule`` must find on ``line``."""
    where = frozenset({(value.path, line)}) if rule else frozenset()
    return Slip(
        f"{name} {value.where} {value.path}:{value.line}",
        {value.path: text.encode()},
        rule,
        **{"at": where, **more},
    )


def _walk(
    path: str, text: str, at: tuple[str | int, ...], model: type[BaseModel], record: yaml.Node
) -> Iterator[Value]:
    fields = {field.alias or name: name for name, field in model.model_fields.items()}
    for index, (key, node) in enumerate(record.value):
        name = fields[key.value]
        is_last = index == len(record.value) - 1
        way = (*at, key.value)
        value = Value(
            path, text, way, model, name, key, node, record, is_last, len(record.value) == 1
        )
        yield value
        yield from _inner(value, way, node)


def _inner(value: Value, at: tuple[str | int, ...], node: yaml.Node) -> Iterator[Value]:
    """Yield the values below one."""
    models = [
        part for part in value.parts if isinstance(part, type) and issubclass(part, BaseModel)
    ]
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            way = (*at, index)
            if models:
                yield from _walk(value.path, value.text, way, models[0], child)
            else:
                is_last = index == len(node.value) - 1
                yield dataclasses.replace(
                    value,
                    at=way,
                    key=None,
                    node=child,
                    record=node,
                    is_last=is_last,
                    is_alone=len(node.value) == 1,
                )
    elif isinstance(node, yaml.MappingNode) and models:
        if Mapping in map(get_origin, value.parts):
            for key, child in node.value:
                yield from _walk(value.path, value.text, (*at, key.value), models[0], child)
        else:
            yield from _walk(value.path, value.text, at, models[0], node)


def _parts(found: list[Any]) -> Iterator[Any]:
    for part in found:
        yield part
        if get_origin(part) in (Annotated, tuple, Union, UnionType, Mapping) or (
            get_origin(part) is not None and get_origin(part).__name__ == "Mapping"
        ):
            yield from _parts(list(get_args(part)))
