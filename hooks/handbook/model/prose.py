"""The words of a text, row by row as its lines stand, for rules that look for words.

Marking, code and addresses are no words; something that stands for itself (code, a reference that
takes its target's title) leaves ``GAP``, so that what stands before and after it does not join.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from handbook.model import content

GAP: Final = "\ufffc"
"""Stands where something stood that is no prose."""

_CELL: Final = " | "
"""Stands between two cells, or other pieces, of one line."""


_WIDE: Final = 5000
"""Further on in a line than this, only each so many columns are told apart."""


def rows(value: object, count: int) -> tuple[str, str]:
    """Return the words of a tree of nodes as ``count`` rows, joined by line ends, in two ways.

    The words of line 7 stand in row 7. In the second way, each link to a register leaves a gap
    where in the first its words stand.
    """
    writer = _Writer([""] * (count + 1), {})
    writer.write(value, 1)
    unlinked = {**dict(enumerate(writer.rows)), **writer.unlinked}
    linked = "\n".join(writer.rows[1:])
    if not writer.unlinked:
        return linked, linked
    return linked, "\n".join(unlinked[line] for line in range(1, count + 1))


def vocabulary(words: str) -> frozenset[str]:
    """Return the different words of a text, in lower case."""
    return frozenset(_WORD.findall(words.lower()))


def listed(words: str) -> list[str]:
    """Return the words of a text in order, as they are written."""
    return _WORD.findall(words)


_WORD: Final = re.compile(r"\w+")


def starts(words: str, lowered: str, wanted: Collection[str]) -> list[int]:
    """Return where any of some whole words, given in lower case, stand, in order."""
    if len(lowered) != len(words) or len(wanted) > _MANY:
        return [match.start() for match in _WORD.finditer(words) if match[0].lower() in wanted]
    found: list[int] = []
    for word in wanted:
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_is_within(lowered[at - 1 : at]) or _is_within(lowered[end : end + 1])):
                found.append(at)
            at = lowered.find(word, end)
    return sorted(found)


def rows_at(words: str, places: Iterable[int]) -> list[int]:
    """Return the rows (from 0) in which places lie, each row once; the places are in order."""
    found: list[int] = []
    row = last = 0
    for at in places:
        row += words.count("\n", last, at)
        last = at
        if found[-1:] != [row]:
            found.append(row)
    return found


_MANY: Final = 30
"""Of more words than this, each costs more to look for than to look at all words once."""


def _is_within(sign: str) -> bool:
    """Tell whether a sign beside a word is a part of it."""
    return sign.isalnum() or sign == "_"


def remarks(source: str) -> str:
    """Return the remarks of YAML where they stand, and nothing else of its rows."""
    return "\n".join(map(_remark, source.split("\n")))


def _remark(row: str) -> str:
    match = _REMARK.search(row) if "#" in row else None
    return " " * match.start() + match[0] if match else ""


_REMARK: Final = re.compile(r"(?<!\S)#.+")


def code(nodes: Iterable[tuple[content.Node, int]], source: str) -> str:
    """Return the code of a text where it stands, row by row, and nothing else of it."""
    written = _rows(source)
    rows = [""] * len(written)
    for node, line in nodes:
        if type(node) is content.Plain:  # most are
            continue
        if isinstance(node, content.Verbatim):
            pieces, first = [node.text], line
        elif isinstance(node, content.Code):
            is_fenced = any(fence in written[node.line - 1] for fence in ("```", "~~~"))
            pieces, first = node.text.split("\n"), node.line + is_fenced
        else:
            continue
        for number, piece in enumerate(pieces, first - 1):
            if 0 <= number < len(rows):
                rows[number] += (_CELL if rows[number] else "") + piece
    return "\n".join(rows)


def with_digits(words: str) -> str:
    """Return words with their rows in place, but those without a digit empty: most are."""
    return _WITHOUT_DIGIT.sub("", words)


_WITHOUT_DIGIT: Final = re.compile(r"^[^\d\n]++$", re.MULTILINE)


def folded(words: str) -> str:
    """Return words, sign by sign, with plain digits, spaces and hyphens in place of others.

    Numbers that were pasted from elsewhere hold all sorts of them.
    """
    return words.translate(_FOLDED) if _FOLDS.search(words) else words


_ALIKE: Final = {
    " ": (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
    "-": (*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D),
    "+": (0xFE62, 0xFF0B),
    ".": (0x2024, 0xFF0E),
    "/": (0x2044, 0x2215, 0xFF0F),
    "(": (0xFF08,),
    ")": (0xFF09,),
    "@": (0xFE6B, 0xFF20),
}
_ZEROS: Final = (0x660, 0x6F0, 0x966, 0xFF10, *range(0x1D7CE, 0x1D800, 10))
_FOLDED: Final = {
    **{sign: plain for plain, signs in _ALIKE.items() for sign in signs},
    **{zero + number: str(number) for zero in _ZEROS for number in range(10)},
}
_FOLDS: Final = re.compile(rf"[^\0-\x9f\xa1-\u065f](?<=[{''.join(map(chr, _FOLDED))}])")
"""Any of these; letters of the region's languages, which are far from all of them, are passed."""


