"""Pages of editions: what stands at which address on a day, and what a reader is told of it."""

from __future__ import annotations

import re
from dataclasses import replace

from conftest import Handbook
from handbook.sources.files import Tree
from handbook.sources.frozen import read_editions
from handbook.sources.read import read
from handbook.staging.editions import living
from handbook.staging.plan import Plan
from support.editions import adopt
from support.staged import staged
from test_releases import WORDS, release, run

SOP = "sop/first"
DATA = f"{SOP}/document.yml"


def on(handbook: Handbook, day: str) -> Plan:
    corpus = read(handbook.root)
    assert not corpus.findings
    stored = read_editions(Tree(handbook.root), corpus)
    return staged(corpus, stored, day)


def page(plan: Plan, address: str) -> str:
    return plan.files[f"{address}index.md"].content.decode()


def raised(handbook: Handbook, old: str, new: str) -> None:
    handbook.replace(DATA, f'version: "{old}"', f'version: "{new}"')


def test_while_nothing_is_in_force_the_plain_address_shows_the_draft(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    plan = on(handbook, "2026-12-01")
    plain = page(plan, "en/sop/first/")
    assert "Released for consultation" in plain
    assert "(editions/0.1/index.md)" in plain
    edition = page(plan, "en/sop/first/editions/0.1/")
    assert "For consultation, not in force" in edition
    assert plan.pages["en/sop/first/editions/0.1/index.md"].is_hidden
    assert plan.pages["en/sop/first/editions/0.1/index.md"].watermark
    assert "en/sop/first/draft/index.md" not in plan.files
    assert "0.1" in page(plan, "sr/sop/first/editions/")


def test_an_edition_is_not_there_before_it_was_released(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    plan = on(handbook, "2026-11-30")
    assert not [path for path in plan.files if "/editions/" in path or "/verify/" in path]


def test_a_coming_edition_says_from_when_and_what_applies_until_then(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    assert release(handbook, "SOP-01", "1.0").exit_code == 0
    before = on(handbook, "2026-12-31")
    assert "Not yet in force" in page(before, "en/sop/first/editions/1.0/")
    assert "Until then nothing of this is in force" in page(before, "en/sop/first/editions/1.0/")
    assert "Will come into force" in page(before, "en/sop/first/")
    assert "en/sop/first/draft/index.md" not in before.files


def test_the_plain_address_shows_what_is_in_force_and_the_draft_stands_below(
    handbook: Handbook,
) -> None:
    adopt(handbook.root, SOP)
    assert release(handbook, "SOP-01", "1.0").exit_code == 0
    raised(handbook, "1.0", "1.1")
    handbook.write(f"{SOP}/en.md", handbook.read(f"{SOP}/en.md") + "\nThis is new.\n")
    plan = on(handbook, "2027-01-01")
    plain, draft = page(plan, "en/sop/first/"), page(plan, "en/sop/first/draft/")
    assert "In force. SOP-01, edition 1.0" in plain
    assert "Decision 7" in plain
    assert "This is new" in draft
    assert "This is new" not in plain
    assert "Working draft, not in force" in draft
    assert not plan.pages["en/sop/first/index.md"].is_hidden
    assert not plan.pages["en/sop/first/index.md"].watermark
    assert plan.pages["en/sop/first/draft/index.md"].is_hidden
    assert "In force" in page(plan, "en/editions/")
    assert "Nothing of it was in force" in page(plan, "en/editions/2026-12-01/")
    assert "en/editions/2027-01-01/index.md" in plan.files


def test_a_reference_to_a_section_that_only_the_draft_has_leads_to_the_draft(
    handbook: Handbook,
) -> None:
    adopt(handbook.root, SOP)
    assert release(handbook, "SOP-01", "1.0").exit_code == 0
    raised(handbook, "1.0", "1.1")
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path) + "\n## X {#fresh}\n\nX.\n")
        about = f"docs/pages/about/{file}.md"
        handbook.write(about, handbook.read(about) + "\n[x](doc:SOP-01#fresh)\n")
    assert "(../sop/first/draft/index.md#fresh)" in page(on(handbook, "2027-01-01"), "en/about/")


def test_a_superseded_edition_leads_to_the_newer_one(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    assert release(handbook, "SOP-01", "1.0").exit_code == 0
    raised(handbook, "1.0", "2.0")
    handbook.replace(DATA, "effective: 2027-01-01", "effective: 2027-02-01")
    assert release(handbook, "SOP-01", "2.0").exit_code == 0
    plan = on(handbook, "2027-02-01")
    old = page(plan, "sr/sop/first/editions/1.0/")
    assert "Zamenjeno" in old
    assert "(../2.0/index.md)" in old
    new = page(plan, "en/sop/first/")
    assert "It took the place of" in new
    assert "(editions/1.0/index.md)" in new
    listed = page(plan, "en/sop/first/editions/")
    assert re.search(r"In force until.*February 1, 2027|In force until.*1 February 2027", listed)


def test_a_withdrawn_document_stays_and_says_what_to_use(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    args = ("withdraw", "SOP-01", "0.1", "--instead", "FORM-01", *WORDS, "--date", "2026-12-02")
    assert run(handbook, *args).exit_code == 0
    plan = on(handbook, "2026-12-02")
    plain = page(plan, "en/sop/first/")
    assert "Withdrawn: it applies no more" in plain
    assert "forms/record/index.md" in plain
    assert "en/sop/first/draft/index.md" in plan.files


def test_a_page_that_is_gone_leaves_its_name_in_an_old_edition(handbook: Handbook) -> None:
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path) + "\nX [gone](doc:PAGE-02) X.\n")
    assert release(handbook).exit_code == 0
    raised(handbook, "0.1", "0.2")
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path).replace("\nX [gone](doc:PAGE-02) X.\n", ""))
    corpus = read(handbook.root)
    left = tuple(document for document in corpus.documents if document.code != "PAGE-02")
    stored = read_editions(Tree(handbook.root), corpus)
    small = replace(corpus, documents=left)
    text = stored["SOP-01", "0.1"].texts["en"]
    found = living(small, text)
    assert "doc:PAGE-02" not in repr(found)
    assert "gone" in repr(found)


