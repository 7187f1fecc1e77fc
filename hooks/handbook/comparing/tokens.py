"""Words, signs and spaces of a line of content, and lines made of them again.

A token compares by what it says and where it leads. How it is set apart (emphasis), the form of
quotes and dashes, and how long a space is say nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Final

from handbook.model import content
from handbook.model.content import Deleted, Inline, Inlines, Inserted, Link, Plain
from handbook.parity.fingerprint import SAME

_PARTS: Final = re.compile(r"\s+|\w+(?:[.,'’/\-]\w+)*|[^\w\s]")
"""A space, a word or number (``04/L-218``, ``1.5``, ``victim's``), or one sign."""

_UNSEEN: Final = {sign: None for sign, said in SAME.items() if said is None}

_NUMBER: Final = re.compile(r"(\+?\d[\d /-]*|\S+@\S+) \([^()]*\)")
"""A contact as it stands where a reader first meets it: with the day of its last check."""


class Mark(StrEnum):
    """What became of a word."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a space; equal to any that says the same."""

    key: str
    target: str = ""
    """Where the link leads in which it stands."""

    text: str = field(default="", compare=False)
    style: str = field(default="", compare=False)
    """How it is set apart: ``strong``, ``emphasis`` or ``verbatim``."""

    @property
    def is_space(self) -> bool:
        """Tell whether it is a space."""
        return self.text == " "


Marked = tuple[Mark, Token]


def tokens(inlines: Inlines) -> list[Token]:
    """Return the tokens of a line, with single spaces and none at its ends."""
    found: list[Token] = []
    for token in _tokens(inlines, "", ""):
        if not (token.is_space and (not found or found[-1].is_space)):
            found.append(token)
    return found[:-1] if found and found[-1].is_space else found


def _tokens(inlines: Inlines, target: str, style: str) -> Iterator[Token]:
    for node in inlines:
        match node:
            case Plain(text):
                yield from _split(text, target, style)
            case content.Verbatim(text):
                yield from _split(text, target, "verbatim")
            case content.Strong(children):
                yield from _tokens(children, target, "strong")
            case content.Emphasis(children):
                yield from _tokens(children, target, "emphasis")
            case Link(leads_to, children):
                yield from _tokens(_without_check(leads_to, children), leads_to, style)
            case content.Image(source, text):
                yield Token(f"[{source} {text}]", target, f"[{text}]", style)
            case content.NoteMark(label):
                yield Token(f"[{label}]", target, f"[{label}]", style)
            case content.Break():
                yield Token(" ", target, " ", style)
            case Inserted(children) | Deleted(children):
                yield from _tokens(children, target, style)


def _split(text: str, target: str, style: str) -> Iterator[Token]:
    for part in _PARTS.findall(unicodedata.normalize("NFC", text).translate(_UNSEEN)):
        said = " " if part.isspace() else part
        yield Token(said.translate(SAME), target, said, style)


def _without_check(target: str, children: Inlines) -> Inlines:
    """Leave out when a contact was last checked: that changes, and what is said does not."""
    if target.startswith("contact:") and (found := _NUMBER.fullmatch(content.words(children))):
        return content.plain(found[1])
    return children


def spelled(found: Iterable[Token]) -> str:
    """Return what tokens say."""
    return "".join(token.text for token in found)


def inlines(marked: Sequence[Marked]) -> Inlines:
    """Return marked tokens as a line; a link stays one, whatever of its words has changed."""
    nodes: list[Inline] = []
    for target, group in groupby(marked, key=lambda one: one[1].target):
        part = tuple(group)
        if not target:
            nodes += _by_mark(part)
            continue
        marks = {mark for mark, _ in part}
        if len(marks) > 1:
            nodes.append(Link(target, tuple(_by_mark(part))))
        else:
            words = _styled([token for _, token in part])
            nodes += _said(marks.pop(), (Link(target, words),))
    return tuple(nodes)


def _by_mark(marked: Iterable[Marked]) -> Iterator[Inline]:
    for mark, group in groupby(marked, key=lambda one: one[0]):
        yield from _said(mark, _styled([token for _, token in group]))


def _said(mark: Mark, children: Inlines) -> Inlines:
    match mark:
        case Mark.INSERTED:
            return (Inserted(children),)
        case Mark.DELETED:
            return (Deleted(children),)
        case _:
            return children


def _styled(found: Sequence[Token]) -> Inlines:
    parts = groupby(found, key=lambda token: token.style)
    return tuple(_in_style(style, spelled(group)) for style, group in parts)


def _in_style(style: str, text: str) -> Inline:
    match style:
        case "strong":
            return content.Strong((Plain(text),))
        case "emphasis":
            return content.Emphasis((Plain(text),))
        case "verbatim":
            return content.Verbatim(text)
        case _:
            return Plain(text)
