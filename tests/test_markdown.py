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
    """Blocks as the engine orders them: the notes stand at the end."""
    notes = [block for block in found if block[0] == "note"]
    return [block for block in found if block[0] != "note"] + notes


def outline(blocks: content.Blocks) -> Outline:
    found = [_outline(block) for block in blocks]
    return [block for block in found if block not in (("paragraph", ""), ("code", ""))]


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
            empty = Row(((),) * len(head.cells))  # the engine gives every table a row
            cells = [[words(cell) for cell in row.cells] for row in (head, *(rows or (empty,)))]
            aligned = [*align, *[""] * len(head.cells)][: len(head.cells)]
            return "table", aligned, cells
        case Definitions(items, role):
            terms = [(words(item.term), [outline(d) for d in item.details]) for item in items]
            return ("div", role, [("terms", terms)]) if role else ("terms", terms)
        case Notice(tone, title, inner):
            return (
                "notice",
                re.sub(r"[^\w-]", "-", tone, flags=re.ASCII),
                tidy(title),
                outline(inner),
            )
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
        case "p":
            way_back = all(
                isinstance(c, Element) and c.is_a("footnote-backref") for c in element.children
            )
            return [] if way_back else [("paragraph", words_of_html(element))]
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


# --- Reading ------------------------------------------------------------------------------------


def blocks_of(source: str) -> content.Blocks:
    return tuple(block for section in read_sections(source) for block in section.blocks)


def test_a_heading_gives_its_id_and_its_line() -> None:
    first, title, section = read_sections("# Title\n\nSummary.\n\n### A *new* part {#new-part}\n")
    assert (first.level, first.blocks) == (0, ())
    assert (title.level, title.title, title.id, title.line) == (1, (Plain("Title"),), None, 1)
    assert (section.level, section.id, section.line) == (3, "new-part", 5)
    assert section.title == (Plain("A "), Emphasis((Plain("new"),)), Plain(" part"))


def test_an_id_in_the_middle_of_a_heading_stays_words() -> None:
    assert read_sections("## Use {#x} here\n")[1].title == (Plain("Use {#x} here"),)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "| a | b |\n| :-- | --: |\n| 1 | *2* |\n",
            Table(
                Row(((Plain("a"),), (Plain("b"),)), 1),
                (Row(((Plain("1"),), (Emphasis((Plain("2"),)),)), 3),),
                ("left", "right"),
                1,
            ),
        ),
        (
            "Term\n:   Detail\n\nOther\n:   One\n:   Two\n",
            Definitions(
                (
                    Definition((Plain("Term"),), ((Paragraph((Plain("Detail"),), 2),),), 1),
                    Definition(
                        (Plain("Other"),),
                        ((Paragraph((Plain("One"),), 5),), (Paragraph((Plain("Two"),), 6),)),
                        4,
                    ),
                ),
                line=1,
            ),
        ),
        (
            '!!! warning "Take care"\n    Words.\n',
            Notice("warning", "Take care", (Paragraph((Plain("Words."),), 2),), 1),
        ),
        (
            "- a\n  - b\n    1. c\n",
            List(
                ordered=False,
                items=(
                    (
                        Paragraph((Plain("a"),), 1),
                        List(
                            ordered=False,
                            items=(
                                (
                                    Paragraph((Plain("b"),), 2),
                                    List(
                                        ordered=True,
                                        items=((Paragraph((Plain("c"),), 3),),),
                                        line=3,
                                    ),
                                ),
                            ),
                            line=2,
                        ),
                    ),
                ),
                line=1,
            ),
        ),
        ("3) c\n", List(True, ((Paragraph((Plain("c"),), 1),),), 3, 1)),
        ("> q\n", Quote((Paragraph((Plain("q"),), 1),), 1)),
        ("```python\nx = `1`\n```\n", Code("x = `1`\n", "python", 1)),
        ("---\n", content.Rule(1)),
        (
            "one  \ntwo\\\nthree\nfour\n",
            Paragraph(
                (
                    Plain("one"),
                    content.Break(hard=True),
                    Plain("two"),
                    content.Break(hard=True),
                    Plain("three"),
                    content.Break(hard=False),
                    Plain("four"),
                ),
                1,
            ),
        ),
        (
            "**a** `b` ![c](files/c.png)\n",
            Paragraph(
                (
                    Strong((Plain("a"),)),
                    Plain(" "),
                    Verbatim("b"),
                    Plain(" "),
                    Image("files/c.png", "c", 1, 16),
                ),
                1,
            ),
        ),
    ],
    ids=["table", "definitions", "notice", "nested lists", "number with a bracket", "quotation",
         "code", "rule", "line ends", "marked words"],
)  # fmt: skip
def test_a_block_is_read_with_its_line(source: str, expected: content.Block) -> None:
    assert blocks_of(source) == (expected,)


