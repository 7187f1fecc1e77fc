"""Texts of the handbook by lines and sections, and how to write into them.

Holds no slips itself; the modules that make slips in texts walk through its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from handbook.model.document import Document
from mutations.slip import Slip, Source

Words = Mapping[str, str]
"""Something in several languages, by their address."""

ADDRESSES: Final = ("sq", "sr", "en")
"""The languages in which sentences for slips are written."""

_HEADING: Final = re.compile(r"(#{1,6}) .*?(?:\{#([\w-]+)\})?\Z")
_FENCE: Final = re.compile(r"\s*(```|~~~)")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading; lines from 1."""

    id: str
    level: int
    first: int
    last: int


@dataclass(frozen=True)
class Row:
    """A line of a text that holds prose."""

    path: str
    number: int
    words: str
    address: str
    section: Section


@cache
def said(name: str) -> Any:
    """Return sentences and words for slips, by what they are good for: ``said/<name>.yml``."""
    text = Path(__file__).with_name("said").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


def of_languages(source: Source, document: Document) -> dict[str, str]:
    """Return the paths of a document's texts, by the address of their language."""
    return {
        language.address: f"{document.folder}/{language.file}"
        for language in source.corpus.languages
        if language.address in document.texts
    }


def plain(source: Source) -> list[Document]:
    """Return the documents whose texts hold no shared passages."""
    return [document for document in source.corpus.documents if not document.passages]


def sections(source: Source, path: str) -> list[Section]:
    """Return the sections of a text; the first is its title with what stands below it."""
    lines = source.lines(path)
    heads = [
        (number, match)
        for number, line in prose(lines)
        if (match := _HEADING.fullmatch(line)) and not line.startswith(" ")
    ]
    ends = [number - 1 for number, _ in heads[1:]] + [len(lines)]
    return [
        Section(match[2] or "", len(match[1]), number, _trimmed(lines, end))
        for (number, match), end in zip(heads, ends, strict=True)
    ]


def rows(source: Source, address: str) -> Iterator[Row]:
    """Yield the lines of all texts in a language but headings, code and what is empty."""
    for document in plain(source):
        path = of_languages(source, document).get(address)
        if path is None:
            continue
        lines = dict(prose(source.lines(path)))
        for section in sections(source, path):
            for number in range(section.first + 1, section.last + 1):
                if (line := lines.get(number, "")).strip():
                    yield Row(path, number, line, address, section)


def section(source: Source, path: str, ident: str) -> Section:
    """Return a section of a text."""
    return next(found for found in sections(source, path) if found.id == ident)


def added(
    source: Source, document: Document, ident: str, words: Words
) -> tuple[dict[str, bytes | None], dict[str, tuple[str, int]]]:
    """Return a document's texts with a paragraph more at the end of a section, and where it stands.

    Only the languages of ``words`` get it.
    """
    files: dict[str, bytes | None] = {}
    places = {}
    for address, path in of_languages(source, document).items():
        if address not in words:
            continue
        lines = source.lines(path)
        last = section(source, path, ident).last
        lines[last:last] = ["", *words[address].split("\n")]
        files[path] = "\n".join(lines).encode()
        places[address] = path, last + 2
    return files, places


def written(
    source: Source,
    document: Document,
    ident: str,
    words: Words,
    rule: str,
    name: str,
    **more: Any,
) -> Iterator[Slip]:
    """Yield, for each language, the slip that the same words in all languages are there.

    One edit in three languages; each is to be found in its own text.
    """
    files, places = added(source, document, ident, words)
    for address, place in places.items():
        where = f"{name} ({address}) {PurePosixPath(document.folder).name}#{ident}"
        yield Slip(where, files, rule, frozenset({place}), **more)


def places(source: Source, kinds: Sequence[str] = ()) -> list[tuple[Document, str]]:
    """Return every section that stands in all texts of a document, each with its document."""
    found = []
    for document in plain(source):
        if kinds and document.data.kind not in kinds:
            continue
        paths = of_languages(source, document).values()
        ids = [{s.id for s in sections(source, path)} for path in paths]
        first = next(iter(paths), None)
        if first and len(ids) == len(source.corpus.languages):
            common = set.intersection(*ids) - {""}
            found += [(document, s.id) for s in sections(source, first) if s.id in common]
    return found


def head(source: Source, path: str, line: int) -> int:
    """Return the line of the heading above a line; 1 where that is the title."""
    heads = [found for found in sections(source, path) if found.first <= line]
    return heads[-1].first if heads[-1].level > 1 else 1


def blocks(source: Source, starts: tuple[str, ...], least: int) -> list[tuple[str, int, int]]:
    """Return stretches of lines that begin with one of ``starts``: path, first and last line."""
    found: list[tuple[str, int, int]] = []
    for language in source.corpus.languages:
        for row in rows(source, language.address):
            if not row.words.startswith(starts):
                continue
            if found and found[-1][0] == row.path and found[-1][2] == row.number - 1:
                found[-1] = (*found[-1][:2], row.number)
            else:
                found.append((row.path, row.number, row.number))
    return [(path, first, last) for path, first, last in found if last - first + 1 >= least]


def prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines outside code, with their numbers."""
    is_code = False
    for number, line in enumerate(lines, 1):
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, line


def _trimmed(lines: list[str], end: int) -> int:
    """Return the last line up to ``end`` that is not empty."""
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return end
