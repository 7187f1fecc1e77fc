"""Reads a finished site: its pages, and what they load. Bytes in, values out."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from lxml import etree

from handbook.model.built import BuiltFile, BuiltPage, BuiltSite, Pointer

_SILENT: Final = re.compile(
    r"<!--.*?-->|<(code|pre|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
"""What of a page is no text of ours: code, and what no reader sees."""

_REMARK: Final = re.compile(r"/\*.*?\*/|@namespace[^;]*;", re.DOTALL)
"""What of a style sheet loads nothing, whatever address stands in it."""

_STYLE_ADDRESS: Final = re.compile(
    r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^"'()\s;]+))""", re.IGNORECASE
)
_SET_ADDRESS: Final = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH: Final = re.compile(r"""[\s;,]url\s*=\s*["']?([^"']+)""", re.IGNORECASE)
_LOCATION: Final = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")

_ASKED: Final = frozenset(
    {"src", "data", "poster", "background", "action", "formaction", "ping", "manifest"}
)
"""Attributes whose address a browser asks for, whatever the element."""

_DRAWN: Final = frozenset({"use", "image", "feimage"})
"""Elements of a drawing that load what they link to."""

_TOLD: Final = frozenset(
    {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev"}
    | {"privacy-policy", "search", "terms-of-service"}
)
"""What ``rel`` of a ``link`` says where it loads nothing."""


def file_paths(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        below = Path(place).relative_to(folder).as_posix().removeprefix(".")
        yield from (f"{below}/{name}".removeprefix("/") for name in sorted(names))


def read_base(folder: Path) -> str:
    """Return the address that a site gives itself, which its sitemap begins all others with."""
    sitemap = folder / "sitemap.xml"
    if not sitemap.is_file():
        return ""
    found = _LOCATION.findall(sitemap.read_text(encoding="utf-8", errors="replace"))
    return min(found, key=len, default="")


def read_page(folder: Path, path: str) -> BuiltPage:
    """Return one page."""
    data = (folder / path).read_bytes()
    text = data.decode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    page = _Page()
    if root is not None:
        for element in root.iter(etree.Element):
            page.see(element)
    return BuiltPage(
        path=path,
        weight=_compressed(data),
        source=_SILENT.sub(_blank, text),
        requests=page.requests,
        lang="" if root is None else root.get("lang", "").strip(),
        ids={ident: tuple(lines) for ident, lines in page.ids.items()},
        links=page.links,
        alternates=page.alternates,
        canonical=page.canonical,
    )


def with_loaded(folder: Path, site: BuiltSite) -> BuiltSite:
    """Return a site whose pages are read with all that they load of it."""
    loaded: dict[str, BuiltFile] = {}
    waiting: list[BuiltFile] = list(site.pages.values())
    while waiting:
        file = waiting.pop()
        for address in file.requests:
            found = site.target(file.path, address)
            if found is None or found[0] in loaded or found[0] not in site.files:
                continue
            loaded[found[0]] = site.pages.get(found[0]) or _read_file(folder, found[0])
            waiting.append(loaded[found[0]])
    return replace(site, loaded=dict(sorted(loaded.items())))


def _read_file(folder: Path, path: str) -> BuiltFile:
    data = (folder / path).read_bytes()
    if not path.endswith(".css"):
        return BuiltFile(path=path, weight=_compressed(data), requests={})
    source = _REMARK.sub(_blank, data.decode("utf-8", "replace"))
    requests: dict[str, int] = {}
    for address, line in _in_style(source):
        requests.setdefault(address, line)
    return BuiltFile(path=path, weight=_compressed(data), source=source, requests=requests)


class _Page:
    """Collects what the elements of a page say."""

    def __init__(self) -> None:
        self.ids: dict[str, list[int]] = {}
        self.links: dict[str, int] = {}
        self.requests: dict[str, int] = {}
        self.alternates: dict[str, Pointer] = {}
        self.canonical: Pointer | None = None

    def see(self, element: Any) -> None:
        """Take what one element says."""
        line = element.sourceline
        for name, value in element.items():
            if name == "id":
                self.ids.setdefault(value, []).append(line)
            elif name in {"href", "xlink:href"}:
                self._href(element, _address(value), line)
            elif name in _ASKED:
                self._ask([_address(value)], line)
            elif name in {"srcset", "imagesrcset"}:
                self._ask(_SET_ADDRESS.findall(value), line)
            elif name == "style":
                self._ask([address for address, _ in _in_style(value)], line)
        if element.tag == "style":
            for address, row in _in_style(_REMARK.sub(_blank, element.text or "")):
                self._ask([address], line + row - 1)
        elif element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            self._ask(_REFRESH.findall(f";{element.get('content', '')}"), line)

    def _ask(self, addresses: Iterable[str], line: int) -> None:
        for address in addresses:
            self.requests.setdefault(address, line)

    def _href(self, element: Any, address: str, line: int) -> None:
        tag = element.tag.lower()
        if tag in _DRAWN:
            self._ask([address], line)
        elif tag == "link":
            self._link(element, Pointer(address, line))
        elif tag != "base":
            self.links.setdefault(address, line)

    def _link(self, element: Any, pointer: Pointer) -> None:
        rel = set(element.get("rel", "").lower().split())
        if "canonical" in rel:
            self.canonical = self.canonical or pointer
        elif "alternate" in rel and (tag := element.get("hreflang")):
            self.alternates.setdefault(tag, pointer)
        elif not rel <= _TOLD or "stylesheet" in rel:
            self._ask([pointer.address], pointer.line)


def _in_style(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses that styles load, and their lines."""
    for match in _STYLE_ADDRESS.finditer(text):
        address = _address("".join(filter(None, match.groups())))
        yield address, text.count("\n", 0, match.start()) + 1


def _address(value: str) -> str:
    """Return an address as a browser takes it: trimmed, ``\\`` for ``/``."""
    return value.strip().replace("\\", "/")


def _blank(match: re.Match[str]) -> str:
    """Return as many rows and columns without anything in them."""
    return "\n".join(" " * len(row) for row in match.group().split("\n"))


def _compressed(data: bytes) -> int:
    """Return how many bytes travel: no server sends more than there are."""
    return min(len(data), len(zlib.compress(data, wbits=31)))
