"""Slips in references: a code, a section, an entry that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutations.slip import Slip, Source

_REFERENCE = re.compile(
    r"(?<=[(<])(doc|law|org|role|term|contact|fact|source):[^)>\s#]+(#[^)>\s]+)?"
)


def slips(source: Source) -> Iterator[Slip]:
    found = [
        (text.place(link.line).path, text.place(link.line).line, match)
        for document in source.corpus.documents
        for text in document.texts.values()
        for link in text.links
        if (
            match := _REFERENCE.search(
                source.lines(text.place(link.line).path)[text.place(link.line).line - 1],
                max(link.column - 2, 0),
            )
        )
    ]
    for path, number, match in source.some([x for x in found if x[2][1] == "doc"], 12):
        yield _edit(
            source,
            path,
            number,
            match,
            re.sub(r"\d+", "97", match[0], count=1),
            "unknown-document",
            "code of no document",
        )
    for path, number, match in source.some([x for x in found if x[2][1] != "doc"], 24):
        target = match[0].partition("#")[0] + "x"
        yield _edit(source, path, number, match, target, "unknown-register-entry", "id of no entry")
    for path, number, match in source.some([x for x in found if x[2][1] == "doc" and x[2][2]], 12):
        yield _edit(
            source, path, number, match, f"{match[0]}x", "unknown-section", "id of no section"
        )
    for path, number, match in source.some(found, 8):
        target = match[0].replace(":", "s:", 1)
        yield _edit(source, path, number, match, target, "unknown-scheme", "scheme of no register")


def harmless(source: Source) -> Iterator[Slip]:
    yield from ()


def _edit(
    source: Source, path: str, number: int, match: re.Match[str], new: str, rule: str, name: str
) -> Slip:
    line = match.string[: match.start()] + new + match.string[match.end() :]
    return source.line(path, number, line, rule, name)
