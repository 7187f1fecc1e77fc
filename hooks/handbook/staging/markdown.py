"""Prints content as the Markdown that MkDocs' parser reads the way ours read the source.

Python-Markdown and CommonMark disagree on lists, nesting and escapes. So everything is written
in the one form on which they agree: items indented by four, every special character of a word as
a character reference, HTML never. Nothing that an author typed can become markup here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from handbook.model import content
from handbook.model.content import Block, Blocks, Inline, Inlines
from handbook.model.reference import WEB, scheme_of

Address = Callable[[str], str]
"""Turns the target of a link or image into what the page writes."""

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>&|~^=\"']")
_START: Final = re.compile(r"^(\d+)([.)])|^([#+\-:!?])")
_SAFE: Final = (*WEB, "tel")


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints content; ``address`` says where links lead."""

    address: Address

    def blocks(self, blocks: Blocks) -> str:
        """Return blocks as Markdown, separated by empty lines."""
        parts: list[str] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            if isinstance(block, content.List) and isinstance(before, content.List):
                parts.append("<!-- -->")
            parts.append(self.block(block))
        return "\n\n".join(parts)

    def block(self, block: Block) -> str:
        """Return one block as Markdown."""
        match block:
            case content.Paragraph(children):
                return _at_start(self.inlines(children))
            case content.Heading(_, children):
                return f"**{self.inlines(children)}**"
            case content.List():
                return self._list(block)
            case content.Quote(blocks):
                return _prefixed("> ", self.blocks(blocks))
            case content.Code(text):
                return _indented(text.rstrip("\n"))
            case content.Table():
                return self._table(block)
            case content.Definitions():
                return self._definitions(block)
            case content.Notice(tone, title, blocks):
                head = f'!!! {_word(tone)} "{escape(title)}"'
                return f"{head}\n\n{_indented(self.blocks(blocks))}"
            case content.Rule():
                return "* * *"
            case content.Note(label, blocks):
                return f"[^{_word(label)}]:\n{_indented(self.blocks(blocks))}"

    def _list(self, block: content.List) -> str:
        simple = all(
            len(item) <= 1 or (len(item) == 2 and isinstance(item[1], content.List))
            for item in block.items
        )
        items: list[str] = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}.".ljust(4) if block.ordered else "-   "
            between = "\n" if simple else "\n\n"
            body = between.join(self.block(child) for child in item)
            items.append(mark + _indented(body).removeprefix("    "))
        return ("\n" if simple else "\n\n").join(items)

    def _table(self, block: content.Table) -> str:
        marks = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
        aligned = [*block.align, *[""] * len(block.head.cells)][: len(block.head.cells)]
        rows = [self._row(block.head), "| " + " | ".join(marks[a] for a in aligned) + " |"]
        return "\n".join([*rows, *(self._row(row) for row in block.rows)])

    def _row(self, row: content.Row) -> str:
        return "| " + " | ".join(self.inlines(cell) or " " for cell in row.cells) + " |"

    def _definitions(self, block: content.Definitions) -> str:
        body = "\n\n".join(self._definition(item) for item in block.items)
        if not block.role:
            return body
        return f'<div class="{_word(block.role)}" markdown="1">\n\n{body}\n\n</div>'

    def _definition(self, item: content.Definition) -> str:
        details = "\n\n".join(
            ":   " + _indented(self.blocks(detail)).removeprefix("    ") for detail in item.details
        )
        return f"{_at_start(self.inlines(item.term))}\n{details}"

    def inlines(self, inlines: Inlines) -> str:
        """Return inlines as Markdown on one line."""
        return "".join(self._inline(node) for node in inlines)

    def _inline(self, node: Inline) -> str:
        match node:
            case content.Plain(text):
                return escape(text)
            case content.Emphasis(children):
                return f"*{self.inlines(children)}*"
            case content.Strong(children):
                return f"**{self.inlines(children)}**"
            case content.Verbatim(text):
                return f"<code>{escape(text)}</code>"
            case content.Link(target, children):
                return f"[{self.inlines(children)}]({self._href(target)})"
            case content.Image(source, text):
                return f"![{escape(text)}]({self._href(source)})"
            case content.Break(hard):
                return "<br>" if hard else " "
            case content.NoteMark(label):
                return f"[^{_word(label)}]"

    def _href(self, target: str) -> str:
        address = self.address(target)
        scheme = scheme_of(address)
        if scheme and scheme not in _SAFE:
            raise ValueError(f"a link of the scheme {scheme} cannot be published")
        return quote(address, safe="/:?#@!$&+,;=~%.-_")


def escape(text: str) -> str:
    """Return words with every character that could be markup as a character reference."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


def heading(level: int, title: str, ident: str) -> str:
    """Return a heading with its id; ``title`` is printed already."""
    return f"{'#' * level} {title} {{#{ident}}}"


def _at_start(line: str) -> str:
    """Keep a line that begins like a list or a heading from being one."""

    def _masked(match: re.Match[str]) -> str:
        mark = match[2] or match[3]
        return f"{match[1] or ''}&#{ord(mark)};"

    return line if line.startswith("![") else _START.sub(_masked, line, count=1)


def _word(text: str) -> str:
    """Return a name that is safe within markup."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", text)


def _indented(text: str) -> str:
    return _prefixed("    ", text)


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))
