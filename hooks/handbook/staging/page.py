"""What an engine must know of a staged page beside its Markdown: where it is, and what is near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar

T = TypeVar("T")

MOST: Final = 30
"""The most neighbours that a page shows; a page must not grow with the site."""


def window(items: Sequence[T], at: int) -> Sequence[T]:
    """Return at most ``MOST`` items around one."""
    first = max(0, min(at - MOST // 2, len(items) - MOST))
    return items[first : first + MOST]


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the navigation; ``address`` is relative to the site's root (``sq/sop/``)."""

    title: str
    address: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language: its BCP 47 tag, the language's own name, the address."""

    tag: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Number:
    """A contact as every page shows it."""

    name: str
    number: str
    checked: str
    """The day of its last independent confirmation, in words of the page's language."""

    confirmed: bool
    emergency: bool
    """Whether it is for someone in danger; the others come after these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a page before it has a place among the others."""

    title: str
    description: str
    audience: str = "professional"
    code: str = ""
    kind: str = ""
    source: str = ""
    """The source file that an editor would open, relative to the repository (``sop/x/sr.md``)."""

    watermark: str = ""
    """What stands across every printed sheet; empty for a text that applies as it is."""

    cited: str = ""
    """How a reader cites it: code, title, edition, day."""

    is_hidden: bool = False
    """Whether search engines, the site map and the search of the site leave it out."""

    def about(self) -> Mapping[str, Any]:
        """Return this alone, by name, for a page that is made of it."""
        return {field.name: getattr(self, field.name) for field in fields(About)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(About):
    """One page of one language (``language`` is empty for the root and the developers' pages)."""

    path: str
    """Where its Markdown is staged (``sq/sop/identification/index.md``)."""

    address: str
    """Where it is on the site (``sq/sop/identification/``)."""

    tag: str
    """What its ``lang`` says (``sr-Latn``)."""

    language: str
    """The address of its language (``sr``), or empty."""

    verify: str = ""
    """The address of the page by which a copy of an edition is verified; or empty."""

    leads_to: str = ""
    """The address to which a reader is led on, where this one is a former address."""

    trail: tuple[NavLink, ...] = ()
    """The way up: from the language's front page down to the parent."""

    neighbours: tuple[NavLink, ...] = ()
    """The pages of the same section, this one among them; at most 30."""

    all: NavLink | None = None
    """The section's own page, where there are more neighbours than shown."""

    alternates: tuple[Alternate, ...] = ()
    """This page in every language that it exists in, this one included."""
