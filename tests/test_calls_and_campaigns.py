"""Calls, campaigns, indicators and forms: what their data say must hold together."""

from __future__ import annotations

import datetime as dt

import pytest

from conftest import CORPUS, Handbook
from handbook import app
from handbook.resolve.kinds import layout
from handbook.resolve.names import Names
from handbook.rules.content.empty_section import MADE
from handbook.sources.read import read

CALL = "docs/grants/services/document.yml"
CAMPAIGN = "campaigns/listen/document.yml"
SHEET = "docs/indicators/reports/document.yml"
AMOUNTS = "  own-share: 5\n  total: 9\n  smallest: 5\n  largest: 9"


def on(handbook: Handbook, day: str) -> list[str]:
    """What the checks find on a day."""
    found = app.check(handbook.root, day=dt.date.fromisoformat(day)).diagnostics
    return [f"{d.line} {d.rule}" for d in found if d.path == CALL]


def opened(handbook: Handbook) -> None:
    handbook.replace(CALL, "state: template", "state: open")
    handbook.replace(CALL, "  currency: EUR", AMOUNTS)
    handbook.replace(CALL, "    day: 0", "    date: 2026-12-01")
    handbook.replace(CALL, "    day: 45", "    date: 2027-01-15")


def places(handbook: Handbook, rule: str) -> list[str]:
    """Where the checks find what breaks a rule."""
    return [f"{d.path}:{d.line}" for d in handbook.check() if d.rule == rule]


# --- Calls --------------------------------------------------------------------------------------


def test_a_call_is_open_up_to_its_last_day_and_with_it(handbook: Handbook) -> None:
    opened(handbook)
    assert on(handbook, "2027-01-15") == []
    assert on(handbook, "2027-01-16") == ["7 call-state"]


def test_what_closes_a_call_is_the_milestone_that_it_names(handbook: Handbook) -> None:
    opened(handbook)
    handbook.replace(CALL, "closes: deadline", "closes: publication")
    assert on(handbook, "2026-12-02") == ["7 call-state"]


def test_an_open_call_names_the_milestone_that_closes_it(handbook: Handbook) -> None:
    opened(handbook)
    handbook.replace(CALL, "closes: deadline\n", "")
    (found,) = handbook.check()
    assert found.rule == "call-state"
    assert found.message == "closes must name the milestone that closes the call while it is open"


def test_a_call_is_closed_by_a_milestone_that_it_has(handbook: Handbook) -> None:
    line = handbook.replace(CALL, "closes: deadline", "closes: dedline")
    (found,) = handbook.check()
    assert (found.line, found.rule) == (line, "unknown-item")
    assert found.hint == "did you mean deadline?"


def annexed(handbook: Handbook, *files: str) -> list[str]:
    """What is said of an annex that is no document, when these files are there."""
    annex = "annexes:\n  - id: budget-form\n    name: {sq: a, sr: b, en: c}\n"
    handbook.replace(CALL, "annexes:\n", annex)
    for name in files:
        handbook.write(f"docs/grants/services/files/{name}", "x")
    return [d.message for d in handbook.check() if d.rule == "missing-annex"]


@pytest.mark.parametrize(
    "files",
    [
        ("budget-form.txt",),
        ("budget-form.sq.txt", "budget-form.sr.txt", "budget-form.en.txt"),
    ],
)
def test_a_file_can_be_an_annex(handbook: Handbook, files: tuple[str, ...]) -> None:
    assert annexed(handbook, *files) == []


def test_an_annex_is_missing_in_the_languages_that_have_no_file(handbook: Handbook) -> None:
    found = annexed(handbook, "budget-form.en.txt", "other.txt", "budget-form")
    assert found == ["the annex budget-form is not there in: sq, sr"]


def test_a_section_can_be_an_annex(handbook: Handbook) -> None:
    for language in ("sq", "sr", "en"):
        path = f"docs/grants/services/{language}.md"
        handbook.write(path, handbook.read(path) + "\n## Budget {#budget-form}\n\nEuro.\n")
    assert annexed(handbook) == []


# --- Campaigns ----------------------------------------------------------------------------------


def test_a_picture_without_words_is_for_every_language(handbook: Handbook) -> None:
    handbook.write("campaigns/listen/files/poster.svg", "<svg/>")
    found = {d.rule for d in handbook.check()}
    assert "campaign-material-missing-language" not in found


def test_a_material_is_there_in_every_format_of_each_language(handbook: Handbook) -> None:
    for name in ("sq.pdf", "sr.pdf", "en.pdf", "en.docx"):
        handbook.write(f"campaigns/listen/files/poster.{name}", "x")
    found = [d.message for d in handbook.check() if "material" in d.rule]
    assert found == ["the material poster has no poster.sq.docx, poster.sr.docx"]


def test_a_campaign_sends_people_to_somebody_who_answers_calls_for_help(
    handbook: Handbook,
) -> None:
    contacts = "docs/registers/contacts.yml"
    handbook.replace(contacts, "  type: helpline\n", "  type: office\n")
    listed = handbook.read(CAMPAIGN).split("\n").index("helplines:") + 1
    paths = [f"campaigns/listen/{name}.md" for name in ("en", "sq", "sr")]
    for path in paths:
        handbook.write(path, handbook.read(path).replace("<contact:emergency>", "X"))
    poster = handbook.read(paths[0]).split("\n").index("## Poster {#poster}") + 1
    assert places(handbook, "helpline-missing") == [
        f"{CAMPAIGN}:{listed}",
        *(f"{path}:{poster}" for path in paths),
    ]


def test_a_number_in_a_part_of_a_material_is_in_the_material(handbook: Handbook) -> None:
    path = "campaigns/listen/en.md"
    handbook.replace(path, " <contact:helpline>", "\n\n### Call {#call}\n\n<contact:helpline>")
    assert places(handbook, "helpline-missing") == []


# --- Indicators ---------------------------------------------------------------------------------


def test_an_indicator_is_not_blamed_for_what_could_not_be_read(handbook: Handbook) -> None:
    for path in (CAMPAIGN, "docs/programmes/return/document.yml", "sop/first/document.yml"):
        handbook.replace(path, "  - IND-01", "  - IND-01\nzzz: 1")
    handbook.replace("docs/plans/visibility/document.yml", "kind: plan", "kind: plan\nzzz: 1")
    assert "indicator-unused" not in {d.rule for d in handbook.check()}


@pytest.mark.parametrize(
    ("baseline", "rule"),
    [
        ("baseline: {}\n", "indicator-without-baseline"),
        ("baseline:\n  fact: reports-2025\n  open-point: x\n", "invalid-schema"),
        ("baseline:\n  open-point: x\n", "unknown-item"),
    ],
)
def test_a_baseline_is_one_fact_or_one_open_point(
    handbook: Handbook, baseline: str, rule: str
) -> None:
    handbook.replace(SHEET, "baseline:\n  fact: reports-2025\n", baseline)
    assert {d.rule for d in handbook.check() if d.path == SHEET} == {rule}


# --- Sections -----------------------------------------------------------------------------------


def test_the_sections_that_need_no_words_are_those_that_data_fill() -> None:
    corpus = read(CORPUS)
    names = Names(corpus, corpus.languages[0])
    made = {part.id for d in corpus.documents for part in layout(d, names).sections}
    assert made == MADE
