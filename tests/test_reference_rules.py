"""What no sample of one day, or of one document, can show of the rules on references."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from conftest import Handbook
from handbook import checking

LANGUAGES = ("sq", "sr", "en")
SR = "docs/pages/about/sr.md"
ABOUT = "docs/pages/about/document.yml"


def add_page(handbook: Handbook, name: str, code: str, words: str = "x") -> None:
    """Write a page in every language, whose one paragraph is ``words``."""
    data = handbook.read(ABOUT).replace("PAGE-02", code)
    handbook.write(f"docs/pages/{name}/document.yml", data)
    for language in LANGUAGES:
        handbook.write(f"docs/pages/{name}/{language}.md", f"# {name.title()}\n\n{words}\n")


# Laws that have ended.


def end_law(handbook: Handbook, day: str) -> None:
    handbook.replace(
        "docs/registers/laws.yml", "  number: 00/L-001\n", f"  number: 00/L-001\n  ended: {day}\n"
    )


def rules(handbook: Handbook, day: dt.date) -> list[str]:
    return [finding.rule for finding in checking.check(handbook.root, day).findings]


def test_a_law_is_obsolete_from_the_day_of_its_end_on(handbook: Handbook) -> None:
    end_law(handbook, "2027-06-30")
    assert rules(handbook, dt.date(2027, 6, 29)) == []
    found = rules(handbook, dt.date(2027, 6, 30))
    assert set(found) == {"obsolete-law"}
    assert len(found) == 1 + len(LANGUAGES)


def test_a_document_that_tells_of_the_past_may_allow_it(handbook: Handbook) -> None:
    end_law(handbook, "2027-06-30")
    data = handbook.read("sop/first/document.yml")
    allow = "allow:\n  - rule: obsolete-law\n    reason: history\n    until: 2028-01-01\n"
    handbook.write("sop/first/document.yml", data + allow)
    assert rules(handbook, dt.date(2028, 1, 1)) == []
    assert rules(handbook, dt.date(2028, 1, 2)) == ["expired-allowance"]
    handbook.replace("sop/first/document.yml", "rule: obsolete-law", "rule: obsolete-laws")
    assert rules(handbook, dt.date(2028, 1, 1)) == ["unknown-rule"]


# Pages to which nothing leads.


def orphans(handbook: Handbook) -> set[str | None]:
    return {d.document for d in handbook.check() if d.rule == "orphan-document"}


def test_pages_that_lead_to_each_other_alone_are_orphans(handbook: Handbook) -> None:
    add_page(handbook, "one", "PAGE-11", "[two](doc:PAGE-12)")
    add_page(handbook, "two", "PAGE-12", "[one](doc:PAGE-11) and [itself](doc:PAGE-12)")
    assert orphans(handbook) == {"PAGE-11", "PAGE-12"}


def test_a_way_over_several_pages_or_a_register_is_a_way(handbook: Handbook) -> None:
    add_page(handbook, "one", "PAGE-11", "[two](doc:PAGE-12#x)")
    add_page(handbook, "two", "PAGE-12")
    add_page(handbook, "three", "PAGE-13")
    text = handbook.read("sop/first/en.md")
    handbook.write("sop/first/en.md", f"{text}\n[one](doc:PAGE-11)\n")
    handbook.replace("docs/registers/terms.yml", "en: A person who", "en: '[He](doc:PAGE-13) who'")
    handbook.replace("docs/registers/terms.yml", "who' by some signs", "who by some signs")
    handbook.replace("docs/registers/terms.yml", "may be a victim.", "may be a victim.'")
    assert orphans(handbook) == set()


def test_where_a_document_is_unread_no_page_is_called_an_orphan(handbook: Handbook) -> None:
    add_page(handbook, "one", "PAGE-11")
    handbook.write("docs/pages/home/document.yml", "kind: page\n\tcode: PAGE-01\n")
    assert orphans(handbook) == set()


# Documents in each other's place.


def test_a_circle_of_documents_is_said_once(handbook: Handbook) -> None:
    for code, name, older in (
        ("PAGE-11", "one", "PAGE-12"),
        ("PAGE-12", "two", "PAGE-13"),
        ("PAGE-13", "three", "PAGE-11"),
        ("PAGE-14", "four", "PAGE-11"),
    ):
        add_page(handbook, name, code)
        data = handbook.read(f"docs/pages/{name}/document.yml")
        handbook.write(f"docs/pages/{name}/document.yml", f"{data}supersedes:\n  - {older}\n")
    (found,) = (d for d in handbook.check() if d.rule == "circular-supersession")
    assert found.path == "docs/pages/one/document.yml"
    assert "PAGE-11 > PAGE-12 > PAGE-13 > PAGE-11" in found.message


# References within sentences.


@pytest.mark.parametrize(
    ("sentence", "columns"),
    [
        ("Pitajte <role:head>.", [10]),
        ("Pitajte <role:head>, <role:officer> i\n<role:head>.", [10, 23, 2]),
        ("Pitajte ([](role:head)).", []),
        ("Pitajte: **[](role:head)**, [](role:officer) ili [](role:head).", []),
        ("Pitajte „[](doc:SOP-01)“ – [](role:head).", []),
        ("Ko? <role:head>; <role:officer>", []),
        ("Pitajte `x` <role:head>.", [14]),
        ("Pitajte <contact:helpline> i <fact:report-within>.", []),
        ("Pitajte\\\n<role:head>", []),
        ("*Pitajte* __<role:head>__", [14]),
        ("[Pitajte](doc:SOP-01) [](term:presumed-victim)", [26]),
        ("Pitajte <role:nobody>.", []),
        ("1. <role:head>\n2. kod <role:head>", [9]),
        ("Reč\n: kod <role:head>", [8]),
        ("### Kod <role:head> {#kod}\n\nx", []),
        ("!!! note\n    Pitajte <role:head>.", [14]),
    ],
)
def test_a_bare_reference_stands_where_nothing_in_its_sentence_precedes_it(
    handbook: Handbook, sentence: str, columns: list[int]
) -> None:
    handbook.write(SR, f"{handbook.read(SR)}\n{sentence}\n")
    found = [d for d in handbook.check() if d.rule == "bare-reference-in-prose"]
    assert [d.column for d in found] == columns


def test_a_sentence_of_document_yml_is_looked_at_too(handbook: Handbook) -> None:
    line = handbook.replace(
        "sop/first/document.yml", "sr: Postupite odmah i pitajte", "sr: Pitajte <role:head>, i"
    )
    assert handbook.faults() == [f"sop/first/document.yml:{line} bare-reference-in-prose"]


@pytest.mark.parametrize(
    "text",
    ["a <role:head>" * 20_000, "<role:head>, " * 20_000, "SOP-02 " * 50_000, "SOP-02\n" * 20_000,
     "[]()" * 50_000, "00/L-" * 100_000, "-12" * 100_000, "# SOP-02\n" * 20_000,
     " " * 100_000 + "<role:head>" + " " * 100_000 + "i" * 100_000],
)  # fmt: skip
def test_much_of_it_is_looked_through_in_no_time(handbook: Handbook, text: str) -> None:
    handbook.write(SR, f"{handbook.read(SR)}\n{text}\n")
    begin = time.perf_counter()
    checking.check(handbook.root, dt.date(2026, 11, 25))
    assert time.perf_counter() - begin < 10
