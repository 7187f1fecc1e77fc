"""Comparisons: what changed between two editions, in words, in steps, and for whom."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from conftest import Handbook
from handbook.cli import cli
from handbook.comparing import redline
from handbook.comparing.comparison import Comparison, compare
from handbook.comparing.forms import lines_of
from handbook.comparing.items import State
from handbook.comparing.parts import FRONT
from handbook.comparing.tokens import spelled, tokens
from handbook.editions.stored import StoredEdition
from handbook.errors import HandbookError
from handbook.model import content
from handbook.model.content import Blocks, Inlines, Link, Paragraph, Plain, Row
from handbook.resolve.changes import counted_of
from handbook.resolve.edition import edition_of
from handbook.resolve.names import Names
from handbook.sources.files import Tree
from handbook.sources.frozen import read_editions
from handbook.sources.inlines import read_inline
from handbook.sources.read import read
from handbook.staging.changelog import changelog
from handbook.staging.happened import entries
from handbook.staging.pairs import Pair, compared
from handbook.staging.plan import Plan
from handbook.staging.redlines import redline_page
from handbook.staging.shelf import Shelf
from handbook.staging.site import stage
from support.editions import adopt
from support.trees import copy_small

SOP = "sop/first"
DATA = f"{SOP}/document.yml"
DAY = "2026-12-01"


def run(handbook: Handbook, *args: str) -> Result:
    return CliRunner().invoke(cli, [*args, "--root", str(handbook.root)])


def said(result: Result) -> str:
    return str(result.exception) if result.exception else result.output


def release(handbook: Handbook, code: str = "SOP-01", version: str = "0.1", day: str = DAY) -> None:
    result = run(handbook, "release", code, "--version", version, "--date", day)
    assert result.exit_code == 0, said(result)


# What was released is read again.


def test_every_released_edition_is_read_from_its_stored_form(handbook: Handbook) -> None:
    release(handbook)
    release(handbook, "FORM-01")
    handbook.write(f"{SOP}/editions/0.9/sq.md", "left by a release that was broken off")
    editions = read_editions(Tree(handbook.root), read(handbook.root))
    assert [*editions] == [("SOP-01", "0.1"), ("FORM-01", "0.1")]
    assert editions["SOP-01", "0.1"].texts["sq"].title == "Raporti i parë"


@pytest.mark.parametrize("data", [b"{}", b"\xff"])
def test_an_edition_that_cannot_be_read_is_named(handbook: Handbook, data: bytes) -> None:
    release(handbook)
    handbook.write(f"{SOP}/editions/0.1/edition.json", data)
    with pytest.raises(HandbookError, match=r"sop/first/editions/0\.1/edition\.json"):
        read_editions(Tree(handbook.root), read(handbook.root))


# Lines and blocks.


def redlined(old: str, new: str) -> str:
    signs = {"kept": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}
    line = redline.line(read_inline(old), read_inline(new))
    return "".join(signs[run.mark].format(run.text) for run in redline.runs(line))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Call the head.", "Call the head.", "Call the head."),
        ("Call the head.", "Call the office.", "Call the [-head-]{+office+}."),
        ("Call the head.", "Call the head, at once.", "Call the head{+, at once+}."),
        ("Call the head.", "Call at once the head.", "Call {+at once +}the head."),
        ("within 3 days", "within 5 days", "within [-3-]{+5+} days"),
        ("All stay here.", "", "[-All stay here.-]"),
        (
            "Nobody is to stay alone.",
            "We begin anew.",
            "[-Nobody is to stay alone-]{+We begin anew+}.",
        ),
        ("*Call* the\nhead.", "Call **the** head.", "Call the head."),
        ("the “head” – now", "the „head” - now", "the „head” - now"),
        ("under 04/L-218", "under 04/L-219", "under [-04/L-218-]{+04/L-219+}"),
        ("[this](law:a) law", "[this](law:b) law", "[-this-]{+this+} law"),
        ("[112 (last checked 1 May)](contact:a)", "[112 (last checked 3 May)](contact:a)", "112"),
        ("[112 (last checked 1 May)](contact:a)", "[192](contact:a)", "[-112-]{+192+}"),
    ],
)
def test_a_line_shows_words_that_came_and_went(old: str, new: str, expected: str) -> None:
    assert redlined(old, new) == expected


def test_a_link_stays_one_link_when_a_word_in_it_changes() -> None:
    old, new = (read_inline(f"[within {n} days](fact:x)") for n in (3, 5))
    (link,) = redline.line(old, new)
    assert isinstance(link, Link)
    assert [type(child) for child in link.children] == [
        Plain,
        content.Deleted,
        content.Inserted,
        Plain,
    ]


WORDS = st.text("ab, .ë“5", max_size=12).map(Plain)
LINES: st.SearchStrategy[Inlines] = st.recursive(
    st.lists(WORDS, max_size=4).map(tuple),
    lambda lines: (
        st.builds(lambda target, line: (Link(target, line),), st.sampled_from("xy"), lines)
        | lines.map(lambda line: (content.Strong(line),))
        | st.tuples(lines, lines).map(lambda both: (*both[0], content.Break(hard=False), *both[1]))
    ),
    max_leaves=4,
)
ROWS = st.lists(LINES, min_size=2, max_size=2).map(lambda cells: Row(tuple(cells)))
BLOCKS: st.SearchStrategy[Blocks] = st.recursive(
    LINES.map(Paragraph),
    lambda block: (
        st.lists(st.lists(block, max_size=2).map(tuple), max_size=3).map(
            lambda items: content.List(False, tuple(items))
        )
        | st.lists(block, max_size=2).map(lambda inner: content.Notice("note", "a b", tuple(inner)))
        | st.builds(content.Table, ROWS, st.lists(ROWS, max_size=3).map(tuple))
        | st.builds(
            lambda term, inner: content.Definitions((content.Definition(term, ((inner,),)),)),
            LINES,
            block,
        )
    ),
    max_leaves=5,
).flatmap(lambda block: st.lists(st.just(block) | LINES.map(Paragraph), max_size=4).map(tuple))


@given(LINES, LINES)
def test_kept_and_deleted_words_are_the_old_line_and_kept_and_inserted_the_new(
    old: Inlines, new: Inlines
) -> None:
    line = redline.line(old, new)
    assert fold(redline.was(line)) == fold(spelled(tokens(old)))
    assert redline.became(line) == spelled(tokens(new))


@given(BLOCKS, BLOCKS)
def test_no_word_of_either_side_is_lost_and_none_is_new(old: Blocks, new: Blocks) -> None:
    lines = lines_of(redline.blocks(old, new))
    assert spoken(map(redline.was, lines)) == spoken(spelled(tokens(x)) for x in lines_of(old))
    assert spoken(map(redline.became, lines)) == spoken(spelled(tokens(x)) for x in lines_of(new))


@given(BLOCKS)
def test_what_is_the_same_has_no_mark(same: Blocks) -> None:
    for line in lines_of(redline.blocks(same, same)):
        assert {run.mark for run in redline.runs(line)} <= {"kept"}


def fold(text: str) -> str:
    return text.replace("“", '"')


def spoken(lines: Iterator[str]) -> list[str]:
    return [fold(line) for line in lines if line]


# Two editions.


def today(handbook: Handbook, code: str = "SOP-01") -> StoredEdition:
    corpus = read(handbook.root)
    return edition_of(corpus, corpus.by_code[code], dt.date(2026, 12, 1), None)


def in_each(handbook: Handbook, **changes: tuple[str, str]) -> None:
    """Replace words of each language's text."""
    for address, (old, new) in changes.items():
        handbook.replace(f"{SOP}/{address}.md", old, new)


