"""A finished site, as a browser meets it: what each page holds, loads and leads to.

Paths are those of files below the site's root (``sq/help/index.html``); nothing is opened here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from handbook.model.diagnostic import Place
from handbook.model.document import HOME, Document
from handbook.model.reference import is_placeholder, leaves, scheme_of
from handbook.model.settings import Language

SITE: Final = "site"
"""The folder of the site, as places name it wherever it lies while it is being made."""

ROOT: Final = "index.html"
"""The root page, which lets a reader choose a language."""

LOST: Final = "404.html"
"""The page for what is not there: it is shown at any address."""

ALL_LANGUAGES: Final = "mul"
"""The ``lang`` of a page that is written in every language at once (ISO 639-2)."""


class Pointer(NamedTuple):
    """An address, and the line it stands in."""

    address: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """A file that a browser loads: a page, a style sheet, a picture."""

    path: str
    weight: int
    """Its bytes as they travel, compressed."""

    source: str = ""
    """Its text with code, remarks and scripts blanked out: rows and columns are those of the file.

    Empty where it is no page or style sheet.
    """

    requests: Mapping[str, int]
    """Addresses that a browser asks for by itself, and the line where each first stands."""

    def place(self, said: str, line: int = 0) -> Place:
        """Return where ``said`` first stands, in a ``line`` or anywhere."""
        rows = self.source.split("\n")
        if not line:
            line = self.source[: max(0, self.source.find(said))].count("\n") + 1
        row = rows[line - 1] if line <= len(rows) else ""
        return Place(f"{SITE}/{self.path}", line, max(0, row.find(said)) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage(BuiltFile):
    """One page."""

    lang: str
    """What its root element says; empty where that says nothing."""

    ids: Mapping[str, tuple[int, ...]]
    """Every id, and the lines of all elements that bear it."""

    links: Mapping[str, int]
    """Addresses that a reader may follow, and the line where each first stands."""

    alternates: Mapping[str, Pointer]
    """What it says of itself in other languages, by their tag (``hreflang``)."""

    canonical: Pointer | None

    @property
    def address(self) -> str:
        """Its address below the root (``sq/help/``)."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, kw_only=True)
class BuiltSite:
    """A whole site, and what the handbook knows of it."""

    languages: tuple[Language, ...]
    help: str
    """The code of the page for someone who needs help."""

    documents: Mapping[str, Document]
    """By the address below a language's; the front page's is empty."""

    files: frozenset[str]
    """The paths of all files."""

    pages: Mapping[str, BuiltPage]
    """By path, in order."""

    base: str = ""
    """The address that the site gives itself (``https://example.org/``); empty if it names none."""

    loaded: Mapping[str, BuiltFile]
    """What the pages load of this site, and what that loads in turn, by path."""

    @cached_property
    def origin(self) -> str:
        """What absolute addresses of its own begin with; empty while ``base`` is a placeholder."""
        return "" if is_placeholder(self.base) else self.base

    @cached_property
    def trees(self) -> Mapping[str, Language]:
        """The languages by the first part of their addresses."""
        return {language.address: language for language in self.languages}

    def language(self, page: BuiltPage) -> Language | None:
        """Return the language in whose tree a page stands."""
        return self.trees.get(page.path.partition("/")[0])

    def document(self, page: BuiltPage) -> Document | None:
        """Return the document that a page shows, or is a part of."""
        tree, _, below = page.address.rstrip("/").partition("/")
        if tree not in self.trees:
            return None
        if not below:
            return self.documents.get("")
        while below and below not in self.documents:
            below = below.rpartition("/")[0]
        return self.documents[below] if below else None

    def is_for_survivors(self, page: BuiltPage) -> bool:
        """Tell whether a page is for someone in danger."""
        document = self.document(page)
        if document is None:
            return False
        return document.code == self.help or document.data.audience == "survivor"

    @property
    def everything(self) -> Iterator[BuiltFile]:
        """The pages, and then what they load."""
        yield from self.pages.values()
        yield from (file for path, file in self.loaded.items() if path not in self.pages)

    def is_elsewhere(self, address: str) -> bool:
        """Tell whether an address names a host that is not this site's."""
        return leaves(address) and not self._is_own(address)

    def _is_own(self, address: str) -> bool:
        return bool(self.origin) and address.startswith(self.origin)

    def target(self, path: str, address: str) -> tuple[str, str] | None:
        """Return the file that an address in the file ``path`` leads to, and the part of it.

        ``None`` is elsewhere. What begins at the host, or leads above the root, is no file of the
        site (``/x``, ``../x``): a site can stand below a path.
        """
        way, _, part = address.partition("#")
        way = way.partition("?")[0]
        if self._is_own(way):
            path, way = "", way.removeprefix(self.origin) or "."
        elif way.startswith("//") or (":" in way and scheme_of(way)):
            return None
        elif path == LOST and way:
            path, way = "", self._from_host(way)
        part = unquote(part)
        if not way:
            return path, part
        way = unquote(way)
        folder = path.rpartition("/")[0]
        file = posixpath.normpath(f"{folder}/{way}" if folder and way[0] != "/" else way)
        if way.endswith("/") or way.rpartition("/")[2] in {".", ".."}:
            file = posixpath.normpath(f"{file}/index.html")
        return file, part

    def _from_host(self, way: str) -> str:
        """Return the way from the root, of an address that is right wherever its page is shown."""
        begin = urlsplit(self.base).path or "/"
        return way.removeprefix(begin) or "." if way.startswith(begin) else f"/{way.lstrip('/')}"

    def loads(self, page: BuiltPage) -> Iterator[BuiltFile]:
        """Yield what a page loads of this site, each file once, without the page."""
        seen = {page.path}
        files: list[BuiltFile] = [page]
        while files:
            file = files.pop()
            for address in file.requests:
                found = self.target(file.path, address)
                if found is None or found[0] in seen or found[0] not in self.loaded:
                    continue
                seen.add(found[0])
                files.append(self.loaded[found[0]])
                yield files[-1]


def documents_of(documents: tuple[Document, ...]) -> Mapping[str, Document]:
    """Return documents by their address below a language's."""
    return {"" if one.address == HOME else one.address: one for one in documents}
