"""Edits of texts that do no harm: other words for the same, more in all, other marking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from handbook.model.document import Document
from mutations.passages import (
    ADDRESSES,
    Row,
    added,
    of_languages,
    places,
    plain,
    rows,
    said,
    sections,
)
from mutations.slip import Slip, Source

_SPOTS: Final = ("sop", "programme", "plan", "job-description", "grant-call", "curriculum")
_SORTS: Final = ("values", "laws", "general", "denials", "foreign", "short-names", "blocks")
"""Paragraphs that may be added."""

_TWICE: Final = 2


def harmless(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _sentences(source)
    yield from _whole_sections(source)
    yield from _items(source)
    yield from _rephrased(source)
    yield from _alone(source)
    yield from _marked(source)
    yield from _broken(source)
    yield from _reordered(source)
    yield from _headings(source)
    yield from _yaml(source)


def _spot(source: Source) -> tuple[Document, str]:
    return source.chance.choice(places(source, _SPOTS))


def _sentences(source: Source) -> Iterator[Slip]:
    """Yield paragraphs that are new in all languages."""
    for name in _SORTS:
        for words in said("harmless")[name]:
            document, ident = _spot(source)
            files, _ = added(source, document, ident, words)
            first = words["en"].split("\n")[0]
            yield Slip(f"{name}: {first} {document.code}#{ident}", files)


def _whole_sections(source: Source) -> Iterator[Slip]:
    """Yield sections that are new in all languages, at the end and before the last."""
    documents = [d for d in plain(source) if d.data.kind in (*_SPOTS, "page", "campaign", "form")]
    for words in said("harmless")["sections"]:
        ident = re.search(r"\{#([\w-]+)\}", words["en"])
        assert ident
        free = [d for d in documents if not d.has_section(ident[1])]
        for number, document in enumerate(source.some(free, _TWICE)):
            files: dict[str, bytes | None] = {}
            for address, path in of_languages(source, document).items():
                lines = source.lines(path)
                last = [s for s in sections(source, path) if s.level <= _TWICE][-1]
                at = len(lines) if number == 0 else last.first - 1
                new = words[address].strip().split("\n")
                lines[at:at] = ["", *new, ""] if number == 0 else [*new, ""]
                files[path] = "\n".join(lines).strip("\n").encode() + b"\n"
            yield Slip(f"section #{ident[1]} {document.code}", files)


def _items(source: Source) -> Iterator[Slip]:
    """Yield items that are new in a list of all languages, and rows in a table."""
    lists = list(_in_all(source, r"(?:- |1\. )"))
    for words in said("harmless")["items"]:
        for paths, number in source.some(lists, _TWICE):
            files: dict[str, bytes | None] = {}
            for address, path in paths.items():
                lines = source.lines(path)
                sign = lines[number - 1].split(" ")[0]
                lines[number:number] = [f"{sign} {words[address]}"]
                files[path] = "\n".join(lines).encode()
            yield Slip(f"item {words['en']} {paths['en']}:{number}", files)


def _in_all(source: Source, pattern: str) -> Iterator[tuple[Mapping[str, str], int]]:
    """Yield the lines that begin with a pattern in every text of a document."""
    for document in plain(source):
        paths = of_languages(source, document)
        texts = [source.lines(path) for path in paths.values()]
        if len({len(lines) for lines in texts}) != 1 or len(texts) != len(ADDRESSES):
            continue
        for number, same in enumerate(zip(*texts, strict=True), 1):
            if all(re.match(pattern, line) for line in same):
                yield paths, number


def _rephrased(source: Source) -> Iterator[Slip]:
    """Yield sentences of one language that say the same in other words."""
    for path, pairs in said("harmless")["otherwise"].items():
        text = source.text(path)
        for old, new in pairs.items():
            if old in text:
                yield source.replaced(path, old, new, name=f"{new!r}")


def _alone(source: Source) -> Iterator[Slip]:
    """Yield rows of one language with another word for the same, or other signs."""
    for address, pairs in said("harmless")["words"].items():
        all_rows = [row for row in rows(source, address) if "](" not in row.words]
        for old, new in pairs.items():
            hits = [row for row in all_rows if old in row.words]
            for row in source.some(hits, _TWICE):
                yield _row(source, row, row.words.replace(old, new, 1), f"{new!r}")
        hits = [row for row in all_rows if re.search(r"\w; \w", row.words)]
        for row in source.some(hits, _TWICE):
            yield _row(source, row, re.sub(r"(?<=\w); (?=\w)", ", ", row.words, count=1), "comma")


def _row(source: Source, row: Row, line: str, name: str) -> Slip:
    return source.line(row.path, row.number, line, name=f"{name} ({row.address})")


def _marked(source: Source) -> Iterator[Slip]:
    """Yield words that are stressed, or are no longer."""
    for address in ADDRESSES:
        all_rows = [row for row in rows(source, address) if row.words[0].isalpha()]
        bare = [
            row
            for row in all_rows
            if re.search(r" [^\W\d_]{5,} ", row.words)
            and "](" not in row.words
            and "*" not in row.words
        ]
        for number, row in enumerate(source.some(bare, 4)):
            sign = ("**", "*", "_", "__")[number]
            line = re.sub(r"(?<= )([^\W\d_]{5,})(?= )", rf"{sign}\1{sign}", row.words, count=1)
            yield _row(source, row, line, f"stressed with {sign}")
        bold = [row for row in rows(source, address) if re.search(r"\*\*[^*]+\*\*", row.words)]
        for row in source.some(bold, 3):
            yield _row(source, row, re.sub(r"\*\*([^*]+)\*\*", r"\1", row.words, count=1), "plain")


def _broken(source: Source) -> Iterator[Slip]:
    """Yield lines that break elsewhere: a sentence in two lines, two in one."""
    for address in ADDRESSES:
        all_rows = [row for row in rows(source, address) if row.words[0].isalpha()]
        long = [row for row in all_rows if re.search(r"\w, \w", row.words)]
        for row in source.some(long, 5):
            yield _row(source, row, re.sub(r"(?<=\w), (?=\w)", ",\n", row.words, count=1), "broken")
        pairs = [
            (one, other)
            for one, other in pairwise(all_rows)
            if one.path == other.path and other.number == one.number + 1
        ]
        for one, _ in source.some(pairs, 5):
            lines = source.lines(one.path)
            lines[one.number - 1 : one.number + 1] = [
                " ".join(lines[one.number - 1 : one.number + 1])
            ]
            name = f"joined ({address}) {one.path}:{one.number}"
            yield Slip(name, {one.path: "\n".join(lines).encode()})


def _reordered(source: Source) -> Iterator[Slip]:
    """Yield two items of a list that changed places in all languages."""
    items = list(_in_all(source, r"- "))
    pairs = [
        (paths, number)
        for (paths, number), (others, after) in pairwise(items)
        if paths == others and after == number + 1
    ]
    for paths, number in source.some(pairs, 6):
        files: dict[str, bytes | None] = {}
        for path in paths.values():
            lines = source.lines(path)
            lines[number - 1], lines[number] = lines[number], lines[number - 1]
            files[path] = "\n".join(lines).encode()
        yield Slip(f"items in another order in all languages {paths['en']}:{number}", files)


def _headings(source: Source) -> Iterator[Slip]:
    """Yield headings with other words, their id kept."""
    for address, titles in said("harmless")["titles"].items():
        heads = [
            (path, found, line)
            for document in plain(source)
            if (path := of_languages(source, document).get(address))
            for found in sections(source, path)[1:]
            if found.id
            and not re.search(r"\d", (line := source.lines(path)[found.first - 1]).split("{#")[0])
        ]
        for title, (path, found, line) in zip(titles, source.some(heads, len(titles)), strict=True):
            signs = line.split(" ")[0]
            changed = f"{signs} {title} {{#{found.id}}}"
            yield source.line(path, found.first, changed, name=f"title {title!r} ({address})")


def _yaml(source: Source) -> Iterator[Slip]:
    """Yield short prose with a sentence more in all languages, and remarks in files."""
    groups: dict[tuple[object, ...], dict[str, int]] = {}
    for code, phrase in source.corpus.phrases:
        if phrase.at[-1] in ("until-then", "note", "definition", "question"):
            place = (phrase.where.path, code, *phrase.at)
            groups.setdefault(place, {})[phrase.language.address] = phrase.where.line
    whole = [x for x in groups.items() if len(x[1]) == len(ADDRESSES)]
    more = [
        words for name in ("general", "denials", "values") for words in said("harmless")[name][:8]
    ]
    for (path, *_rest), numbers in source.some(whole, 12):
        words = source.chance.choice(more)
        lines = source.lines(str(path))
        for address, number in numbers.items():
            key, _, old = lines[number - 1].partition(": ")
            value = re.sub(r'\A["\']|["\']\Z|\\(?=")', "", old.strip()).replace('"', "”")
            lines[number - 1] = f'{key}: "{value} {words[address]}"'
        yield Slip(f"{words['en']} {path}:{numbers['en']}", {str(path): "\n".join(lines).encode()})
    for document in source.some(source.corpus.documents, 3):
        lines = source.lines(document.path)
        data = "\n".join(["# Shënim për redaktorin, napomena, a remark.", *lines]).encode()
        yield Slip(f"a remark {document.path}", {document.path: data})
