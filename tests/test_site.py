"""What holds for every page of the finished site, in every language, and is no rule's matter.

The rules on finished sites judged it when it was built: see ``test_built.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from handbook.model.corpus import Corpus
from handbook.sources.read import read
from support.crawl import Crawl, Crawled, is_elsewhere
from support.trees import REPOSITORY, Tree

SETTINGS = yaml.safe_load((REPOSITORY / "handbook.yml").read_text(encoding="utf-8"))
TAGS = {language["address"]: language["tag"] for language in SETTINGS["languages"]}
"""The tag of each language, by its address."""

CYRILLIC = re.compile(r"[\u0400-\u052f]")
STATUS_NOTE = "1244"


@pytest.fixture(scope="module")
def corpus(built: Tree) -> Corpus:
    return read(built.root)


def in_a_language(crawled: Crawl) -> Iterator[tuple[str, Crawled]]:
    """The pages that are written in one language, with its address."""
    for address in TAGS:
        for page in crawled.of(address).values():
            yield address, page


def test_every_language_has_the_same_pages(crawled: Crawl) -> None:
    first, *others = (set(crawled.of(address)) for address in TAGS)
    assert len(first) > 100
    for other in others:
        assert other ^ first == set()


def test_the_developers_pages_are_in_english_and_have_no_alternates(crawled: Crawl) -> None:
    pages = [page for path, page in crawled.site.pages.items() if path.startswith("developers/")]
    assert pages
    assert [page.path for page in pages if page.lang != "en" or page.alternates] == []


def test_every_page_has_one_heading_of_level_1(crawled: Crawl) -> None:
    assert [page.path for page in crawled.pages.values() if page.headings != 1] == []


def test_every_page_has_a_title(crawled: Crawl) -> None:
    assert [page.path for page in crawled.pages.values() if not page.title.strip()] == []


def test_every_tag_closes_as_it_opened_and_no_page_holds_script_or_style(crawled: Crawl) -> None:
    assert [(page.path, page.faults) for page in crawled.pages.values() if page.faults] == []


def test_every_page_is_reached_by_links_from_the_root(crawled: Crawl) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        page = crawled.pages[waiting.pop()]
        for anchor in page.anchors:
            address = None if is_elsewhere(anchor.href) else crawled.target(page, anchor.href)
            if address in crawled.pages and address not in reached:
                reached.add(address)
                waiting.append(address)
    developers = set(crawled.of("developers"))
    unreached = crawled.pages.keys() - reached - {"404.html"}
    assert unreached - {f"developers/{address}" for address in developers} == set()


def test_no_script_names_a_host_or_stores_anything(built: Tree) -> None:
    scripts = [path.read_text(encoding="utf-8") for path in built.site.rglob("*.js")]
    words = (
        r"https?://|localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttpRequest|sendBeacon"
    )
    assert scripts
    assert [re.findall(words, script) for script in scripts] == [[] for _ in scripts]


def test_serbian_is_in_latin_script(crawled: Crawl, built: Tree) -> None:
    found = [
        page.path
        for page in crawled.of("sr").values()
        if CYRILLIC.search((built.site / page.path).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_language_switch_keeps_the_page(crawled: Crawl) -> None:
    for address, page in in_a_language(crawled):
        below = page.address.removeprefix(f"{address}/")
        found = {
            anchor.hreflang: crawled.target(page, anchor.href)
            for anchor in page.anchors
            if "switch" in anchor.landmarks
        }
        assert found == {tag: f"{other}/{below}" for other, tag in TAGS.items()}, page.path


@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_pages_of_no_language_lead_to_each_language(crawled: Crawl, path: str) -> None:
    page = crawled.pages[path]
    found = {
        (anchor.hreflang, crawled.target(page, anchor.href))
        for anchor in page.anchors
        if anchor.hreflang
    }
    assert {(tag, f"{address}/") for address, tag in TAGS.items()} <= found
    assert set(TAGS.values()) <= page.languages


def test_the_sitemap_names_every_page_and_no_other(crawled: Crawl, built: Tree) -> None:
    base = yaml.load((built.root / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)[
        "site_url"
    ]
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    sitemap = ElementTree.parse(built.site / "sitemap.xml").getroot()
    found = [(url.findtext("s:loc", "", names)) for url in sitemap.findall("s:url", names)]
    shown = (page for page in crawled.pages.values() if page.path != "404.html")
    assert sorted(found) == sorted(base + page.address for page in shown if not page.is_hidden)
    for other in sitemap.iterfind(".//x:link", names):
        address = other.attrib["href"].removeprefix(base)
        assert address in crawled.pages
        assert other.attrib["hreflang"] == TAGS[address.partition("/")[0]]


def test_every_page_has_a_way_out_that_tells_nothing(crawled: Crawl) -> None:
    for page in crawled.pages.values():
        exits = [anchor for anchor in page.anchors if anchor.exit]
        assert exits, page.path
        assert all("noreferrer" in anchor.rel and is_elsewhere(anchor.href) for anchor in exits)


def test_every_page_shows_the_numbers_for_help_in_their_order(
    crawled: Crawl, corpus: Corpus
) -> None:
    wanted = [*SETTINGS["emergency"], *SETTINGS["helplines"]]
    numbers = {
        entry.id: getattr(entry, "number", "") for entry in corpus.registers["contacts"].entries
    }
    order = [f"tel:{numbers[ident].replace(' ', '')}" for ident in wanted]
    assert order[:2] == ["tel:112", "tel:192"]
    for page in crawled.pages.values():
        shown = [anchor.href for anchor in page.anchors if "numbers" in anchor.landmarks]
        assert shown == order * (len(shown) // len(order) or 1), page.path


def test_a_helpline_says_when_it_was_checked_and_whom_to_call_else(crawled: Crawl) -> None:
    for _, page in in_a_language(crawled):
        after = page.said["numbers"].partition("0800 11112")[2]
        assert re.search(r"\b20\d\d", after), page.path
        assert "192" in after, page.path


def test_every_page_says_who_publishes_it_and_carries_the_note_on_status(crawled: Crawl) -> None:
    for page in crawled.pages.values():
        assert STATUS_NOTE in page.said.get("publisher", ""), page.path
    for address, page in in_a_language(crawled):
        assert SETTINGS["publisher"][address] in page.said["publisher"], page.path


def test_every_document_opens_with_what_it_is_worth(crawled: Crawl, corpus: Corpus) -> None:
    documents = [document for document in corpus.documents if document.data.kind != "page"]
    assert len({document.data.kind for document in documents}) == 9
    for document in documents:
        wanted = "div admonition note" if document.data.adoption else "div admonition draft"
        for address in TAGS:
            opening = crawled.pages[f"{address}/{document.address}/"].opening
            assert wanted in opening, f"{address}/{document.address}"
            before = opening[: opening.index(wanted)]
            assert before in (["h1"], ["h1", "p"]), f"{address}/{document.address}: {opening[:5]}"


@pytest.mark.parametrize("landmark", ["truth", "numbers", "publisher", "skip"])
def test_what_stands_around_the_text_is_in_the_language_of_the_page(
    crawled: Crawl, landmark: str
) -> None:
    said = [crawled.pages[f"{address}/sop/identification/"].said[landmark] for address in TAGS]
    assert len(set(said)) == len(said)


def test_an_obsolete_number_appears_nowhere(crawled: Crawl, corpus: Corpus) -> None:
    obsolete = [
        entry
        for entry in corpus.registers["contacts"].entries
        if getattr(entry, "status", "") == "obsolete"
    ]
    written = [
        spelled(value) for entry in obsolete for value in (entry.number, entry.email) if value
    ]
    assert written
    anywhere = re.compile("|".join(written), re.IGNORECASE)
    addresses = re.compile(r"https?://\S+")
    for page in crawled.pages.values():
        calls = [a.href for a in page.anchors if a.href.startswith(("tel:", "mailto:"))]
        shown = "\n".join([addresses.sub("", page.text), *calls])
        assert not anywhere.search(shown), page.path


def spelled(value: str) -> str:
    """A pattern for a number or an e-mail address, however its parts are set apart."""
    if "@" in value:
        return re.escape(value)
    digits = r"[\s/().-]*".join(re.sub(r"\D", "", value))
    return rf"(?<!\d){digits}(?!\d)"


def test_no_page_grows_with_the_site(crawled: Crawl) -> None:
    for page in crawled.pages.values():
        near = [anchor for anchor in page.anchors if "neighbours" in anchor.landmarks]
        assert len(near) <= 31, page.path


def test_the_site_holds_nothing_but_what_readers_need(crawled: Crawl) -> None:
    kinds = {Path(path).suffix for path in crawled.site.files}
    assert kinds & {".md", ".yml", ".py", ".lock", ".map", ".gz", ".po"} == set()