def foremost(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the first of some matches in each row of the words that they stand in."""
    found: set[int] = set()
    for match in matches:
        row = bisect_right(_starts(match.string), match.start())
        if row not in found:
            found.add(row)
            yield match


def locate(words: str, source: str, match: re.Match[str]) -> tuple[int, int]:
    """Return line and column (from 1) in ``source`` of a match in its ``words``."""
    starts = _starts(words)
    line = bisect_right(starts, match.start()) - 1
    said = match[0].partition("\n")[0]
    offset = match.start() - starts[line]
    row = _rows(source)[line]
    if offset > _WIDE:
        return line + 1, offset - offset % _WIDE + 1
    before = words.count(said, starts[line], match.start()) if said else 0
    at = -1
    for _ in range(before + 1):
        found = row.find(said, at + 1)
        if found < 0:
            break
        at = found
    return line + 1, max(at, 0) + 1


@lru_cache(maxsize=2)
def _starts(words: str) -> list[int]:
    """Return where each row begins."""
    return [0, *(match.end() for match in re.finditer("\n", words))]


@lru_cache(maxsize=2)
def _rows(source: str) -> list[str]:
    return source.split("\n")


@dataclass(slots=True)
class _Writer:
    rows: list[str]
    """By line; the first has none."""

    unlinked: dict[int, str]
    """The rows that are different without the words of references."""

    is_silent: bool = False
    """Whether words within a reference are being written."""

    def say(self, words: str, line: int) -> None:
        if "\n" in words:
            words = words.replace("\n", " ")
        rows = self.rows
        if 0 < line < len(rows):
            rows[line] += words
            if line in self.unlinked and not self.is_silent:
                self.unlinked[line] += words

    def part(self, line: int) -> None:
        """Begin a piece of prose of its own on a line."""
        if 0 < line < len(self.rows) and self.rows[line]:
            self.say(_CELL, line)

    def write(self, value: Any, line: int) -> int:
        """Write all words below a value; return the line on which what follows it stands."""
        if type(value) is not tuple:
            return _WAYS[type(value)](self, value, line)
        for child in value:
            if type(child) is content.Plain:  # most are
                self.say(child.text, line)
            else:
                line = self.write(child, line)
        return line

    def words(self, value: content.Plain, line: int) -> int:
        self.say(value.text, line)
        return line

    def within(self, value: content.Emphasis | content.Strong, line: int) -> int:
        return self.write(value.children, line)

    def stretch(self, value: content.Paragraph | content.Heading, line: int) -> int:
        self.part(value.line)
        self.write(value.children, value.line)
        return line

    def row(self, value: content.Row, line: int) -> int:
        for cell in value.cells:
            self.part(value.line)
            self.write(cell, value.line)
        return line

    def list(self, value: content.List | content.Definitions, line: int) -> int:
        self.write(value.items, 0)
        return line

    def definition(self, value: content.Definition, line: int) -> int:
        self.write(value.term, value.line)
        self.write(value.details, value.line)
        return line

    def table(self, value: content.Table, line: int) -> int:
        self.write(value.head, value.line)
        self.write(value.rows, value.line)
        return line

    def notice(self, value: content.Notice, line: int) -> int:
        self.say(value.title, value.line)
        self.write(value.blocks, value.line)
        return line

    def quote(self, value: content.Quote | content.Note, line: int) -> int:
        self.write(value.blocks, 0)
        return line

    def image(self, value: content.Image, line: int) -> int:
        self.say(value.text, value.line or line)
        return line

    def gap(self, _: object, line: int) -> int:
        self.say(GAP, line)
        return line

    def end(self, _: object, line: int) -> int:
        return line + 1

    def nothing(self, _: object, line: int) -> int:
        return line

    def link(self, link: content.Link, line: int) -> int:
        if _is_address(link):
            self.say(GAP, line)
            return line + _breaks(link)
        if self.is_silent or link.target.startswith(_ELSEWHERE):
            return self.write(link.children, line)
        self.is_silent = True
        for row in range(line, line + 1 + _breaks(link)):
            if 0 < row < len(self.rows):
                self.unlinked.setdefault(row, self.rows[row])
        if 0 < line < len(self.rows):
            self.unlinked[line] += GAP
        end = self.write(link.children, line)
        self.is_silent = False
        return end


_WAYS: Final[Mapping[type, Callable[[_Writer, Any, int], int]]] = {
    content.Break: _Writer.end,
    content.Code: _Writer.nothing,
    content.Definition: _Writer.definition,
    content.Definitions: _Writer.list,
    content.Emphasis: _Writer.within,
    content.Heading: _Writer.stretch,
    content.Image: _Writer.image,
    content.Link: _Writer.link,
    content.List: _Writer.list,
    content.Note: _Writer.quote,
    content.NoteMark: _Writer.gap,
    content.Notice: _Writer.notice,
    content.Paragraph: _Writer.stretch,
    content.Plain: _Writer.words,
    content.Quote: _Writer.quote,
    content.Row: _Writer.row,
    content.Rule: _Writer.nothing,
    content.Strong: _Writer.within,
    content.Table: _Writer.table,
    content.Verbatim: _Writer.gap,
}
"""How each sort of node is written."""


def _breaks(link: content.Link) -> int:
    return sum(isinstance(child, content.Break) for child in link.children)


_ELSEWHERE: Final = ("http:", "https:", "mailto:", "tel:")
"""How the targets of links begin that are no references."""


def _is_address(link: content.Link) -> bool:
    """Tell whether a link has no words, or no others than where it leads."""
    match link.children:
        case ():
            return True
        case (content.Plain(text),):
            return text in (link.target, "")
    return content.words(link.children) in (link.target, "")
