"""Lines of code begin and do not end: what follows them is read as code."""

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
    name="unclosed-code",
    code="HB026",
    title="Lines of code end where they were meant to.",
    message="what begins here as code does not end: all that follows is read as code",
    hint="end it with a line {fence} that is indented as this one, or take this line out where "
    "it begins nothing",
    needs=Needs.DOCUMENT,
)

_FENCE: Final = re.compile(r"```+|~~~+")
_BEGIN: Final = re.compile(r"^ {0,3}(```+|~~~+)[ \t]*[^\s`~]", re.MULTILINE)
_CLOSED: Final = re.compile(r"[ \t>]*(?:```+|~~~+)[ \t]*")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for line, fence in _unclosed(text):
                place = text.place(line)
                yield RULE.at(
                    place, document=document.code, language=text.language.tag, fence=fence
                )


def _unclosed(text: Text) -> Iterator[tuple[int, str]]:
    """Yield the lines on which code begins that no line ends, with the signs of that line."""
    if "```" not in text.source and "~~~" not in text.source:
        return
    rows = text.source.split("\n")
    for node, _ in text.nodes:
        if not isinstance(node, content.Code):
            continue
        head = rows[node.line - 1]
        begin = (
            _FENCE.search(head) if head.strip() != node.text.partition("\n")[0].strip() else None
        )
        last = node.line + node.text.count("\n")  # the row below the code, from 0
        if not begin:
            continue
        is_ended = last < len(rows) and _is_end(text, rows[last], last)
        if not is_ended or _holds_another(node, begin[0]):
            yield node.line, begin[0]


def _holds_another(code: content.Code, fence: str) -> bool:
    """Tell whether code holds the beginning of other code, which would end with the same line."""
    begins = (match[1] for match in _BEGIN.finditer(code.text))
    return any(other.startswith(fence) for other in begins)


def _is_end(text: Text, row: str, index: int) -> bool:
    """Tell whether a row ends code; for a passage that does not end its own, one is made up."""
    is_made_up = text.place(index + 1) == text.place(index)
    return bool(_CLOSED.fullmatch(row)) and not is_made_up
