"""A page composed in one language, before its place among the others is known."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import content
from handbook.model.content import Blocks, Inlines
from handbook.staging.markdown import Printer, heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """One page: its words, and what it was made from."""

    address: str
    """Below its language, with ``/`` at the end; empty for the front page."""

    title: str
    description: str
    body: str
    """Markdown, without front matter."""

    depends: frozenset[str]
    order: tuple[int, str] = (0, "")
    """Where it stands among the pages beside it."""

    code: str = ""
    kind: str = ""
    audience: str = "professional"
    source: str = ""


def body(printer: Printer, title: str, *parts: Blocks) -> str:
    """Return a page's Markdown: its title, then blocks."""
    printed = [printer.blocks(part) for part in parts if part]
    head = f"# {printer.inlines(content.plain(title))}"
    return "\n\n".join([head, *printed]) + "\n"


def section(printer: Printer, title: Inlines | str, ident: str, blocks: Blocks) -> str:
    """Return a section of level 2 as Markdown; nothing where it has no blocks."""
    if not blocks:
        return ""
    inlines = content.plain(title) if isinstance(title, str) else title
    return f"\n{heading(2, printer.inlines(inlines), ident)}\n\n{printer.blocks(blocks)}\n"
