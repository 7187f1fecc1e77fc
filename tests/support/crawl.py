"""Reads every page of a finished site: its links, its ids, and what stands in its landmarks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

BASE = "https://site.test/below/a/path/"
"""Where the crawl pretends that the site is: below a path, so that an absolute link is broken."""

LANDMARKS = {
    "hb-languages": "switch",
    "hb-side--nav": "neighbours",
    "hb-numbers": "numbers",
    "hb-publisher": "publisher",
    "hb-skip": "skip",
    "draft": "truth",
}
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
SILENT = frozenset(("code", "pre", "script", "style"))
RESOURCES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "track": "src",
    "use": "href",
    "image": "href",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link that a reader may follow."""

    href: str
    rel: frozenset[str]
    hreflang: str
    landmarks: frozenset[str]
    exit: bool


@dataclass(slots=True)
class Crawled:
    """One page as it was found."""

    path: str
    lang: str = ""
    title: str = ""
    headings: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    anchors: list[Anchor] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    """Every ``lang`` below the root element."""

    opening: list[str] = field(default_factory=list)
    """The blocks of the text, in order: tag and classes."""

    text: str = ""
    """All words outside code."""

    said: dict[str, str] = field(default_factory=dict)
    """The words of each landmark."""

    faults: list[str] = field(default_factory=list)
    """Tags that do not close as they opened, inline scripts and styles."""

    @property
    def address(self) -> str:
        """The address below the site's root (``sq/sop/``)."""
        return self.path.removesuffix("index.html")


class _Parser(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = Crawled(path)
        self.stack: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.said: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attrs = {name: value or "" for name, value in pairs}
        page = self.page
        classes = attrs.get("class", "").split()
        if self.stack and self.stack[-1][0] == "article":
            page.opening.append(" ".join((tag, *classes)))
        if tag not in VOID:
            mark = next((LANDMARKS[name] for name in classes if name in LANDMARKS), "")
            self.stack.append((tag, mark))
        if "id" in attrs:
            page.ids[attrs["id"]] += 1
        self._attributes(tag, attrs)
        self._element(tag, attrs)

    def _attributes(self, tag: str, attrs: dict[str, str]) -> None:
        page = self.page
        if "lang" in attrs:
            if tag == "html":
                page.lang = attrs["lang"]
            else:
                page.languages.add(attrs["lang"])
        page.faults += [
            f"<{tag} {name}>" for name in attrs if name.startswith("on") or name == "style"
        ]
        if "srcset" in attrs:
            page.resources += [part.split()[0] for part in attrs["srcset"].split(",")]

    def _element(self, tag: str, attrs: dict[str, str]) -> None:
        page = self.page
        rel = frozenset(attrs.get("rel", "").split())
        if tag == "h1":
            page.headings += 1
        elif tag == "a" and "href" in attrs:
            marks = frozenset(mark for _, mark in self.stack if mark)
            page.anchors.append(
                Anchor(attrs["href"], rel, attrs.get("hreflang", ""), marks, "data-exit" in attrs)
            )
        elif tag == "link":
            if "alternate" in rel and "hreflang" in attrs:
                page.alternates[attrs["hreflang"]] = attrs["href"]
            elif "canonical" not in rel:
                page.resources.append(attrs["href"])
        elif tag in RESOURCES and RESOURCES[tag] in attrs:
            page.resources.append(attrs[RESOURCES[tag]])
        elif tag in ("style", "script", "base"):
            page.faults.append(f"<{tag}> in the page itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack[-1][0] != tag:
            self.page.faults.append(f"</{tag}> at line {self.getpos()[0]} closes nothing")
            return
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if any(tag in SILENT for tag, _ in self.stack):
            return
        if self.stack and self.stack[-1][0] == "title":
            self.page.title += data
        self.words.append(data)
        for _, mark in self.stack:
            if mark:
                self.said.setdefault(mark, []).append(data)

    def finished(self) -> Crawled:
        self.page.faults += [f"<{tag}> never closes" for tag, _ in self.stack]
        self.page.text = "".join(self.words)
        self.page.said = {mark: _flat("".join(data)) for mark, data in self.said.items()}
        return self.page


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@dataclass(slots=True)
class Crawl:
    """A whole site as it was found: its pages by address, and all its files."""

    pages: dict[str, Crawled]
    files: set[str]

    def of(self, language: str) -> dict[str, Crawled]:
        """The pages of a language, by their address below it."""
        start = f"{language}/"
        return {
            address.removeprefix(start): page
            for address, page in self.pages.items()
            if address.startswith(start)
        }

    def target(self, page: Crawled, href: str) -> str | None:
        """Return the address below the root that a link leads to; None where that is elsewhere.

        ``404.html`` is shown at any address, so there alone links begin at the root.
        """
        if page.path == "404.html" and href.startswith("/"):
            return unquote(urlsplit(href).path.lstrip("/"))
        whole = urljoin(BASE + page.address, href)
        return (
            unquote(urlsplit(whole).path).removeprefix(urlsplit(BASE).path)
            if (whole.startswith(BASE))
            else None
        )


def crawl(site: Path) -> Crawl:
    """Read all of a site."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages: dict[str, Crawled] = {}
    for path in sorted(files):
        if path.endswith(".html"):
            parser = _Parser(path)
            parser.feed((site / path).read_text(encoding="utf-8"))
            parser.close()
            page = parser.finished()
            pages[page.address] = page
    return Crawl(pages, files)


def is_elsewhere(href: str) -> bool:
    """Tell whether an address names a host or a scheme of its own."""
    return bool(urlsplit(href).scheme or urlsplit(href).netloc)