def states(found: Comparison) -> dict[str, State]:
    return {one.id: one.state for one in found.sections}


def test_two_equal_editions_differ_in_nothing(handbook: Handbook) -> None:
    edition = today(handbook)
    found = compare(edition, edition, "sq")
    assert found.is_empty
    assert found.same > 5


def test_a_changed_word_is_in_its_section_of_its_language_alone(handbook: Handbook) -> None:
    before = today(handbook)
    handbook.replace(f"{SOP}/sr.md", "na mirnom mestu", "nasamo")
    after = today(handbook)
    assert compare(before, after, "sq").is_empty
    found = compare(before, after, "sr")
    assert states(found) == {"contact": State.CHANGED}
    (item,) = found.items
    assert (item.id, item.of, item.state, item.words, item.fields) == (
        "contact",
        "steps",
        State.CHANGED,
        True,
        (),
    )


def test_a_changed_field_names_what_it_was_and_whom_it_concerns(handbook: Handbook) -> None:
    before = today(handbook)
    handbook.replace(DATA, "    informed:\n      - head\n", "    informed:\n      - officer\n")
    found = compare(before, today(handbook), "en")
    (item,) = found.items
    (field,) = item.fields
    assert (field.key, field.old, field.new) == ("informed", ("role:head",), ("role:officer",))
    assert not item.words
    assert {*found.roles()} == {"role:officer", "role:head"}


