"""JSON Schemas for editors, generated from the models: completion while one types."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

from handbook.model.base import Value, kebab
from handbook.model.kinds import KINDS
from handbook.model.registers import REGISTERS
from handbook.model.settings import Settings


def schemas() -> Mapping[str, bytes]:
    """Return each schema by its file name: one a kind, one a register, one for the settings."""
    models: dict[str, Any] = {f"{kind}.json": _object(model) for kind, model in KINDS.items()}
    models |= {f"{name}.json": _list(model) for name, model in REGISTERS.items()}
    models["handbook.json"] = _object(Settings)
    return {name: _bytes(schema) for name, schema in sorted(models.items())}


def _object(model: type[Value]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    values = {value.__name__: value for value in _values(model)}
    for name, part in (schema.get("$defs", {}) | {model.__name__: schema}).items():
        _describe(part, values[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _describe(schema: dict[str, Any], model: type[Value]) -> None:
    """Give each property the words that stand below its field in the model's own code.

    pydantic can do so itself, whenever a model is made: every command would pay for it.
    """
    for base in reversed(model.__mro__[: model.__mro__.index(Value)]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0].body  # type: ignore[attr-defined]
        for field, after in pairwise(body):
            match field, after:
                case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                    if (key := kebab(name)) in schema["properties"]:
                        schema["properties"][key]["description"] = inspect.cleandoc(words)


def _values(kind: Any) -> Iterator[type[Value]]:
    """Yield every record that a type holds, itself first."""
    if isinstance(kind, type) and issubclass(kind, Value):
        yield kind
        for field in kind.model_fields.values():
            yield from _values(field.annotation)
    for part in get_args(kind):
        yield from _values(part)


def _list(model: type[Value]) -> dict[str, Any]:
    schema = _object(model)
    defs = schema.pop("$defs", {})
    dialect = schema.pop("$schema")
    return {"$schema": dialect, "type": "array", "items": schema, "$defs": defs}


def _bytes(schema: Any) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
