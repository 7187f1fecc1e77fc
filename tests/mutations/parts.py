"""Slips by which a sentence, a line, a shared passage or the words of a cell are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mutations.passages import ADDRESSES, Row, head, prose, rows
from mutations.slip import Slip, Source

_RULE: Final = "differing-sentences"
_PLAIN: Final = re.compile(r"[\w ,’'»«„“”-]{20,}[.?!]")
"""A sentence that holds no reference, number or mark: nothing but its words is lost with it."""

_MORE: Final = {
    "sq": "Kështu është edhe në vendet e tjera.",
    "sr": "Tako je i u drugim zemljama.",
    "en": "It is so in other countries too.",
}


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    for address in ADDRESSES:
        found = list(rows(source, address))
        yield from _sentences(source, found)
        yield from _lines(source, found)
        yield from _cells(source, found)
        yield from _passages(source, address)


def _sentences(source: Source, found: list[Row]) -> Iterator[Slip]:
    """Yield a sentence that is gone from a line that has several, and one that is new."""
    several = [row for row in found if _plain_sentences(row.words)]
    for row in source.some(several, 9):
        gone = source.chance.choice(_plain_sentences(row.words))
        words = f"{row.words[: gone.start()]}{row.words[gone.end() :]}".strip()
        yield source.line(row.path, row.number, words, _RULE, "no sentence", guess=True)
    for row in source.some([row for row in found if _is_paragraph(row.words)], 9):
        words = f"{row.words} {_MORE[row.address]}"
        yield source.line(row.path, row.number, words, _RULE, "more in", guess=True)


def _plain_sentences(words: str) -> list[re.Match[str]]:
    """Return the plain sentences of a paragraph's line that stand behind another."""
    if not _is_paragraph(words):
        return []
    return list(re.finditer(rf"(?<=[\w)][.?!]) (?=[A-ZÇËČĆĐŠŽ]){_PLAIN.pattern}(?=\Z| )", words))


def _is_paragraph(words: str) -> bool:
    return words[0].isalpha() and words.endswith(".") and "|" not in words


def _lines(source: Source, found: list[Row]) -> Iterator[Slip]:
    """Yield a line of words alone that is gone, be it a paragraph."""
    for row in source.some(
        [row for row in found if _is_paragraph(row.words) and _PLAIN.fullmatch(row.words)], 12
    ):
        section = row.section
        at = frozenset((row.path, line) for line in range(section.first, section.last + 1))
        yield source.line(row.path, row.number, None, _RULE, "no line", at=at, guess=True)


def _cells(source: Source, found: list[Row]) -> Iterator[Slip]:
    """Yield rows of tables without the words of a cell, or of all."""
    lines = [row for row in found if row.words.startswith("| ") and "---" not in row.words]
    plain = [row for row in lines if not re.search(r"[\[<\d]", row.words)]
    for number, row in enumerate(source.some(plain, 6)):
        if number % 2:
            words = re.sub(r"[^|]+", " ", row.words)
        else:
            words = re.sub(r"\| [^|]+ \|\s*\Z", "| |", row.words)
        if row.words == words or set(source.lines(row.path)[row.number]) <= set("|-: "):
            continue  # nothing to take, or the head of a table
        yield source.line(row.path, row.number, words, "differing-structure", "no words in")


def _passages(source: Source, address: str) -> Iterator[Slip]:
    """Yield shared passages that one language includes no more."""
    for document in source.corpus.documents:
        for path in (text.path for a, text in document.texts.items() if a == address):
            for number, line in prose(source.lines(path)):
                if line.startswith("{!"):
                    at = frozenset({(path, head(source, path, number))})
                    yield source.line(
                        path, number, None, "differing-structure", "no passage", at=at
                    )
