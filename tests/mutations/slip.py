"""One edit of the handbook's sources, and what the checks must say of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from handbook.model.corpus import Corpus
from handbook.model.document import Document
from handbook.sources.read import read

SEED = 2026

_T = TypeVar("_T")


@dataclass(frozen=True)
class Slip:
    """Files as they are after an edit, and the one rule that must find it, and where.

    ``rule`` is empty for an edit that does no harm.
    """

    name: str
    files: Mapping[str, bytes | None]
    """By path; nothing for a file that is gone."""

    rule: str = ""
    at: frozenset[tuple[str, int]] = frozenset()
    """Where the rule may report it: paths and lines, any one of which is right."""

    also: frozenset[str] = frozenset()
    """Rules that may say something too, since the edit is two faults at once; best none."""

    date: str = ""
    """The day of the check, where it is not the usual one."""

    guess: bool = False
    """Whether its rule can but guess: it must find most of these, not each one."""

    says: str = ""
    """What its message or hint must say, beside being there."""

    def __str__(self) -> str:
        return f"{self.rule or 'harmless'}: {self.name}"


@dataclass
class Source:
    """The handbook that is edited."""

    root: Path
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    @property
    def corpus(self) -> Corpus:
        return _corpus(self.root)

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def lines(self, path: str) -> list[str]:
        return self.text(path).split("\n")

    def some(self, items: Sequence[_T], count: int) -> list[_T]:
        """Return up to ``count`` of these, in their order, the same on each run."""
        if len(items) <= count:
            return list(items)
        return [items[i] for i in sorted(self.chance.sample(range(len(items)), count))]

    def texts(self) -> Iterator[tuple[Document, str]]:
        """Yield every document and the path of each of its texts."""
        for document in self.corpus.documents:
            for text in document.texts.values():
                yield document, text.path

    def line(
        self,
        path: str,
        number: int,
        new: str | None,
        rule: str = "",
        name: str = "",
        **more: object,
    ) -> Slip:
        """Return the edit that makes line ``number`` (from 1) another, or takes it away."""
        lines = self.lines(path)
        lines[number - 1 : number] = [] if new is None else new.split("\n")
        where = frozenset({(path, number)}) if rule else frozenset()
        given = {"at": where, **more}
        return Slip(
            f"{name} {path}:{number}",
            {path: "\n".join(lines).encode()},
            rule,
            **given,  # type: ignore[arg-type]
        )

    def replaced(
        self, path: str, old: str, new: str, rule: str = "", name: str = "", **more: object
    ) -> Slip:
        """Return the edit that replaces the first ``old``, reported on the line where it stood."""
        text = self.text(path)
        assert old in text, f"{old!r} does not stand in {path}"
        number = text[: text.index(old)].count("\n") + 1
        where = frozenset({(path, number)}) if rule else frozenset()
        given = {"at": where, **more}
        return Slip(
            f"{name} {path}:{number}",
            {path: text.replace(old, new, 1).encode()},
            rule,
            **given,  # type: ignore[arg-type]
        )


@cache
def _corpus(root: Path) -> Corpus:
    return read(root)
