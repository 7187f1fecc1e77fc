"""References: what ``doc:SOP-01#first-report`` means."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from handbook.model.registers import SCHEMES

WEB: Final = ("http", "https", "mailto")
"""Schemes that lead out of the handbook."""

UNSAFE: Final = ("javascript", "vbscript", "data", "file", "blob")
"""Schemes that could run code, or reach into a reader's machine."""


class Target(NamedTuple):
    """What a reference names: an entry or document, and perhaps a part of it."""

    scheme: str
    id: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}:{self.id}" + (f"#{self.part}" if self.part else "")


class Mention(NamedTuple):
    """A reference in prose, and where it stands."""

    target: Target
    line: int
    column: int


def scheme_of(link: str) -> str:
    """Return the scheme of a link in lower case; empty for a relative one."""
    match = _SCHEME.match(link)
    return match[0].lower() if match else ""


_SCHEME: Final = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")


def leaves(address: str) -> bool:
    """Tell whether an address is on another host."""
    return address.startswith("//") or scheme_of(address) in {"http", "https"}


def is_placeholder(address: str | None) -> bool:
    """Tell whether the address of a site or repository is missing, or one that leads nowhere."""
    return not address or f"{urlsplit(address).hostname}".endswith(".example")


def parse(link: str) -> Target | None:
    """Return what a link refers to, or ``None`` where it is no reference."""
    if not is_reference(link):
        return None
    return target(scheme_of(link), link.partition(":")[2])


def is_reference(link: str) -> bool:
    """Tell whether a link refers to a document or an entry of a register."""
    scheme = scheme_of(link)
    return scheme == "doc" or scheme in SCHEMES


def target(scheme: str, text: str) -> Target:
    """Return the target of a field: ``04-L-218#art-6`` in scheme ``law``."""
    ident, _, part = text.partition("#")
    return Target(scheme, ident, part)
