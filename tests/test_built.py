"""What the rules on finished sites see in the real one, and that no build publishes a fault."""

from __future__ import annotations

import base64
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Handbook
from handbook import rules
from handbook.model.built import LOST, BuiltSite
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs
from handbook.rules.run import of_site
from handbook.sources.built import read_page, with_loaded
from support.crawl import Crawl
from support.pages import write_pages
from support.trees import Built, Tree, differences, fingerprint

HELP = "sq/help/index.html"
PAGE = "sr/sop/identification/index.html"
HEAVY = base64.b64encode(random.Random(20261125).randbytes(45_000)).decode()
"""60 KB that no compression makes lighter than 45."""

MUTATIONS = {
    "a link to nothing": (PAGE, 'href="../', 'href="../no-such-', "broken-built-link"),
    "a link to no id": (PAGE, 'href="#content"', 'href="#no-such-id"', "broken-built-link"),
    "a link from the host": (PAGE, 'href="../../help/"', 'href="/sr/help/"', "broken-built-link"),
    "a script that is not there": (PAGE, "handbook.js", "handbok.js", "broken-built-link"),
    "a picture": (PAGE, "<h1", '<img src="https://example.org/x.png"><h1', "third-party-request"),
    "a style": (PAGE, "<h1", '<h1 style="background: url(//a.org/x)"', "third-party-request"),
    "60 KB for someone in danger": (HELP, "<h1", f"<p>{HEAVY}</p><h1", "page-too-heavy"),
    "no language": (PAGE, ' lang="sr-Latn"', "", "missing-lang"),
    "the language of another tree": (HELP, 'lang="sq"', 'lang="en"', "missing-lang"),
    "the root page in one language": ("index.html", 'lang="mul"', 'lang="sq"', "missing-lang"),
    "no way to a language": (
        PAGE,
        '<link rel="alternate" hreflang="sq"',
        "<p",
        "missing-alternate",
    ),
    "a way to another page": (PAGE, "/sq/sop/identification/", "/sq/sop/", "missing-alternate"),
    "a wrong address": (
        PAGE,
        "<title>",
        '<link rel="canonical" href="../"><title>',
        "missing-alternate",
    ),
    "an id twice": (PAGE, "<h1", '<p id="content"></p><h1', "duplicate-html-id"),
    "a reference": (PAGE, "</h1>", "</h1><p>doc:SOP-01</p>", "unresolved-reference"),
    "a reference in a link": (
        PAGE,
        "</h1>",
        '</h1><a href="role:police"></a>',
        "unresolved-reference",
    ),
    "an include": (PAGE, "</h1>", "</h1><p>{!danger.md!}</p>", "unresolved-reference"),
    "a missing number": (PAGE, "</h1>", "</h1><p>{} ditë</p>", "unresolved-reference"),
}
"""A page, what is replaced on it, by what, and the rule that must see it."""


@pytest.fixture
def finished(crawled: Crawl) -> BuiltSite:
    return crawled.site


