"""A page composed in one language, before its place among the others is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model import content
from handbook.model.content import Blocks, Inlines
from handbook.staging.markdown import Printer, heading
from handbook.staging.page import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed(About):
    """One page: its words, and what it was made from."""

    address: str
    """Below its language, with ``/`` at the end; empty for the front page."""

    body: str
    """Markdown, without front matter."""

    depends: frozenset[str]
    short: str = ""
    """What it is called beside its neighbours, where that is not its title."""

    order: tuple[int, str] = (0, "")
    """Where it stands among the pages beside it."""

    verify: str = ""
    """The address of the page by which a copy of an edition is verified."""

    leads_to: str = ""
    """The address to which a reader is led on, where this one is a former address."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """What lies beside it, such as pictures made for it, by name."""


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
