"""Reads what stands within a paragraph, and keeps the line and column of every link."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from handbook.model import content
from handbook.model.content import Inline, Inlines
from handbook.sources.dialect import parser

_DEEPEST = 20
"""How deep inlines nest; deeper marks are left out, their words stay."""


def read_inline(source: str) -> Inlines:
    """Return short prose (a label, a sentence of ``document.yml``) as inlines."""
    if not _MARKED.search(source):
        return content.plain(source)
    tokens = parser().parseInline(source)
    cursor = Cursor([], source.split("\n"))
    return inlines_of(tokens[0], cursor, 1)


_MARKED = re.compile(r"[\[\]<>*_`\\&!\n]")


@dataclass(slots=True)
class Cursor:
    """The tokens still to be read, and the lines in which to find a link's column."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    position: int = 0
    found: tuple[int, int] = (0, 0)

    def next(self) -> Token:
        """Return the next token and step over it."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def inside(self, end: str) -> bool:
        """Tell whether the next token is not the closing one; step over it where it is."""
        if self.tokens[self.position].type == end:
            self.position += 1
            return False
        return True

    def column(self, line: int, target: str) -> int:
        """Return where on ``line`` the next ``target`` stands, from 1 (1 where it cannot tell)."""
        begin = self.found[1] if self.found[0] == line else 0
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        at = text.find(target, begin)
        self.found = (line, at + len(target) if at >= 0 else begin)
        return at + 1 if at >= 0 else 1


_WRAPPERS: Final[Mapping[str, Callable[[Inlines], Inline]]] = {
    "em_open": content.Emphasis,
    "strong_open": content.Strong,
}


_WORDS: Final = ("text", "text_special")
"""Tokens that are words, as they stand or behind a backslash."""


def inlines_of(block: Token, cursor: Cursor, line: int) -> Inlines:
    """Return the inlines of a block; ``line`` is where it begins."""
    if block.children is None:
        return content.plain(block.content)
    kept = [token for token in block.children if token.level < _DEEPEST or not token.nesting]
    children, _, _ = _until(kept, 0, "", cursor, line)
    return children


def _until(
    tokens: Sequence[Token], position: int, end: str, cursor: Cursor, line: int
) -> tuple[Inlines, int, int]:
    """Read inlines up to the token ``end``; return them, where to go on, and on which line."""
    found: list[Inline] = []
    words: list[str] = []
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.type in _WORDS:
            words.append(token.content)
            continue
        _say(words, found)
        if token.type == end:
            break
        match token.type:
            case "link_open":
                begin = line
                target = str(token.attrs.get("href") or "")
                children, position, line = _label(tokens, position, cursor, line)
                column = cursor.column(line, target)
                bare = token.markup == "autolink" and not target.startswith(("http", "mailto"))
                title = str(token.attrs.get("title") or "")
                label = () if bare else children
                found.append(content.Link(target, label, title, line or begin, column))
            case "em_open" | "strong_open":
                close = token.type.replace("open", "close")
                children, position, line = _until(tokens, position, close, cursor, line)
                found.append(_WRAPPERS[token.type](children))
            case _:
                line = _leaf(token, found, cursor, line)
    _say(words, found)
    return tuple(found), position, line


def _label(
    tokens: Sequence[Token], position: int, cursor: Cursor, line: int
) -> tuple[Inlines, int, int]:
    """Read the inlines of a link: most often nothing but words."""
    match tokens[position : position + 2]:
        case [Token(type="text", content=words), Token(type="link_close")]:
            return content.plain(words), position + 2, line
    return _until(tokens, position, "link_close", cursor, line)


def _say(words: list[str], found: list[Inline]) -> None:
    """Add the words that stand beside each other as one, and begin anew."""
    found += content.plain("".join(words))
    words.clear()


def _leaf(token: Token, found: list[Inline], cursor: Cursor, line: int) -> int:
    """Add an inline that holds no others; return the line after it."""
    match token.type:
        case "code_inline":
            found.append(content.Verbatim(token.content))
        case "softbreak" | "hardbreak":
            found.append(content.Break(hard=token.type == "hardbreak"))
            return line + 1
        case "image":
            source = str(token.attrGet("src") or "")
            column = cursor.column(line, source)
            found.append(content.Image(source, token.content, line, column))
        case "footnote_ref":
            label = str(token.meta.get("label", token.meta.get("id", "")))
            found.append(content.NoteMark(label))
        case _:
            raise AssertionError(f"a token that the dialect does not have: {token.type}")
    return line