def test_a_note_stands_at_the_end_and_its_mark_in_the_text() -> None:
    marked_, note = blocks_of("Word[^a].\n\n[^a]: The note.\n")
    assert marked_ == Paragraph((Plain("Word"), content.NoteMark("a"), Plain(".")), 1)
    assert note == content.Note("a", (Paragraph((Plain("The note."),), 3),), 3)


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("See <term:presumed-victim>.", [("term:presumed-victim", "", 1, 6)]),
        ("[](law:04-L-218#art-6)", [("law:04-L-218#art-6", "", 1, 4)]),
        ("a\nb [w *x*](doc:SOP-01#first)", [("doc:SOP-01#first", "w x", 2, 11)]),
        ("<doc:SOP-01> <doc:SOP-01>", [("doc:SOP-01", "", 1, 2), ("doc:SOP-01", "", 1, 15)]),
        ("- a\n\n  > [x](role:head)", [("role:head", "x", 3, 9)]),
        ("| a |\n|---|\n| [x](org:o) |", [("org:o", "x", 3, 7)]),
        ("<https://a.example/>", [("https://a.example/", "https://a.example/", 1, 2)]),
    ],
)
def test_a_link_knows_its_line_and_column(
    source: str, links: list[tuple[str, str, int, int]]
) -> None:
    found = [node for node, _ in content.nodes(blocks_of(source)) if isinstance(node, Link)]
    read_ = [(link.target, content.words(link.children), link.line, link.column) for link in found]
    assert read_ == links


@pytest.mark.parametrize(
    "source", ["[^1]:   - [^1]: ", "a[^1]\n\n[^1]: b\n\n    > [^2]: c\n\n    d\n"]
)
def test_a_note_within_a_note_ends_neither(source: str) -> None:
    notes = [block for block in blocks_of(source) if isinstance(block, content.Note)]
    assert [content.words(note) for note in notes] == ["b d" if "b" in source else ":"]


def test_html_is_words() -> None:
    assert content.words(blocks_of("<b onclick=x>a</b>\n")) == "<b onclick=x>a</b>"


def test_short_prose_is_read_as_a_text_is() -> None:
    assert read_inline("plain") == (Plain("plain"),)
    assert read_inline("*a* <role:head>") == (
        Emphasis((Plain("a"),)),
        Plain(" "),
        Link("role:head", (), "", 1, 6),
    )


# --- The engine reads the same ------------------------------------------------------------------

NASTY = {
    "a list right after a paragraph": "Words and then\n- a\n- b\n",
    "nesting by two spaces": "- a\n  - b\n    - c\n- d\n",
    "numbers with a bracket": "3) three\n4) four\n   - below\n",
    "lists of two sorts, one after the other": "1. a\n\n- b\n\n* c\n",
    "blocks in an item": "- e\n\n  more\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n- f\n",
    "an item begins with a block": '- > q\n- !!! note "x"\n      y\n- Term\n  : d\n-     code\n',
    "empty items": "- \n- a\n-\n\n1.\n",
    "an item deep below one that is loose": "- a\n  - b\n\n    more\n- c\n",
    "a heading in an item": "- # head\n\n  text\n- #\n",
    "the beginning of a line": "\\# a\n\n\\+ b\n\n1\\. c\n\n\\: d\n\n: e\n\n\\!!! f\n\n\\- g\n\n"
    "#h\n\n~~~i\n\n=== j\n\n1986\\. k\n",
    "what only looks marked": "\\*a\\* [x][y] [z] _a_b a*b ^[x] ~~a~~ "
    " ==b== $c$ H~2~O x^2^ {: .x } {#x} m\n",
    "a line of attributes": "Words\n{: .x #y onclick=z }\n\n{: .x }\n",
    "a bar in a cell": "| a\\|b | c |\n|:--|--:|\n| x\\|y `p\\|q` | ^[x] |\n|  | <b> |\n",
    "a table without rows": "| a |\n| - |\n",
    "HTML": "<script>alert(1)</script>\n\n<div onclick='x'>a</div>\n\n<!-- c --> a < b & "
    "c &lt;d&gt; &copy; &#35;\n",
    "backslashes": "C:\\path\\x \\\\ \\a\n",
    "a bare address": "https://x.example/a_b_c and www.x.example and u@x.example\n",
    "quotation marks in a title": '!!! warning "He said \\"no\\" & \'yes\' <b> {x}"\n    a\n',
    "notices": '!!! note\n    a\n\n    - b\n\n!!! danger ""\n    > c\n\n        code\n',
    "code in a line": "``p | q ` r`` `<b>` `*x*` `&lt;` `a\\b` `{x}`\n",
    "blocks of code": "    a <b>\n\n```sh\n# b\n\n- c\n```\n\n- d\n\n  ```\n  e\n  ```\n\n"
    "      f\n- g\n\n      h\n\nT\n: d\n\n      i\n\n~~~\n~~~\n",
    "special characters in headings": "## A *b* `c` & <d> {e} #1 | [l](https://x.example) ! "
    "{#x-y}\n\n### 1. N \\# {#n}\n\n#### : t # {#t}\n",
    "stress within stress": "***a*** *b **c** d* **e *f* g** **h***i* x*y*z **j**k\n",
    "links": "[a](https://x.example/(x)_y_ 'T') ![*b* \"q\"](files/b_c_d.png) "
    "[c](<files/a b.pdf>) !<law:x> ![](files/d.png)\n",
    "references": "<law:04-L-218> [w *x*](term:a.b) [](fact:x#y) <doc:SOP-01#a-b>\n",
    "notes": "a[^1] b[^1] c[^long-name] ^[d]\n\n[^1]: One.\n[^long-name]:\n    Two.\n\n"
    "    - three\n",
    "definitions": "Term\n: One\n: Two\n\n  more\n\n*Other*\n\n: - a\n  - b\n",
    "ends of lines": "a  \nb\\\nc\nd\n\n- e  \n  f\n",
    "quotations": "> a\n> - b\n>   - c\n>\n> > d\n\n> e\n\n<!-- -->\n\n> f\n",
    "headings by underlining": "One\n===\n\nTwo\n---\n\n***\n",
}