def test_a_number_that_has_another_value_changes_its_steps(handbook: Handbook) -> None:
    before = today(handbook)
    facts = handbook.read("docs/registers/facts.yml")
    handbook.write("docs/registers/facts.yml", facts.replace("value: 3", "value: 5"))
    found = compare(before, today(handbook), "en")
    assert [(item.id, [one.key for one in item.fields]) for item in found.items] == [
        ("report", ["deadline"])
    ]
    (section,) = found.sections
    assert "[-3-]{+5+}" in shown(section.blocks)


def shown(blocks: Blocks) -> str:
    signs = {"kept": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}
    return "\n".join(
        "".join(signs[run.mark].format(run.text) for run in redline.runs(line))
        for line in lines_of(blocks)
    )


def test_sections_come_go_and_move(handbook: Handbook) -> None:
    before = today(handbook)
    for address in ("sq", "sr", "en"):
        path = f"{SOP}/{address}.md"
        head, *sections = handbook.read(path).split("\n## ")
        fails = next(one for one in sections if "{#if-it-fails}" in one)
        sections.remove(fails)
        handbook.write(path, "\n## ".join([head, fails, *sections, "X {#extra}\n\nX.\n"]))
    found = compare(before, today(handbook), "sr")
    assert states(found) == {"if-it-fails": State.SAME, "extra": State.ADDED}
    assert [one.id for one in found.sections if one.moved] == ["if-it-fails"]
    back = compare(today(handbook), before, "sr")
    assert states(back) == {"if-it-fails": State.SAME, "extra": State.REMOVED}


def test_work_on_a_text_is_no_change_of_what_it_says(handbook: Handbook) -> None:
    before = today(handbook)
    handbook.replace(DATA, 'version: "0.1"', 'version: "0.2"\nreview-by: 2027-05-01')
    handbook.replace(f"{SOP}/en.md", "in a quiet place", "in a\n*quiet* place")
    handbook.write("docs/registers/consultations.yml", "[]\n")
    handbook.replace("docs/pages/about/en.md", "freely.", "freely, [this](doc:SOP-01) too.")
    assert compare(before, today(handbook), "en").is_empty


def test_the_title_and_the_summary_are_compared(handbook: Handbook) -> None:
    before = today(handbook)
    handbook.replace(f"{SOP}/en.md", "# First report", "# The first report")
    found = compare(before, today(handbook), "en")
    assert states(found) == {FRONT: State.CHANGED}
    assert "{+The first+}" in shown(found.sections[0].blocks)


# In the terminal.


WORDS_OF = {
    "sq": ("në një vend të qetë", "vetëm, në një vend të qetë"),
    "sr": ("na mirnom mestu", "nasamo, na mirnom mestu"),
    "en": ("in a quiet place", "alone, in a quiet place"),
}


