"""Reads YAML into plain data and keeps where each value stands.

Every scalar stays text (an empty one is ``None``), so that ``0.10``, ``no`` and ``0800`` mean what
they look like; the models give them their types. Anchors, aliases and tags are refused: no
document needs them, and aliases can grow without bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.marks import Marks
from handbook.sources.culprit import culprit
from handbook.sources.files import place_after
from handbook.sources.reasons import QUOTES, said_plainly

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20
_TOO_DEEP = N_("it is nested too deep")
_CONTROLS = N_("it has a control character")
_NO_WORD = N_("a key must be a word")
_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f]")
"""What an escape in quotes can still bring in, and what no output may hold."""


@dataclass(frozen=True, slots=True)
class Yaml:
    """What a file holds: plain data, and the place of each key path in it."""

    data: Any
    marks: Marks


class _FaultError(Exception):
    """Ends the reading of a file; its argument is the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding


def read_yaml(path: str, text: str) -> Yaml | Finding:
    """Return what YAML ``text`` says, or the first thing that is wrong with it.

    ``path`` is what findings and marks name.
    """
    try:
        _refuse_tricks(path, text)
        node = yaml.compose(text, Loader=_Loader)
        places: dict[tuple[str | int, ...], Place] = {(): Place(path)}
        data = _build(path, node, (), places) if node else None
    except yaml.MarkedYAMLError as error:
        return _invalid(path, text, error)
    except yaml.YAMLError as error:
        before = text.encode()[: getattr(error, "position", 0)]
        return Finding("invalid-yaml", place_after(path, before), {"reason": Sentence(_CONTROLS)})
    except _FaultError as fault:
        return fault.finding
    return Yaml(data, Marks(places))


def _invalid(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    mark = error.problem_mark or error.context_mark
    if mark and (found := culprit(text, mark.line + 1)):
        line, column, reason = found
        return Finding("invalid-yaml", Place(path, line, column), {"reason": Sentence(reason)})
    row = "".join(text.split("\n")[mark.line : mark.line + 1]) if mark else ""
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    why = said_plainly(error.problem, row, mark.column if mark else 0)
    return Finding("invalid-yaml", place, {"reason": why})


def _refuse_tricks(path: str, text: str) -> None:
    """Refuse anchors, aliases and tags before anything is built from them."""
    for event in yaml.parse(text, Loader=_Loader):
        sign = (
            "*"
            if isinstance(event, yaml.AliasEvent)
            else "&"
            if getattr(event, "anchor", None)
            else "!"
            if getattr(event, "tag", None)
            else None
        )
        if sign:
            mark = event.start_mark
            place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
            why = Sentence(QUOTES, {"sign": sign})
            raise _FaultError(Finding("invalid-yaml", place, {"reason": why}))


def _build(
    path: str,
    node: yaml.Node,
    at: tuple[str | int, ...],
    places: dict[tuple[str | int, ...], Place],
) -> Any:
    place = Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
    places[at] = place
    if len(at) > _DEEPEST:
        raise _FaultError(Finding("invalid-yaml", place, {"reason": Sentence(_TOO_DEEP)}))
    if isinstance(node, yaml.SequenceNode):
        return [_build(path, child, (*at, i), places) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, node, at, places)
    if _CONTROL.search(node.value):
        raise _FaultError(Finding("invalid-yaml", place, {"reason": Sentence(_CONTROLS)}))
    is_quoted = bool(getattr(node, "style", None))
    if not is_quoted and node.value.endswith('"') and node.value.count('"') % 2:
        reason = Sentence(N_("a quotation mark closes here that did not open"))
        raise _FaultError(Finding("invalid-yaml", place, {"reason": reason}))
    return node.value if node.value or is_quoted else None


def _mapping(
    path: str,
    node: yaml.MappingNode,
    at: tuple[str | int, ...],
    places: dict[tuple[str | int, ...], Place],
) -> Mapping[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        place = Place(path, key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise _FaultError(Finding("invalid-yaml", place, {"reason": Sentence(_NO_WORD)}))
        if key.value in data:
            raise _FaultError(Finding("duplicate-key", place, {"key": key.value}))
        data[key.value] = _build(path, value, (*at, key.value), places)
        places[(*at, key.value, "")] = place
    return data
