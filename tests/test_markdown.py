"""The dialect of the texts: how it is read, and that the site's engine reads the same.

``Printer`` writes content for Python-Markdown. The outline of a text (headings, lists, tables,
marked words, links) must be the same in our nodes and in the engine's HTML, for every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from conftest import CORPUS
from handbook.model import content, reference
from handbook.model.content import (
    Code,
    Definition,
    Definitions,
    Emphasis,
    Image,
    Link,
    List,
    Notice,
    Paragraph,
    Plain,
    Quote,
    Row,
    Strong,
    Table,
    Verbatim,
)
from handbook.model.corpus import Corpus
from handbook.model.text import Section
from handbook.resolve.document import resolve
from handbook.sources.inlines import read_inline
from handbook.sources.markdown import read_sections
from handbook.sources.read import read
from handbook.staging.documents import print_document
from handbook.staging.markdown import Printer, heading

ROOT = Path(__file__).parent.parent

# --- The engine: Python-Markdown, set up as MkDocs sets it up -----------------------------------


def engine() -> Markdown:
    """Python-Markdown with the extensions of ``mkdocs.yml``, and those that MkDocs always adds."""
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named: list[str] = ["toc", "tables", "fenced_code"]
    options: dict[str, dict[str, Any]] = {}
    for extension in written["markdown_extensions"]:
        for name, values in extension.items() if isinstance(extension, dict) else [(extension, {})]:
            named.append(name)
            options[name] = values
    return Markdown(extensions=list(dict.fromkeys(named)), extension_configs=options)


ENGINE = engine()


def address(link: str) -> str:
    """Where a link leads: references to a made-up folder, all else as it is."""
    return f"ref/{quote(link, safe='')}" if reference.parse(link) else link


def printed(sections: Sequence[Section]) -> str:
    """What the site's engine gets to read for these sections."""
    printer = Printer(address)
    parts: list[str] = []
    for section in sections:
        if section.level:
            title = printer.inlines(section.title)
            parts.append(heading(section.level, title, section.id or f"line-{section.line}"))
        parts.append(printer.blocks(section.blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def html_of(markdown: str) -> str:
    return ENGINE.reset().convert(markdown)


# --- The outline of our nodes -------------------------------------------------------------------

Outline = list[Any]


def outline_of_sections(sections: Sequence[Section]) -> Outline:
    found: Outline = []
    for section in sections:
        if section.level:
            ident = section.id or f"line-{section.line}"
            found.append(("heading", section.level, ident, words(section.title)))
        found.extend(outline(section.blocks))
    return notes_last(found)


def code(text: str) -> str:
    """Code by its lines; how wide its spaces are is not compared."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")


def notes_last(found: Outline) -> Outline:
    notes = [block for block in found if block[0] == "note"]
    return [block for block in found if block[0] != "note"] + notes


def outline(blocks: content.Blocks) -> Outline:
    return [_outline(block) for block in blocks]


def _outline(block: content.Block) -> tuple[Any, ...]:
    match block:
        case Paragraph(children):
            return "paragraph", words(children)
        case content.Heading(_, children):
            return "paragraph", tidy(f"‹strong›{marked(children)}‹/strong›")
        case List(ordered, items, start):
            return "list", start if ordered else 0, [outline(item) for item in items]
        case Quote(inner):
            return "quote", outline(inner)
        case Code(text):
            return "code", code(text)
        case Table(head, rows, align):
            cells = [[words(cell) for cell in row.cells] for row in (head, *rows)]
            return "table", list(align), cells
        case Definitions(items, role):
            terms = [(words(item.term), [outline(d) for d in item.details]) for item in items]
            return ("div", role, [("terms", terms)]) if role else ("terms", terms)
        case Notice(tone, title, inner):
            return "notice", re.sub(r"[^\w-]", "-", tone, flags=re.ASCII), tidy(title), outline(inner)
        case content.Rule():
            return ("rule",)
        case content.Note(label, inner):
            return "note", label, outline(inner)


def words(inlines: content.Inlines) -> str:
    return tidy(marked(inlines))


def marked(inlines: content.Inlines) -> str:
    return "".join(_marked(node) for node in inlines)


def _marked(node: content.Inline) -> str:
    match node:
        case Plain(text):
            return text
        case Emphasis(children):
            return f"‹em›{marked(children)}‹/em›"
        case Strong(children):
            return f"‹strong›{marked(children)}‹/strong›"
        case Verbatim(text):
            return f"‹code›{text}‹/code›"
        case Link(target, children):
            return f"‹a {unquote(address(target))}›{marked(children)}‹/a›"
        case Image(source, text):
            return f"‹img {unquote(address(source))} {text}›"
        case content.Break(hard):
            return "‹br›" if hard else " "
        case content.NoteMark(label):
            return f"‹note {label}›"


def tidy(text: str) -> str:
    """One space where there is any; none beside the end of a line or of the words."""
    return re.sub(r" ?‹br› ?", "‹br›", " ".join(text.split()))


# --- The outline of the engine's HTML -----------------------------------------------------------


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def is_a(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def every(self) -> Iterator[Element]:
        yield self
        for child in self.elements():
            yield from child.every()


class _Builder(HTMLParser):
    EMPTY = frozenset({"br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in self.EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], "an element is not closed"
    return builder.root


BLOCKS = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "div"})


def outline_of_html(parent: Element) -> Outline:
    found: Outline = []
    loose: list[Element | str] = []
    for child in parent.children:
        if isinstance(child, Element) and (child.tag in BLOCKS or child.tag[1:].isdigit()):
            found.extend(_loose(loose))
            loose = []
            found.extend(_block_of_html(child))
        else:
            loose.append(child)
    found.extend(_loose(loose))
    return found


def _loose(inlines: list[Element | str]) -> Outline:
    """Words of a tight list item, which are a paragraph of ours."""
    text = tidy("".join(map(_inline_of_html, inlines)))
    return [("paragraph", text)] if text else []


def _block_of_html(element: Element) -> Outline:
    match element.tag:
        case "p" if all(isinstance(c, Element) and c.is_a("footnote-backref") for c in element.children):
            return []
        case "p":
            return [("paragraph", words_of_html(element))]
        case "ul" | "ol":
            start = int(element.attributes.get("start", 1)) if element.tag == "ol" else 0
            return [("list", start, [outline_of_html(item) for item in element.elements()])]
        case "blockquote":
            return [("quote", outline_of_html(element))]
        case "pre":
            return [("code", code(text_of(element)))]
        case "hr":
            return [("rule",)]
        case "dl":
            return [("terms", _terms(element))]
        case "table":
            return [_table_of_html(element)]
        case "div" if element.is_a("admonition"):
            tone = element.attributes["class"].split()[1]
            inner = element.elements()
            title = ""
            if inner and inner[0].is_a("admonition-title"):
                title = tidy(text_of(inner[0]))
                element = Element("div", {}, list(element.children))
                element.children.remove(inner[0])
            return [("notice", tone, title, outline_of_html(element))]
        case "div" if element.is_a("footnote"):
            notes = element.elements()[1].elements()
            return [
                ("note", note.attributes["id"].removeprefix("fn:"), outline_of_html(note))
                for note in notes
            ]
        case "div":
            return [("div", element.attributes.get("class", ""), outline_of_html(element))]
        case tag:
            level, ident = int(tag[1:]), element.attributes.get("id", "")
            return [("heading", level, ident, words_of_html(element))]


def _terms(element: Element) -> Outline:
    terms: Outline = []
    for child in element.elements():
        if child.tag == "dt":
            terms.append((words_of_html(child), []))
        else:
            terms[-1][1].append(outline_of_html(child))
    return terms


def _table_of_html(element: Element) -> tuple[Any, ...]:
    rows = [row.elements() for row in element.every() if row.tag == "tr"]
    align = [cell.attributes.get("align", "") for cell in rows[0]]
    return "table", align, [[words_of_html(cell) for cell in row] for row in rows]


def words_of_html(element: Element) -> str:
    return tidy("".join(map(_inline_of_html, element.children)))


def _inline_of_html(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    inner = "".join(map(_inline_of_html, node.children))
    match node.tag:
        case "a" if node.is_a("headerlink") or node.is_a("footnote-backref"):
            return ""
        case "a":
            return f"‹a {unquote(node.attributes['href'])}›{inner}‹/a›"
        case "img":
            return f"‹img {unquote(node.attributes['src'])} {node.attributes['alt']}›"
        case "br":
            return "‹br›"
        case "sup":
            mark = node.elements()[0].attributes["href"].removeprefix("#fn:")
            return f"‹note {mark}›"
        case "em" | "strong" | "code":
            return f"‹{node.tag}›{inner}‹/{node.tag}›"
        case tag:
            return f"‹{tag}!›{inner}‹/{tag}!›"


def text_of(node: Element | str) -> str:
    return node if isinstance(node, str) else "".join(map(text_of, node.children))
