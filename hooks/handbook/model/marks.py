"""Where the values of a YAML file stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.model.diagnostic import Place

KeyPath = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists (``("steps", 0, "deadline")``)."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The place of each key path of a file."""

    places: Mapping[KeyPath, Place]

    def value(self, *path: str | int) -> Place:
        """Return where a value stands, or the nearest thing around it that is there."""
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return place
        raise KeyError(path)

    def key(self, *path: str | int) -> Place:
        """Return where the key of a value stands, or else the value itself."""
        return self.places.get((*path, "")) or self.value(*path)