def test_numbers_in_an_edition_lead_to_those_of_today(handbook: Handbook) -> None:
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path) + "\nX <contact:helpline> X.\n")
    assert release(handbook).exit_code == 0
    contacts = "docs/registers/contacts.yml"
    handbook.replace(contacts, "number: 0700 11 222", "number: 0700 11 444")
    plan = on(handbook, "2026-12-01")
    old = page(plan, "en/sop/first/editions/0.1/")
    assert "0700 11 222" in old
    assert "0700 11 444" in old
    assert old.index("0700 11 444") < old.index("0700 11 222")


def test_a_copy_is_verified_by_the_figures_of_the_register(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    plan = on(handbook, "2026-12-01")
    for language in ("sq", "sr", "en"):
        shown = page(plan, f"{language}/verify/sop-01-0.1/")
        assert len(re.findall(r"[0-9a-f]{64}", shown)) == len(
            [p for p in (handbook.root / SOP / "editions/0.1").rglob("*") if p.is_file()]
        )
        assert "(sop-01-0.1/index.md)" in page(plan, f"{language}/verify/")


def test_an_attachment_stays_as_it_was_with_its_edition(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    handbook.write(f"{SOP}/files/plan.csv", "a,b\n")
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path) + "\n[plan](files/plan.csv)\n")
    assert release(handbook, "SOP-01", "1.0").exit_code == 0
    raised(handbook, "1.0", "1.1")
    handbook.write(f"{SOP}/files/plan.csv", "a,b,c\n")
    copies = on(handbook, "2027-01-01").copies
    frozen = f"{SOP}/editions/1.0/files/plan.csv"
    for language in ("sq", "sr", "en"):
        assert copies[f"{language}/sop/first/files/plan.csv"] == frozen
        assert copies[f"{language}/sop/first/editions/1.0/files/plan.csv"] == frozen
        assert copies[f"{language}/sop/first/draft/files/plan.csv"] == f"{SOP}/files/plan.csv"


def test_what_is_withheld_is_no_change_of_the_next_edition(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    raised(handbook, "0.1", "0.2")
    handbook.write(f"{SOP}/files/plan.csv", "a,b\n")
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        handbook.write(path, handbook.read(path) + "\n[plan](files/plan.csv)\n")
    assert release(handbook, "SOP-01", "0.2").exit_code == 0
    args = ("withhold", "SOP-01", "0.1", "--section", "contact", "--by", "office", *WORDS)
    assert run(handbook, *args, "--date", "2026-12-01").exit_code == 0
    plan = on(handbook, "2026-12-01")
    redline = page(plan, "en/sop/first/editions/0.2/changes-since-0.1/")
    assert "{#contact}" not in redline
    assert "1 step changed" not in redline or "contact" not in redline
    assert "Withheld" in page(plan, "en/sop/first/editions/")
