"""``handbook new``: begins a document of a kind, with every key and section it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from handbook.errors import HandbookError
from handbook.model.base import KEBAB
from handbook.model.corpus import Corpus
from handbook.model.kinds import FOLDERS, KINDS, PREFIXES
from handbook.sources.read import read


def new(root: Path, kind: str, slug: str) -> list[str]:
    """Write the folder of a new document and return the paths, relative to the root.

    Its data has the keys, and its texts have the sections, that its kind asks for.
    What only its writer can know stays as ``?``, which the checks name until it is written.
    Raises ``HandbookError`` for an unknown kind, a slug that cannot be an address, or a folder
    that is there already.
    """
    if kind not in KINDS:
        raise HandbookError(f"{kind} is not a kind; write one of {', '.join(KINDS)}")
    if not re.fullmatch(KEBAB, slug):
        raise HandbookError(f"{slug} cannot be part of an address; write small-letters-and-hyphens")
    folder = f"{FOLDERS[kind]}/{slug}"
    if (root / folder).exists():
        raise HandbookError(f"{folder} is there already")
    corpus = read(root)
    files = dict(_files(corpus, kind, folder))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return sorted(files)


def _files(corpus: Corpus, kind: str, folder: str) -> Iterator[tuple[str, str]]:
    schema = KINDS[kind].model_json_schema(by_alias=True)
    data = _example(schema, schema, [x.address for x in corpus.languages])
    data |= {"kind": kind, "code": _free_code(corpus, kind), "status": "draft", "version": "0.1"}
    up = "../" * (folder.count("/") + 1)
    head = f"# yaml-language-server: $schema={up}build/schemas/{kind}.json\n"
    yield f"{folder}/document.yml", head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    sections = "".join(f"\n## ? {{#{ident}}}\n\n?\n" for ident in KINDS[kind].SECTIONS)
    for language in corpus.languages:
        yield f"{folder}/{language.file}", f"# ?\n\n?\n{sections}"


def _free_code(corpus: Corpus, kind: str) -> str:
    taken = corpus.by_code.keys() | corpus.unread
    prefix = PREFIXES[kind]
    return next(c for n in range(1, 1000) if (c := f"{prefix}-{n:02}") not in taken)


def _example(schema: Mapping[str, Any], part: Mapping[str, Any], languages: list[str]) -> Any:
    """Return the least value that a part of a schema asks for, with ``?`` for words."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rpartition("/")[2]]
    if "const" in part or "enum" in part:
        return part.get("const", part.get("enum", ["?"])[0])
    if "anyOf" in part:
        return _example(schema, part["anyOf"][0], languages)
    match part.get("type"):
        case "array":
            return [_example(schema, part["items"], languages)]
        case "object" if "properties" not in part:
            return dict.fromkeys(languages, "?")
        case "object":
            required = part.get("required") or part.get("oneOf", [{}])[0].get("required", ())
            keys = (key for key in part["properties"] if key in required)
            return {key: _example(schema, part["properties"][key], languages) for key in keys}
        case "integer" | "number":
            return part.get("minimum", 1)
        case "boolean":
            return False
        case _:
            return "?"