@pytest.mark.parametrize("source", NASTY.values(), ids=NASTY.keys())
def test_the_engine_gives_the_outline_of_the_nodes(source: str) -> None:
    sections = read_sections(source)
    assert outline_of_html(parsed(html_of(printed(sections)))) == outline_of_sections(sections)


@pytest.mark.parametrize("root", [CORPUS, ROOT], ids=["small", "real"])
def test_the_engine_gives_the_outline_of_every_text(root: Path) -> None:
    corpus = read(root)
    assert corpus.documents
    for document in corpus.documents:
        for text in document.texts.values():
            sections = read_sections(text.source)
            seen = outline_of_html(parsed(html_of(printed(sections))))
            assert seen == outline_of_sections(sections), text.path


def test_the_engine_gives_the_outline_of_every_page_with_its_data(whole: Corpus) -> None:
    for language in whole.languages:
        for document in whole.documents:
            page = resolve(whole, document, language)
            expected: Outline = [("heading", 1, None, tidy(page.title))]
            expected += [("paragraph", words(page.summary))] if page.summary else []
            expected += outline((*page.truth, *page.front))
            for section in page.sections:
                expected.append(("heading", section.level, section.id, words(section.title)))
                expected += outline(section.blocks)
            seen = outline_of_html(parsed(html_of(print_document(Printer(address), page))))
            seen[0] = ("heading", 1, None, seen[0][3])
            assert seen == notes_last(expected + outline(page.notes)), document.code


@pytest.fixture(scope="module", params=[CORPUS, ROOT], ids=["small", "real"])
def whole(request: pytest.FixtureRequest) -> Corpus:
    return read(request.param)


SPECIAL = r"""\`*_{}[]<>&|~^=#+-.!:;"'()/%$@?1 """
FRAGMENTS = (
    "\n", "\n\n", "    ", "  - ", "- ", "1. ", "> ", "# ", "## a {#b}", "```", "~~~", "***",
    "| a |", "| - |", ":   ", "!!! note \"", "[^1]", "[^1]: ", "<script>", "</script>", "<!--",
    "-->", "<b ", "onclick=x", "javascript:", "](", "](javascript:a)", "<javascript:a>",
    "{: onclick=a }", "![", "<iframe src=a>", "&#106;avascript:", "<?php", "]]>", "<![CDATA[",
    "&lt;", "&amp", "*[a]: b", "[a]: javascript:b", "[a]", "<div markdown>", "wzxhzdk:0",
    "klzzwxh:0001", "term:a", "\\",
)  # fmt: skip
PRINTABLE = st.characters(exclude_categories=("C",), include_characters="\n\t")
PIECES = st.one_of(
    st.sampled_from(FRAGMENTS), st.sampled_from(SPECIAL), st.text(PRINTABLE, max_size=6)
)
TAGS = frozenset(
    {"root", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
     "thead", "tbody", "tr", "th", "td", "blockquote", "pre", "code", "hr", "div", "em", "strong",
     "a", "img", "br", "sup"}
)  # fmt: skip
ATTRIBUTES = frozenset({"class", "id", "href", "title", "start", "align", "src", "alt"})


def said(found: object) -> str:
    """Every word of an outline, without marks and space."""
    if isinstance(found, str):
        return re.sub(r"‹[^‹›]*›|\s", "", found)
    return "".join(map(said, found)) if isinstance(found, list | tuple) else ""


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("[a](javascript:b)")
@example("![a](JavaScript:b) <vbscript:c>")
@example("<img src=x onerror=alert(1)>\n\n<svg/onload=a>")
def test_no_text_brings_anything_but_its_words(source: str) -> None:
    sections = read_sections(source)
    try:
        html = html_of(printed(sections))
    except ValueError as refused:
        if "cannot be published" not in str(refused):
            raise
        return
    root = parsed(html)
    for element in root.every():
        assert element.tag in TAGS
        assert element.attributes.keys() <= ATTRIBUTES
        for name in ("href", "src"):
            link = element.attributes.get(name, "")
            assert reference.scheme_of(link) in ("", "http", "https", "mailto", "tel"), link
    assert said(outline_of_html(root)) == said(outline_of_sections(sections))
