"""The plan of a site: every file to be written, and what each of them depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.staging.page import Page


@dataclass(frozen=True, slots=True)
class Planned:
    """One file: its bytes, and the sources that they were made from."""

    content: bytes
    depends: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be staged. Nothing is written yet."""

    files: Mapping[str, Planned]
    """By path below the staged folder."""

    pages: Mapping[str, Page]
    """What the engine must know of each Markdown file, by its path."""

    copies: Mapping[str, str] = field(default_factory=dict)
    """Attachments: where they go, and the path of the source."""
