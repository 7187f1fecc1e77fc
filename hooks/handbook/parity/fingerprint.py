"""The fingerprint of a unit: a hash of what it says, and of nothing that cannot change that.

The canonical form is a tree of words and lists. It keeps words, numbers, punctuation, the kind of
each block and the order of all of it, references as codes, and each picture. It leaves out line
ends, spaces, emphasis, the signs that begin a list's items, the form of quotes and dashes, how
columns are aligned, and what an included passage says: that is a unit of its own.

Every fingerprint ever confirmed hangs on this module: to change the form is to ask people to
confirm all of it anew.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from handbook.model import content, reference
from handbook.model.content import Inline, Inlines
from handbook.model.parity import HEAD
from handbook.model.text import Lines, Section, Text

LENGTH: Final = 12
"""How many hexadecimal digits of the SHA-256 are kept; two texts share them by chance never."""

Form = list[Any]
"""A node of the canonical form: its kind, and the words and nodes that it holds."""

SAME: Final = {
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")),
}
"""Signs whose form says nothing, each with the one that stands for it; those unseen with none."""


def fingerprint(form: Form) -> str:
    """Return the fingerprint of a canonical form."""
    written = json.dumps(form, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:LENGTH]


def of_text(text: Text, is_wanted: Callable[[str], bool] = bool) -> Iterator[tuple[str, int, Form]]:
    """Yield id, line and canonical form of the units of a text: its head, then its sections."""
    writer = _Writer(text)
    head, summary, *_ = text.content
    for index, part in enumerate(text.parts):
        unit = part.id if index else HEAD
        if not is_wanted(unit):
            continue
        line = part.first if index else getattr(head, "line", 1)
        included = writer.included(part.first, part.last)
        before = () if index else (summary,)
        body = writer.blocks((*before, *part.blocks))
        yield unit, line, [writer.inlines(part.title, line), included, *body]


def of_words(*written: Inlines) -> Form:
    """Return the canonical form of short prose, as it stands in YAML."""
    writer = _Writer()
    return [writer.inlines(words, 0) for words in written]


def of_sections(sections: Sequence[Section]) -> Form:
    """Return the canonical form of all that one file says, such as that of a passage."""
    writer = _Writer(notes=(block for section in sections for block in section.blocks))
    return [
        [section.id, writer.inlines(section.title, section.line), *writer.blocks(section.blocks)]
        for section in sections
    ]


class _Writer:
    """Writes canonical forms of what stands in one text; leaves out what is included there."""

    def __init__(self, text: Text | None = None, notes: Iterable[object] = ()) -> None:
        written = text.notes if text else notes
        self._notes = {one.label: one.blocks for one in written if isinstance(one, content.Note)}
        self._noted: dict[str, str] = {}
        self._path = text.path if text else ""
        self._includes = _includes(text.lines, text.path) if text else []
        self._segments = text.lines.segments if text and self._includes else ()

    def included(self, first: int, last: int) -> Form:
        """Return the names of the passages that are included between two lines."""
        return [name for line, name in self._includes if first <= line <= last]

    def blocks(self, blocks: Sequence[object]) -> Form:
        """Return the forms of blocks, without those that say nothing here."""
        return [form for block in blocks if (form := self._block(block))]

    def inlines(self, children: Inlines, line: int) -> Form:
        """Return the forms of inlines that begin on ``line``: words, and nodes between them."""
        found: Form = []
        self._collect(children, line, found)
        return _joined(found)

    def _block(self, block: object) -> Form:
        match block:
            case content.Paragraph(children, line):
                return _held("p", self.inlines(children, line))
            case content.Heading(_, children, line):
                return _held("heading", self.inlines(children, line))
            case content.List(ordered, items, start):
                kind = f"from {start}" if ordered else "list"
                return _held(kind, [form for item in items if (form := self.blocks(item))])
            case content.Quote(blocks):
                return _held("quote", self.blocks(blocks))
            case content.Table(head, rows):
                return _held(
                    "table", [self._row(row) for row in (head, *rows) if self._is_own(row.line)]
                )
            case content.Definitions(items):
                return _held("terms", [form for item in items for form in self._term(item)])
            case content.Notice(tone, title, blocks, line) if self._is_own(line):
                return ["notice", tone, *_joined([title]), *self.blocks(blocks)]
            case content.Code(text, _, line) if self._is_own(line):
                return ["code", *(squeezed(row) for row in text.strip("\n").split("\n"))]
        return []

    def _row(self, row: content.Row) -> Form:
        return [self.inlines(cell, row.line) for cell in row.cells]

    def _term(self, item: content.Definition) -> Form:
        return [self.inlines(item.term, item.line), *(self.blocks(one) for one in item.details)]

    def _collect(self, children: Inlines, line: int, found: Form) -> int:
        """Add the forms of inlines; return the line on which what follows them stands."""
        for child in children:
            match child:
                case content.Break():
                    found.append(" ")
                    line += 1
                case content.Emphasis(inner) | content.Strong(inner):
                    line = self._collect(inner, line, found)
                case content.Link(target, inner, title):
                    label: Form = []
                    begin, line = line, self._collect(inner, line, label)
                    if self._is_own(begin):
                        found.append(
                            ["to", _code(target), *_joined([*label, title and f" {title}"])]
                        )
                case _ if self._is_own(line):
                    found.append(self._leaf(child))
        return line

    def _leaf(self, leaf: Inline) -> str | Form:
        match leaf:
            case content.Plain(text) | content.Verbatim(text):
                return text
            case content.Image(source, text):
                return ["picture", source, *_joined([text])]
            case content.NoteMark(label):
                return ["note", self._note(label)]
        return ""

    def _note(self, label: str) -> str:
        """Return the fingerprint of a note: what it says belongs to where its mark stands."""
        if label not in self._noted:
            self._noted[label] = ""
            self._noted[label] = fingerprint(self.blocks(self._notes.get(label, ())))
        return self._noted[label]

    def _is_own(self, line: int) -> bool:
        """Tell whether a line was written in the text itself and not in what it includes."""
        if not self._segments:
            return True
        index = bisect_right(self._segments, line, key=lambda segment: segment[0]) - 1
        return self._segments[max(index, 0)][1] == self._path


def _includes(lines: Lines, path: str) -> list[tuple[int, str]]:
    """Return the first line and the name of each passage that a text itself includes.

    A passage can include others; those are its own affair. Where several directives follow each
    other without a line between, their number is that of the lines that they take.
    """
    found: list[tuple[int, str]] = []
    own = 0
    runs = [(is_own, list(run)) for is_own, run in groupby(lines.segments, lambda s: s[1] == path)]
    for (is_own, run), (_, after) in zip(runs, [*runs[1:], (True, [])], strict=True):
        if is_own:
            first, _, there = run[-1]
            own = there + (after[0][0] - first if after else 0) - 1
        else:
            names = dict.fromkeys(name.rpartition("/")[0].rpartition("/")[2] for _, name, _ in run)
            count = after[0][2] - own - 1 if after else len(names)
            found += [(run[0][0], name) for name in list(names)[:count]]
    return found


def _held(kind: str, forms: Form) -> Form:
    return [kind, *forms] if forms else []


def _joined(found: Form) -> Form:
    """Return words that follow each other as one, with single spaces and none at the ends."""
    if all(isinstance(form, str) for form in found):  # by far the most
        words = squeezed("".join(found))
        return [words] if words else []
    forms: Form = []
    for is_words, group in groupby(found, lambda form: isinstance(form, str)):
        parts = list(group)
        forms += [squeezed("".join(parts), edges=True)] if is_words else parts
    if forms and isinstance(forms[0], str):
        forms[0] = forms[0].lstrip()
    if forms and isinstance(forms[-1], str):
        forms[-1] = forms[-1].rstrip()
    return [form for form in forms if form]


def squeezed(words: str, *, edges: bool = False) -> str:
    """Return words in their one form; ``edges`` keeps one space where there are some at an end."""
    words = unicodedata.normalize("NFC", words).translate(SAME)
    inner = " ".join(words.split())
    if not edges or not words:
        return inner
    if not inner:
        return " "
    return " " * words[0].isspace() + inner + " " * words[-1].isspace()


def _code(target: str) -> str:
    """Return a reference as its code, and any other target as it is written."""
    found = reference.parse(target)
    return str(found) if found else target
