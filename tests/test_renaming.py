"""A document that moves: its old addresses lead to where it is."""

from __future__ import annotations

import pytest

from conftest import Handbook
from test_edition_pages import on, page
from test_releases import release, run, said, snapshot

SOP = "sop/first"


def test_a_renamed_document_is_reached_at_its_old_addresses(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    result = run(handbook, "rename", "SOP-01", "contact")
    assert result.exit_code == 0, said(result)
    assert not (handbook.root / SOP).exists()
    assert handbook.faults() == []
    assert run(handbook, "verify").exit_code == 0
    plan = on(handbook, "2026-12-01")
    for language in ("sq", "sr", "en"):
        assert plan.pages[f"{language}/sop/first/index.md"].leads_to == f"{language}/sop/contact/"
        old = plan.pages[f"{language}/sop/first/editions/0.1/index.md"]
        assert old.leads_to == f"{language}/sop/contact/editions/0.1/"
        assert old.is_hidden
        assert "(../contact/index.md)" in page(plan, f"{language}/sop/first/")
    beside = {link.address for link in plan.pages["en/sop/contact/index.md"].neighbours}
    assert "en/sop/first/" not in beside


def test_a_document_that_comes_back_leads_from_the_address_between(handbook: Handbook) -> None:
    assert run(handbook, "rename", "SOP-01", "contact").exit_code == 0
    assert run(handbook, "rename", "SOP-01", "first").exit_code == 0
    assert "formerly:\n  - sop/contact\n" in handbook.read(f"{SOP}/document.yml")
    assert handbook.faults() == []
    assert run(handbook, "rename", "SOP-01", "third").exit_code == 0
    data = handbook.read("sop/third/document.yml")
    assert "formerly:\n  - sop/contact\n  - sop/first\n" in data
    assert handbook.faults() == []


@pytest.mark.parametrize(
    ("code", "slug", "reason"),
    [
        ("SOP-09", "x", "no document has the code SOP-09"),
        ("SOP-01", "Bad_Name", "cannot be part of an address"),
        ("SOP-01", "first", "is there already"),
        ("PAGE-02", "roles", "belongs to pages that are made"),
        ("PAGE-01", "start", "front page"),
    ],
)
def test_a_name_that_cannot_be_changes_nothing(
    handbook: Handbook, code: str, slug: str, reason: str
) -> None:
    before = snapshot(handbook)
    assert reason in said(run(handbook, "rename", code, slug))
    assert snapshot(handbook) == before


def test_an_address_that_leads_to_one_document_is_not_taken_by_another(handbook: Handbook) -> None:
    handbook.replace(
        "docs/pages/about/document.yml",
        "audience: public\n",
        "audience: public\nformerly:\n  - sop/old\n",
    )
    assert "leads to PAGE-02" in said(run(handbook, "rename", "SOP-01", "old"))


# A round of consultation stands with its document.


def test_what_was_asked_said_and_answered_stands_with_the_document(handbook: Handbook) -> None:
    plan = on(handbook, "2026-12-01")
    shown = page(plan, "sr/sop/first/")
    assert "Skratiti." in shown
    assert "{#consultations}" in shown
    assert "{#consultations}" not in page(plan, "sr/about/")