def improve(handbook: Handbook, version: str = "0.2") -> None:
    """Make of the procedure what its second edition is."""
    in_each(handbook, **WORDS_OF)
    handbook.replace(DATA, 'version: "0.1"', f'version: "{version}"')
    handbook.replace(DATA, "    informed:\n      - head\n", "    informed:\n      - officer\n")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The small handbook with two editions of its procedure; for tests that leave it as it is."""
    handbook = Handbook(tmp_path_factory.mktemp("released") / "twice")
    release(handbook)
    improve(handbook)
    release(handbook, version="0.2", day="2026-12-10")
    return handbook


@pytest.fixture
def released(twice: Handbook, handbook: Handbook) -> Handbook:
    """The same, to be changed at will."""
    shutil.copytree(twice.root, handbook.root, dirs_exist_ok=True)
    return handbook


def test_the_terminal_shows_how_much_for_whom_and_each_word(twice: Handbook) -> None:
    result = run(twice, "compare", "SOP-01", "0.1", "0.2")
    assert result.exit_code == 0, said(result)
    for part in (
        "2 steps changed",
        "Officer: 2 steps changed: Contact, Report",
        "Head of office: 2 steps changed",
        "- Report: Who is told: [-head of office-] {+officer+}",
        "Who is told: [-head of office-]{+officer+}",
        "Contact  #contact\n  Speak with the person {+alone, +}in a quiet place.",
    ):
        assert part in result.output
    assert "\x1b" not in result.output
    assert "Scope" not in result.output


def test_a_draft_is_compared_with_the_newest_edition(released: Handbook) -> None:
    assert "Nothing changed." in run(released, "compare", "SOP-01").output
    in_each(released, sq=("Raportoni", "Raportoni menjëherë"))
    released.replace(DATA, 'version: "0.2"', 'version: "0.3"')
    shown = run(released, "compare", "SOP-01", "--lang", "sq").output
    assert "Raportoni {+menjëherë +}" in shown
    whole = run(released, "compare", "SOP-01", "0.1", "--lang", "sq").output
    assert "{+vetëm, +}" in whole


def test_a_draft_is_compared_with_the_edition_in_force(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    release(handbook, version="1.0")
    handbook.replace(DATA, "effective: 2027-01-01\n", "")
    handbook.replace(DATA, 'version: "1.0"', 'version: "1.1"')
    release(handbook, version="1.1", day="2026-12-05")
    asked = ("compare", "SOP-01", "--date", "2027-01-01", "--format", "json")
    assert json.loads(run(handbook, *asked).output)["old"] == "1.0"


def test_a_comparison_is_one_object_for_programs(twice: Handbook) -> None:
    found = json.loads(run(twice, "compare", "SOP-01", "0.1", "0.2", "--format", "json").output)
    assert (found["version"], found["old"], found["new"]) == (1, "0.1", "0.2")
    report = next(item for item in found["items"] if item["id"] == "report")
    assert report["fields"] == [{"key": "informed", "old": ["role:head"], "new": ["role:officer"]}]
    assert sorted(report["roles"]) == ["head", "officer"]
    contact = next(one for one in found["sections"] if one["id"] == "contact")
    assert {"is": "inserted", "text": "alone, "} in contact["lines"][-1]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("SOP-77",), "no document has the code SOP-77"),
        (("SOP-01", "0.9"), "there is no edition 0.9 of SOP-01; there are: 0.1, 0.2"),
        (("SOP-01", "0.1", "0.9"), "there is no edition 0.9 of SOP-01"),
        (("FORM-01",), "FORM-01 has no edition yet"),
        (("SOP-01", "--lang", "fr"), "fr is not a language of this handbook"),
    ],
)
def test_what_cannot_be_compared_is_said(
    twice: Handbook, args: tuple[str, ...], reason: str
) -> None:
    result = run(twice, "compare", *args)
    assert reason in said(result)
    assert result.exit_code != 0


def test_a_draft_with_errors_is_not_compared(released: Handbook) -> None:
    released.write("docs/pages/about/en.md", "# About\n\nSee [x](doc:SOP-99).\n")
    assert "a draft with errors cannot be compared" in said(run(released, "compare", "SOP-01"))
    assert run(released, "compare", "SOP-01", "0.1", "0.2").exit_code == 0


# On the site.


def staged(handbook: Handbook, day: str = "2027-06-01", origin: str = "") -> Plan:
    return stage(shelf_of(handbook, day), origin=origin)


def shelf_of(handbook: Handbook, day: str = "2027-06-01") -> Shelf:
    corpus = read(handbook.root)
    stored = read_editions(Tree(handbook.root), corpus)
    return Shelf(corpus, stored, dt.date.fromisoformat(day))


def page(plan: Plan, address: str) -> str:
    return plan.files[f"{address}index.md"].content.decode()


REDLINE = "sop/first/editions/0.2/changes-since-0.1/"


def test_each_language_has_the_page_of_a_comparison(twice: Handbook) -> None:
    plan = staged(twice)
    text = page(plan, f"en/{REDLINE}")
    assert "# First report: changes since edition 0.1" in text
    assert "-   Officer: 2 steps changed: [Contact](#contact), [Report](#report)" in text
    assert "## Report {#report}" in text
    assert "## Scope" not in text
    assert "Nobody is bound by it." in text
    for address, word in (("sq", "vetëm, "), ("sr", "nasamo, "), ("en", "alone, ")):
        text = page(plan, f"{address}/{REDLINE}")
        assert re.search(rf"<ins><span[^>]*>[^<]+</span>{word}<span[^>]*>[^<]+</span></ins>", text)
    assert not [path for path in plan.files if "/draft/" in path]
    assert plan.pages[f"en/{REDLINE}index.md"].is_hidden


def test_what_was_deleted_leads_nowhere(twice: Handbook) -> None:
    found = re.findall("<del>.*?</del>", page(staged(twice), f"en/{REDLINE}"))
    assert any("head of office" in one for one in found)
    assert not any("](" in one for one in found)


def test_a_comparison_stands_when_what_it_refers_to_is_gone(twice: Handbook) -> None:
    shelf = shelf_of(twice)
    documents = tuple(one for one in shelf.corpus.documents if one.code != "FORM-01")
    gone = replace(shelf, corpus=replace(shelf.corpus, documents=documents))
    english = gone.corpus.languages[2]
    own = gone.corpus.by_code["SOP-01"]
    pair = Pair(own, *(stored for _, stored in gone.editions(own)))
    ((_, found),) = compared([pair], english)
    assert "Forms\n:   Record of a report" in redline_page(gone, english, pair, found).body


def test_a_draft_has_a_comparison_once_it_says_something_else(released: Handbook) -> None:
    released.replace(DATA, 'version: "0.2"', 'version: "0.3"')
    plan = staged(released)
    assert not [path for path in plan.files if "/draft/" in path]
    released.replace(f"{SOP}/sr.md", "nasamo", "sasvim nasamo")
    plan = staged(released)
    drafts = [path for path in plan.files if "/draft/" in path]
    assert drafts == ["sr/sop/first/draft/changes-since-0.2/index.md"]
    assert ", 0.3](../../index.md)" in page(plan, drafts[0].removesuffix("index.md"))


def test_the_log_tells_what_happened_newest_first(released: Handbook) -> None:
    words = ("--reason", "sq=gabim", "--reason", "sr=greška", "--reason", "en=a mistake")
    args = ("SOP-01", "0.2", "--instead", "FORM-01", *words, "--date", "2027-01-05")
    assert run(released, "withdraw", *args).exit_code == 0
    text = page(staged(released), "en/changes/")
    days = re.findall(r"^## (.+) \{#day-(.+)\}", text, re.MULTILINE)
    assert [day for _, day in days] == ["2027-01-05", "2026-12-10", "2026-12-01"]
    for part in (
        "First report: edition 0.2 was withdrawn",
        "a mistake",
        "Use instead: [Record of a report]",
        "2 steps changed",
        f"](../{REDLINE}index.md#contact)",
        "This is its first edition.",
    ):
        assert part in text
    earlier = page(staged(released, "2026-12-31"), "en/changes/")
    assert "withdrawn:" not in earlier
    assert "day-2027" not in earlier


def test_an_edition_comes_into_force_on_its_day(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    release(handbook, version="1.0")
    before, after = (page(staged(handbook, day), "en/changes/") for day in ("2026-12-31", DAY_ONE))
    assert "edition 1.0 came into force" not in before
    assert "In force from January 1, 2027." in before
    assert "First report: edition 1.0 came into force" in after


DAY_ONE = "2027-01-01"


def test_a_log_of_many_entries_has_a_page_for_each_year(twice: Handbook) -> None:
    shelf = shelf_of(twice)
    names = Names(shelf.corpus, shelf.corpus.languages[0])
    (entry, *_) = entries(shelf, names, {})
    many = [
        replace(entry, key=f"{year} {n}", day=dt.date(year, 1, 1))
        for year in (2028, 2027, 2026)
        for n in range(20)
    ]
    pages = {one.address: one for one in changelog(shelf, names, many, frozenset())}
    assert [*pages] == ["changes/", "changes/2028/", "changes/2027/", "changes/2026/"]
    assert "[2026](2026/index.md)" in pages["changes/"].body
    assert pages["changes/"].body.count("<strong>") == 30


# The feed.


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(handbook: Handbook, language: str = "en", **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(
        staged(handbook, **more).files[f"{language}/changes/feed.xml"].content
    )


def test_a_feed_has_what_holds_today_and_says_the_same_bytes(twice: Handbook) -> None:
    first, again = (staged(twice).files["sq/changes/feed.xml"] for _ in range(2))
    assert first == again
    root = feed(twice)
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    (entry,) = root.findall("a:entry", ATOM)
    assert entry.findtext("a:title", "", ATOM) == "First report: edition 0.2 was released"
    assert "Officer: 2 steps changed: Contact, Report" in entry.findtext("a:summary", "", ATOM)
    assert root.findtext("a:updated", "", ATOM) == "2026-12-10T00:00:00+00:00"
    assert [link.attrib["href"] for link in entry.findall("a:link", ATOM)] == [f"../{REDLINE}"]


def test_a_feed_names_absolute_addresses_where_there_are_any(twice: Handbook) -> None:
    here, there = (feed(twice, origin=origin) for origin in ("", "https://there.test/"))
    links = [link.attrib["href"] for link in there.iter("{http://www.w3.org/2005/Atom}link")]
    assert links == [
        "https://there.test/en/changes/",
        "https://there.test/en/changes/feed.xml",
        f"https://there.test/en/{REDLINE}",
    ]
    ids = [
        [one.text for one in root.iter("{http://www.w3.org/2005/Atom}id")] for root in (here, there)
    ]
    assert ids[0] == ids[1]
    others = [one.text for one in feed(twice, "sq").iter("{http://www.w3.org/2005/Atom}id")]
    assert not {*ids[0]} & {*others}


def ids(root: ElementTree.Element) -> set[str | None]:
    return {one.text for one in root.iter("{http://www.w3.org/2005/Atom}id")}


def test_nothing_for_survivors_is_in_a_feed(twice: Handbook) -> None:
    shelf = shelf_of(twice)
    stored = {key: replace(one, audience="survivor") for key, one in shelf.stored.items()}
    names = Names(shelf.corpus, shelf.corpus.languages[0])
    found = entries(replace(shelf, stored=stored), names, {})
    assert found
    assert not any(entry.in_feed for entry in found)


@pytest.mark.parametrize(
    ("locale", "said_of"),
    [
        ("sq", {1: "ndryshoi 1 hap", 2: "ndryshuan 2 hapa", 5: "ndryshuan 5 hapa"}),
        (
            "sr",
            {
                1: "promenjen je 1 korak",
                2: "promenjena su 2 koraka",
                5: "promenjeno je 5 koraka",
                21: "promenjen je 21 korak",
            },
        ),
        ("en", {1: "1 step changed", 2: "2 steps changed"}),
    ],
)
def test_counted_steps_have_their_number_and_gender(
    handbook: Handbook, locale: str, said_of: dict[int, str]
) -> None:
    corpus = read(handbook.root)
    language = next(one for one in corpus.languages if one.address == locale)
    names = Names(corpus, language)
    assert {n: counted_of("steps", n, names) for n in said_of} == said_of


def test_the_built_site_has_comparisons_a_log_and_feeds(tmp_path: Path, twice: Handbook) -> None:
    tree = copy_small(tmp_path / "released ë")
    shutil.copytree(twice.root, tree.root, dirs_exist_ok=True)
    tree.build(SOURCE_DATE_EPOCH="1800000000")  # in January 2027
    for language in ("sq", "sr", "en"):
        html = (tree.site / language / REDLINE / "index.html").read_text(encoding="utf-8")
        assert "<ins>" in html
        assert "<del>" in html
        editions = (tree.site / language / "sop/first/editions/index.html").read_text("utf-8")
        assert 'href="0.2/changes-since-0.1/"' in editions
        log = (tree.site / language / "changes/index.html").read_text(encoding="utf-8")
        assert re.search('<link rel="alternate" type="application/atom[^>]+feed.xml">', log)
        assert ElementTree.parse(tree.site / language / "changes/feed.xml")
