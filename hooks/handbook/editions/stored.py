"""The stored form of an edition, ``edition.json``: the resolved document, readable for ever.

It is JSON, with keys in order. A node of content is an object whose ``type`` names it, with those
of its values that say something; plain words are a string. ``docs/developers/editions.md`` tells
of every key. A later form gets the next number and a reader of its own; this one stays.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, get_args

from handbook.editions.chain import canonical
from handbook.model import content
from handbook.model.resolved import ResolvedDocument, ResolvedSection
from handbook.model.settings import Language

NAME: Final = "edition.json"
"""The file of an edition's folder that holds the stored form."""

FORMAT: Final = 1

WITHHELD: Final = "withheld"
"""The tone of the notice that stands where something was withheld."""

LARGEST: Final = 100_000_000
"""The most bytes that a file of an edition may have."""

Titles = Mapping[str, str]
"""What something was called, by the address of the language."""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A step, duty, module or the like, as far as it is no words."""

    id: str
    of: str
    """The key of ``document.yml`` in which it stands (``steps``)."""

    fields: Mapping[str, tuple[str, ...]]
    """For each of its keys that refers to something, the references (``role:police-officer``)."""


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition as pages, comparisons and downloads read it."""

    code: str
    kind: str
    version: str
    released: dt.date
    effective: dt.date | None
    address: str
    audience: str
    owner: str
    adoption: Mapping[str, Any] | None
    """The act of adoption, as ``document.yml`` named it."""

    supersedes: tuple[str, ...]
    items: tuple[StoredItem, ...]
    titles: Mapping[str, Titles]
    """What everything that an item or a text refers to was called or worth then."""

    texts: Mapping[str, ResolvedDocument]
    """By the address of the language."""


class UnreadableEditionError(ValueError):
    """The bytes are no edition of a form that is known."""


def dumps(edition: StoredEdition) -> bytes:
    """Return an edition's stored form."""
    values = {
        "format": FORMAT,
        "code": edition.code,
        "kind": edition.kind,
        "version": edition.version,
        "released": edition.released.isoformat(),
        "effective": edition.effective.isoformat() if edition.effective else None,
        "address": edition.address,
        "audience": edition.audience,
        "owner": edition.owner,
        "adoption": edition.adoption,
        "supersedes": edition.supersedes,
        "items": [
            {"id": item.id, "of": item.of, "fields": dict(item.fields)} for item in edition.items
        ],
        "titles": {target: dict(titles) for target, titles in edition.titles.items()},
        "texts": {address: _text(text) for address, text in edition.texts.items()},
    }
    return written(values)


def written(values: Mapping[str, Any]) -> bytes:
    """Return the bytes of a stored form: the one form of the register's lines."""
    return canonical(values).encode()


def loads(data: bytes, languages: Iterable[Language], path: str) -> StoredEdition:
    """Return the edition that ``dumps`` stored in the file ``path``, in these languages.

    Raises ``UnreadableEditionError``.
    """
    try:
        values = json.loads(data)
        if values["format"] != FORMAT:
            raise UnreadableEditionError(f"its format is {values['format']}, and not {FORMAT}")
        return _edition(values, {one.address: one for one in languages}, path)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, UnreadableEditionError):
            raise
        raise UnreadableEditionError(f"it is not an edition's stored form ({error})") from error


def _edition(
    values: Mapping[str, Any], languages: Mapping[str, Language], path: str
) -> StoredEdition:
    effective = values["effective"]
    return StoredEdition(
        code=values["code"],
        kind=values["kind"],
        version=values["version"],
        released=dt.date.fromisoformat(values["released"]),
        effective=dt.date.fromisoformat(effective) if effective else None,
        address=values["address"],
        audience=values["audience"],
        owner=values["owner"],
        adoption=values["adoption"],
        supersedes=tuple(values["supersedes"]),
        items=tuple(
            StoredItem(
                item["id"],
                item["of"],
                {key: tuple(targets) for key, targets in item["fields"].items()},
            )
            for item in values["items"]
        ),
        titles=values["titles"],
        texts={
            address: _resolved(values, text, languages[address], path)
            for address, text in values["texts"].items()
            if address in languages
        },
    )


def _text(text: ResolvedDocument) -> dict[str, Any]:
    return {
        "tag": text.language.tag,
        "title": text.title,
        "summary": _plain(text.summary),
        "truth": _plain(text.truth),
        "front": _plain(text.front),
        "sections": [
            {
                "id": section.id,
                "level": section.level,
                "title": _plain(section.title),
                "blocks": _plain(section.blocks),
            }
            for section in text.sections
        ],
        "notes": _plain(text.notes),
    }


def _resolved(
    values: Mapping[str, Any], text: Mapping[str, Any], language: Language, path: str
) -> ResolvedDocument:
    return ResolvedDocument(
        code=values["code"],
        kind=values["kind"],
        audience=values["audience"],
        language=language,
        address=values["address"],
        title=text["title"],
        summary=_nodes(text["summary"]),
        truth=_nodes(text["truth"]),
        front=_nodes(text["front"]),
        sections=tuple(
            ResolvedSection(one["id"], one["level"], _nodes(one["title"]), _nodes(one["blocks"]))
            for one in text["sections"]
        ),
        notes=_nodes(text["notes"]),
        depends=frozenset({path}),
    )


_TYPES: Final[Mapping[str, type]] = {
    cls.__name__.lower(): cls
    for cls in (
        *get_args(content.Inline),
        *get_args(content.Block),
        content.Row,
        content.Definition,
    )
}
"""Each class of nodes by its name in the stored form."""

_UNSAID: Final = frozenset({"line", "column"})
"""Where a node was written: of no use where only what it says is kept."""


def _plain(value: object) -> Any:
    """Return nodes as what JSON can hold."""
    if isinstance(value, content.Plain):
        return value.text
    if isinstance(value, tuple):
        return [_plain(child) for child in value]
    kind = type(value).__name__.lower()
    if _TYPES.get(kind) is not type(value):
        return value
    said = {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)  # type: ignore[arg-type]
        if field.name not in _UNSAID and getattr(value, field.name) != field.default
    }
    return {"type": kind, **said}


def _nodes(value: Any) -> Any:
    """Return what ``_plain`` wrote as nodes again."""
    return tuple(_node(child) for child in value)


def _node(value: Any) -> Any:
    if isinstance(value, str):
        return content.Plain(value)
    if isinstance(value, list):
        return _nodes(value)
    cls = _TYPES[value["type"]]
    return cls(**{key: _value(key, said) for key, said in value.items() if key != "type"})


def _value(key: str, said: Any) -> Any:
    if key == "align":
        return tuple(said)
    return _node(said) if isinstance(said, list | dict) else said
