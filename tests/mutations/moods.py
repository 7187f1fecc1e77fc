"""Slips by which one language obliges, allows or forbids something else than the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mutations.passages import rows, said
from mutations.slip import Slip, Source

_RULE: Final = "differing-modality"


class Line(NamedTuple):
    """A line of a file in a language."""

    path: str
    number: int
    words: str
    address: str


def slips(source: Source) -> Iterator[Slip]:
    """Yield sentences of real texts, and of short prose, that say the contrary."""
    for address, changes in said("languages")["moods"].items():
        lines = [Line(row.path, row.number, row.words, address) for row in rows(source, address)]
        for change in changes:
            hits = [line for line in lines if re.search(change["pattern"], line.words)]
            yield from (_contrary(source, line, change) for line in source.some(hits, 5))
        found = [
            (line, change)
            for line in _phrases(source, address)
            for change in changes
            if re.search(change["pattern"], line.words)
        ]
        for line, change in source.some(found, 8):
            yield _contrary(source, line, change)


def _phrases(source: Source, address: str) -> Iterator[Line]:
    for _, phrase in source.corpus.phrases:
        if phrase.language.address == address:
            path, number = phrase.where.path, phrase.where.line
            yield Line(path, number, source.lines(path)[number - 1], address)


def _contrary(source: Source, line: Line, change: dict[str, str]) -> Slip:
    """Return the slip that a hurried editor turned a sentence into its contrary."""
    match = re.search(change["pattern"], line.words)
    assert match
    rest = line.words[match.end() :]
    if not change["new"] and match[0][0].isupper():
        rest = rest[:1].upper() + rest[1:]
    words = line.words[: match.start()] + change["new"] + rest
    name = f"{change['name']} ({line.address})"
    return source.line(line.path, line.number, words, _RULE, name, guess=True)
