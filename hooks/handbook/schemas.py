"""JSON Schemas for editors, generated from the models: completion while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from handbook.model.kinds import KINDS
from handbook.model.registers import REGISTERS
from handbook.model.settings import Settings


def schemas() -> Mapping[str, bytes]:
    """Return each schema by its file name: one a kind, one a register, one for the settings."""
    models: dict[str, Any] = {f"{kind}.json": _object(model) for kind, model in KINDS.items()}
    models |= {f"{name}.json": _list(model) for name, model in REGISTERS.items()}
    models["handbook.json"] = _object(Settings)
    return {name: _bytes(schema) for name, schema in sorted(models.items())}


def _object(model: Any) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }


def _list(model: Any) -> dict[str, Any]:
    schema = _object(model)
    defs = schema.pop("$defs", {})
    dialect = schema.pop("$schema")
    return {"$schema": dialect, "type": "array", "items": schema, "$defs": defs}


def _bytes(schema: Any) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
