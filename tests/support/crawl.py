"""Reads of every page of a finished site what no rule asks for: its words and its landmarks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from handbook import checking
from handbook.finished import read_site
from handbook.model.built import BuiltSite
from support.trees import Tree

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
    title: str = ""
    headings: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    """Every ``lang`` below the root element."""

    opening: list[str] = field(default_factory=list)
    """The blocks of the text, in order: tag and classes."""

    is_hidden: bool = False
    """Whether it asks search engines to leave it out."""

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
        self._attributes(tag, attrs)
        self._element(tag, attrs)

    def _attributes(self, tag: str, attrs: dict[str, str]) -> None:
        page = self.page
        if "lang" in attrs and tag != "html":
            page.languages.add(attrs["lang"])
        page.faults += [
            f"<{tag} {name}>" for name in attrs if name.startswith("on") or name == "style"
        ]

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
        elif tag == "meta" and attrs.get("name") == "robots":
            page.is_hidden = attrs.get("content") == "noindex"
        elif tag in ("style", "base") or (tag == "script" and "src" not in attrs):
            page.faults.append(f"<{tag}> in the page itself")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

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
    """A whole site as it was found: its pages by address, and what the rules see of it."""

    pages: dict[str, Crawled]
    site: BuiltSite

    def of(self, language: str) -> dict[str, Crawled]:
        """The pages of a language, by their address below it."""
        start = f"{language}/"
        return {
            address.removeprefix(start): page
            for address, page in self.pages.items()
            if address.startswith(start)
        }

    def target(self, page: Crawled, href: str) -> str | None:
        """Return the address below the root that a link leads to; None where that is elsewhere."""
        found = self.site.target(page.path, href)
        return found[0].removesuffix("index.html") if found else None


def crawl(tree: Tree) -> Crawl:
    """Read all of a tree's site."""
    corpus = checking.check(tree.root, dt.date(2026, 11, 25), outlines=True).corpus
    site = read_site(corpus, tree.site)
    pages: dict[str, Crawled] = {}
    for path in site.pages:
        parser = _Parser(path)
        parser.feed((tree.site / path).read_text(encoding="utf-8"))
        parser.close()
        page = parser.finished()
        pages[page.address] = page
    return Crawl(pages, site)


def is_elsewhere(href: str) -> bool:
    """Tell whether an address names a host or a scheme of its own."""
    return bool(urlsplit(href).scheme or urlsplit(href).netloc)
