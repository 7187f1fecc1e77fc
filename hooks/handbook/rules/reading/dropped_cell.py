"""A row of a table has more cells than its head: they are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="dropped-cell",
    code="HB027",
    title="A row of a table has no more cells than its head.",
    message="this row has {count} cells and the head of its table {width}: what is beyond is lost",
    hint="give the head a cell more, or write \\| where the sign belongs to the words",
    needs=Needs.DOCUMENT,
)

_TABLE: Final = re.compile(r"\n[ \t>]*\|?[ \t]*:?-[-:| \t]*(?=\n)")
"""The line below the head of a table."""

_BEFORE: Final = re.compile(r"[ \t>]*")
_ESCAPED: Final = re.compile(r"\\.")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for row, count, width in _longer(text):
                yield RULE.at(
                    text.place(row.line),
                    document=document.code,
                    language=text.language.tag,
                    count=count,
                    width=width,
                )


def _longer(text: Text) -> Iterator[tuple[content.Row, int, int]]:
    """Yield rows that are longer than the head of their table, with both numbers of cells."""
    if not ("|" in text.source and _TABLE.search(text.source)):
        return
    written = text.source.split("\n")
    for node, _ in text.nodes:
        if isinstance(node, content.Table):
            width = len(node.head.cells)
            for row in node.rows:
                count = _cells(written[row.line - 1])
                if count > width:
                    yield row, count, width


def _cells(row: str) -> int:
    """Return how many cells a row has as it is written; within code a sign parts cells as well."""
    row = _ESCAPED.sub("", row[_BEFORE.match(row).end() :]).strip()  # type: ignore[union-attr]
    return row.removeprefix("|").removesuffix("|").count("|") + 1
