"""Prints content as the Markdown that MkDocs' parser reads the way ours read the source.

Python-Markdown and CommonMark disagree on lists, nesting and escapes. So everything is written
in the one form on which they agree: items indented by four, every special character of a word as
a character reference, HTML never. Nothing that an author typed can become markup here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from handbook.model import content
from handbook.model.content import Block, Blocks, Inline, Inlines
from handbook.model.reference import WEB, scheme_of

Address = Callable[[str], str]
"""Turns the target of a link or image into what the page writes."""

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>&|#]|!\Z")
_START: Final = re.compile(r"^(\d+)([.)])|^(\[\^[\w-]+\])(:)|^([+\-:!?~])")
_NOTHING: Final = "<!-- -->"
"""Keeps apart what would be read as one, and holds a place where nothing stands."""

_SAFE: Final = (*WEB, "tel")


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints content; ``address`` says where links lead, or nothing where they are words alone."""

    address: Address

    inserted: tuple[str, str] = ("", "")
    """What a screen reader says before and after words that were inserted."""

    deleted: tuple[str, str] = ("", "")

    def blocks(self, blocks: Blocks) -> str:
        """Return blocks as Markdown, separated by empty lines."""
        parts: list[str] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            if _would_join(before, block):
                parts.append(_NOTHING)
            parts.append(self.block(block))
        return "\n\n".join(parts)

    def block(self, block: Block) -> str:
        """Return one block as Markdown."""
        match block:
            case content.Paragraph(children):
                return _at_start(self.inlines(children))
            case content.Heading(_, children):
                return f"<strong>{self.inlines(children)}</strong>"
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
                head = f'!!! {_word(tone)} "{escape(title).replace(chr(34), "&#34;")}"'
                return f"{head}\n\n{_indented(self.blocks(blocks))}"
            case content.Rule():
                return "* * *"
            case content.Note(label, blocks):
                return f"[^{_word(label)}]:\n{_indented(self.blocks(blocks))}"

    def _list(self, block: content.List) -> str:
        simple = all(_is_tight(item) for item in block.items)
        items: list[str] = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}.".ljust(4) if block.ordered else "-   "
            between = "\n" if simple else "\n\n"
            if not item or not isinstance(item[0], content.Paragraph | content.Heading):
                body = f"{_NOTHING}\n\n{self.blocks(item)}".rstrip()
            else:
                body = (
                    between.join(self.block(child) for child in item)
                    if simple
                    else self.blocks(item)
                )
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
                return f"<em>{self.inlines(children)}</em>"
            case content.Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case content.Verbatim(text):
                return f"<code>{escape(text)}</code>"
            case content.Link(target, children):
                href = self._href(target)
                return f"[{self.inlines(children)}]({href})" if href else self.inlines(children)
            case content.Image(source, text):
                return f"![{escape(text)}]({self._href(source)})"
            case content.Break(hard):
                return "<br>" if hard else " "
            case content.NoteMark(label):
                return f"[^{_word(label)}]"
            case content.Inserted(children):
                return f"<ins>{self._told(children, self.inserted)}</ins>"
            case content.Deleted(children):
                unlinked = replace(self, address=lambda _: "")  # what was said leads nowhere
                return f"<del>{unlinked._told(children, self.deleted)}</del>"

    def _told(self, children: Inlines, words: tuple[str, str]) -> str:
        before, after = (f'<span class="hb-unseen">{escape(w)}</span>' * bool(w) for w in words)
        return f"{before}{self.inlines(children)}{after}"

    def _href(self, target: str) -> str:
        address = self.address(target)
        scheme = scheme_of(address)
        if scheme and scheme not in _SAFE:
            raise ValueError(f"a link of the scheme {scheme} cannot be published")
        return quote(address, safe="/:?#@!$&+,;=~%.-_")


def _would_join(before: Block | None, block: Block) -> bool:
    """Tell whether two blocks would be read as one: a list takes in the code that follows it."""
    match before, block:
        case (content.List(), content.List() | content.Code()):
            return True
        case (content.Definitions() | content.Notice() | content.Note(), content.Code()):
            return True
        case _:
            return type(before) is type(block) and isinstance(
                block, content.Code | content.Quote | content.Definitions
            )


def _is_tight(item: Blocks) -> bool:
    """Tell whether an item is a line of words, perhaps with a list below it."""
    match item:
        case () | (content.Paragraph(),):
            return True
        case (content.Paragraph(), content.List(items=items)):
            return all(_is_tight(inner) for inner in items)
        case _:
            return False


def escape(text: str) -> str:
    """Return words with every character that could be markup as a character reference."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


def heading(level: int, title: str, ident: str) -> str:
    """Return a heading with its id; ``title`` is printed already."""
    return f"{'#' * level} {title or _NOTHING} {{#{ident}}}"


def _at_start(line: str) -> str:
    """Keep a line that begins like a list, a note or a heading from being one."""

    def _masked(match: re.Match[str]) -> str:
        before, mark = match[1] or match[3] or "", match[2] or match[4] or match[5]
        return f"{before}&#{ord(mark)};"

    return line if line.startswith("![") else _START.sub(_masked, line, count=1)


def _word(text: str) -> str:
    """Return a name that is safe within markup."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", text)


def _indented(text: str) -> str:
    return _prefixed("    ", text)


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))