def with_page(site: BuiltSite, folder: Path, path: str, text: str) -> BuiltSite:
    """Return a site in which one page says something else."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return replace(site, pages={**site.pages, path: read_page(folder, path)})


def found_in(site: BuiltSite) -> list[Finding]:
    return list(of_site(site))


def test_the_finished_site_has_no_fault(finished: BuiltSite) -> None:
    assert len(finished.pages) > 500
    assert found_in(finished) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_on_a_page_is_found_there_by_its_own_rule_alone(
    finished: BuiltSite, built: Built, tmp_path: Path, name: str
) -> None:
    path, old, new, rule = MUTATIONS[name]
    text = (built.site / path).read_text(encoding="utf-8")
    assert old in text
    site = with_page(finished, tmp_path, path, text.replace(old, new, 1))
    found = found_in(site)
    assert {(finding.rule, finding.place.path) for finding in found} == {(rule, f"site/{path}")}
    changed = text[: text.index(old)].count("\n") + 1
    if rule not in {"page-too-heavy", "missing-alternate"}:
        assert {finding.place.line for finding in found} == {changed}


def test_every_rule_on_finished_sites_is_tried() -> None:
    wanted = {rule.name for rule, _ in rules.RULES if rule.needs is Needs.SITE}
    assert {mutation[-1] for mutation in MUTATIONS.values()} == wanted


def test_what_is_found_names_the_document_and_language_of_its_page(
    finished: BuiltSite, built: Built, tmp_path: Path
) -> None:
    text = (built.site / PAGE).read_text(encoding="utf-8")
    (finding,) = found_in(with_page(finished, tmp_path, PAGE, text.replace("<h1", "{}<h1", 1)))
    assert (finding.document, finding.language) == ("SOP-01", "sr-Latn")


def test_the_page_for_help_is_held_to_the_weight_for_someone_in_danger(
    finished: BuiltSite,
) -> None:
    survivors = {page.path for page in finished.pages.values() if finished.is_for_survivors(page)}
    assert {f"{x.address}/help/index.html" for x in finished.languages} <= survivors
    assert PAGE not in survivors


def test_a_style_sheet_counts_with_what_it_loads_and_loads_nothing_from_elsewhere(
    finished: BuiltSite, tmp_path: Path
) -> None:
    write_pages(tmp_path)
    style = '@import "a.css"; body { background: url(//example.org/x.png) }'
    (tmp_path / "assets/style.css").write_text(style, encoding="utf-8")
    (tmp_path / "assets/a.css").write_text('p { background: url("b.png") }', encoding="utf-8")
    (tmp_path / "assets/b.png").write_bytes(random.Random(1).randbytes(250_000))
    page = read_page(tmp_path, "sr/about/index.html")
    files = frozenset({"assets/style.css", "assets/a.css", "assets/b.png"})
    site = with_loaded(
        tmp_path,
        replace(finished, pages={page.path: page}, files=files | {page.path, "sr/index.html"}),
    )
    assert {file.path for file in site.loads(page)} == files
    found = {(finding.rule, finding.place.path) for finding in found_in(site)}
    assert ("page-too-heavy", "site/sr/about/index.html") in found
    assert ("third-party-request", "site/assets/style.css") in found


BASE = "https://example.org/hand/book/"


@pytest.mark.parametrize(
    ("path", "address", "file"),
    [
        (PAGE, "", PAGE),
        (PAGE, "#first", PAGE),
        (PAGE, "./", PAGE),
        (PAGE, "..", "sr/sop/index.html"),
        (PAGE, "../../", "sr/index.html"),
        (PAGE, "../../../", "index.html"),
        (PAGE, "../../../assets/icon.svg?v=1#x", "assets/icon.svg"),
        (PAGE, "files/a%20map.png", "sr/sop/identification/files/a map.png"),
        (PAGE, f"{BASE}sq/", "sq/index.html"),
        (PAGE, BASE, "index.html"),
        (PAGE, "../../../../", "../index.html"),
        (PAGE, "/hand/book/sq/", "/hand/book/sq/index.html"),
        (LOST, "/hand/book/sq/", "sq/index.html"),
        (LOST, "/hand/book/", "index.html"),
        (LOST, "/sq/", "/sq/index.html"),
        (LOST, "sq/", "/sq/index.html"),
    ],
)
def test_an_address_leads_where_a_browser_goes_also_below_a_path(
    finished: BuiltSite, path: str, address: str, file: str
) -> None:
    found = replace(finished, base=BASE).target(path, address)
    assert found is not None
    assert found[0] == file


@pytest.mark.parametrize(
    "address",
    ["https://example.com/", "//example.com/", "tel:112", "data:,x", "https://example.org/"],
)
def test_other_hosts_and_schemes_are_elsewhere(finished: BuiltSite, address: str) -> None:
    assert replace(finished, base=BASE).target(PAGE, address) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"\xff\xfe\x00<",
        b"<" * 5000,
        b"<div>" * 5000,
        b"<!--",
        b'<a href="\x00">',
        b"<?x",
    ],
)
def test_a_page_of_any_bytes_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.html").write_bytes(data)
    page = read_page(tmp_path, "x.html")
    assert (page.path, page.lang) == ("x.html", "")


def spoil(small: Tree) -> None:
    """Let every page load a picture from another host, by a change in the theme."""
    picture = '<img src="https://example.org/x.png" alt="">'
    small.replace("docs/overrides/partials/footer.html", "<footer", f"{picture}<footer")


@pytest.mark.parametrize("command", [("handbook", "build"), ("mkdocs", "build")])
def test_a_build_whose_pages_have_faults_names_all_and_leaves_the_site_as_it_was(
    small: Tree, command: tuple[str, str]
) -> None:
    before = fingerprint(small.site)
    spoil(small)
    done = small.run(*command)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    pages = {path for path in before if path.endswith(".html")}
    assert set(re.findall(r"site/(\S+\.html):\d+:\d+ error third-party-request", said)) == pages
    assert "Traceback" not in said
    assert differences(before, fingerprint(small.site)) == []


def test_the_line_at_fault_is_that_of_the_new_page(small: Tree) -> None:
    spoil(small)
    said = small.run("handbook", "build").stderr
    assert '<img src="https://example.org/x.png"' in said
    assert "build/site.new" in said


def test_a_check_of_the_finished_site_is_asked_for(handbook: Handbook) -> None:
    write_pages(handbook.root / "site")
    assert handbook.check(built=True) == ()
    handbook.replace("site/sr/about/index.html", '<html lang="sr-Latn"', '<html lang="sr"')
    assert handbook.check() == ()
    assert [d.rule for d in handbook.check(built=True)] == ["missing-lang"]


def test_a_check_of_a_site_that_is_not_there_cannot_run(small: Tree) -> None:
    small.site.rename(small.root / "elsewhere")
    done = small.run("handbook", "check", "--built")
    assert done.returncode == 2
    assert "site is not there" in done.stderr


def test_a_fault_of_the_finished_site_is_told_in_json_and_chosen_by_document(small: Tree) -> None:
    page = small.site / "sr/about/index.html"
    page.write_text(page.read_text("utf-8").replace("<h1", "<p>{}</p><h1", 1), encoding="utf-8")
    asked = ("check", "--built", "--format", "json")
    (told,) = json.loads(small.run("handbook", *asked).stdout)["diagnostics"]
    assert (told["path"], told["document"]) == ("site/sr/about/index.html", "PAGE-02")
    for chosen, count in (("docs/pages/about", 1), ("sop/first", 0)):
        done = small.run("handbook", *asked, chosen)
        assert len(json.loads(done.stdout)["diagnostics"]) == count, chosen
        assert done.returncode == count
