"""A page composed in one language, before its place among the others is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    short: str = ""
    """What it is called beside its neighbours, where that is not its title."""

    order: tuple[int, str] = (0, "")
    """Where it stands among the pages beside it."""

    code: str = ""
    kind: str = ""
    audience: str = "professional"
    source: str = ""
    version: str = ""
    """The version of a document's draft, or of the edition."""

    state: str = ""
    """What an edition is on the day; empty for all else."""

    watermark: str = ""
    """What stands across every printed sheet."""

    cited: str = ""
    """How a reader cites it: code, title, edition, day."""

    verify: str = ""
    """The address of the page by which a copy of an edition is verified."""

    leads_to: str = ""
    """The address to which a reader is led on, where this one is a former address."""

    is_hidden: bool = False
    """Whether search engines, the site map and the search of the site leave it out."""

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
