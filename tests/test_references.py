"""References: what they say on the page, where they lead, and what is said of those that do not."""

from __future__ import annotations

import pytest

from conftest import CORPUS, Handbook
from handbook.model.corpus import Corpus
from handbook.model.reference import Target
from handbook.sources.read import read
from handbook.staging.plan import Plan
from support.staged import staged

ABOUT = "docs/pages/about/{}.md"
LANGUAGES = ("sq", "sr", "en")


def plan_of(handbook: Handbook) -> Plan:
    assert handbook.faults() == []
    return staged(read(handbook.root))


def page(plan: Plan, path: str) -> str:
    return plan.files[f"{path}index.md"].content.decode()


def written(handbook: Handbook, words: str) -> dict[str, str]:
    """Write ``words`` into a page in every language; return its line on each page."""
    for language in LANGUAGES:
        text = handbook.read(ABOUT.format(language))
        handbook.write(ABOUT.format(language), f"{text}\nHere: {words} end.\n")
    plan = plan_of(handbook)
    lines = {
        language: next(
            line for line in page(plan, f"{language}/about/").split("\n") if "Here: " in line
        )
        for language in LANGUAGES
    }
    return {key: line.partition("Here: ")[2].removesuffix(" end.") for key, line in lines.items()}


@pytest.mark.parametrize(
    ("link", "sq", "sr", "en"),
    [
        (
            "<doc:SOP-01>",
            "[Raporti i parë](../sop/first/index.md)",
            "[Prva prijava](../sop/first/index.md)",
            "[First report](../sop/first/index.md)",
        ),
        (
            "[](doc:SOP-01#report)",
            "[Raporti](../sop/first/index.md#report)",
            "[Prijava](../sop/first/index.md#report)",
            "[Report](../sop/first/index.md#report)",
        ),
        (
            "<law:00-L-001>",
            "[Ligji i provës](../laws/00-l-001/index.md)",
            "[Probni zakon](../laws/00-l-001/index.md)",
            "[Sample law](../laws/00-l-001/index.md)",
        ),
        (
            "<law:00-L-001#art-6>",
            "[Ligji i provës, Neni 6](../laws/00-l-001/index.md#art-6)",
            "[Probni zakon, Član 6](../laws/00-l-001/index.md#art-6)",
            "[Sample law, Article 6](../laws/00-l-001/index.md#art-6)",
        ),
        (
            "<org:centre>",
            "[Qendra e provave](../institutions/centre/index.md)",
            "[Centar za probe](../institutions/centre/index.md)",
            "[Centre of samples](../institutions/centre/index.md)",
        ),
        (
            "<role:officer>",
            "[zyrtare / zyrtar](../roles/officer/index.md)",
            "[službenica / službenik](../roles/officer/index.md)",
            "[officer](../roles/officer/index.md)",
        ),
        (
            "<term:presumed-victim>",
            "[viktimë e supozuar](../terms/presumed-victim/index.md)",
            "[pretpostavljena žrtva](../terms/presumed-victim/index.md)",
            "[presumed victim](../terms/presumed-victim/index.md)",
        ),
        (
            "<contact:emergency>",
            "[112 (kontrolli i fundit: 1 nëntor 2026)](tel:112)",
            "[112 (poslednja provera: 1. novembar 2026.)](tel:112)",
            "[112 (last checked November 1, 2026)](tel:112)",
        ),
        ("[call *us*](contact:helpline)", *["[call <em>us</em>](tel:070011222)"] * 3),
        (
            "<source:report>",
            "[Raporti i provës](../sources/index.md#report)",
            "[Probni izveštaj](../sources/index.md#report)",
            "[The sample report](../sources/index.md#report)",
        ),
        ("[the words](source:report)", *["[the words](../sources/index.md#report)"] * 3),
    ],
)  # fmt: skip
def test_a_reference_has_its_title_in_the_language_of_the_page(
    handbook: Handbook, link: str, sq: str, sr: str, en: str
) -> None:
    assert written(handbook, link) == {"sq": sq, "sr": sr, "en": en}


def test_a_fact_fills_the_writers_sentence_with_its_number(handbook: Handbook) -> None:
    handbook.replace("docs/registers/facts.yml", "value: 3\n", "value: 34.5\n")
    way = "](../sources/index.md#fact-report-within)"
    assert written(handbook, "[in {} *parts*](fact:report-within)") == {
        "sq": f"[in 34,5 <em>parts</em>{way}",
        "sr": f"[in 34,5 <em>parts</em>{way}",
        "en": f"[in 34.5 <em>parts</em>{way}",
    }


def test_the_hole_of_a_fact_is_filled_within_stressed_words_too(handbook: Handbook) -> None:
    line = written(handbook, "[in **{} days**](fact:report-within)")["en"]
    assert line == "[in <strong>3 days</strong>](../sources/index.md#fact-report-within)"


def test_a_fact_without_words_has_its_unit(handbook: Handbook) -> None:
    way = "](../sources/index.md#fact-report-within)"
    assert written(handbook, "<fact:report-within>") == {
        "sq": f"[3 ditë{way}",
        "sr": f"[3 dana{way}",
        "en": f"[3 days{way}",
    }


def test_a_reference_to_its_own_page_is_an_anchor(handbook: Handbook) -> None:
    assert written(handbook, "[x](doc:PAGE-02#rights)")["sr"] == "[x](#rights)"


def test_a_scheme_within_code_stays_words(handbook: Handbook) -> None:
    assert written(handbook, "`doc:SOP-99`")["en"] == "<code>doc:SOP-99</code>"


@pytest.mark.parametrize(
    "sample", ["a *[x](role:head)*", "- b\n  - [x](role:head)", "> [x](role:head)",
               "Term\n: [x](role:head)", "| a |\n| - |\n| [x](role:head) |",
               '!!! note "t"\n    [x](role:head)', "a[^1]\n\n[^1]: [x](role:head)"],
)  # fmt: skip
def test_references_are_filled_in_wherever_they_stand(handbook: Handbook, sample: str) -> None:
    for language in LANGUAGES:
        text = handbook.read(ABOUT.format(language))
        handbook.write(ABOUT.format(language), f"{text}\n{sample}\n")
    assert "[x](../roles/head/index.md)" in page(plan_of(handbook), "en/about/")


def test_no_staged_page_holds_a_register_scheme() -> None:
    for path, planned in staged(read(CORPUS)).files.items():
        for scheme in ("doc:", "law:", "org:", "role:", "term:", "contact:", "fact:", "source:"):
            assert f"]({scheme}" not in planned.content.decode(), path


# --- References in document.yml and in registers -------------------------------------------------


UNTIL = "en: Act at once and ask the head of office."


def test_short_prose_of_a_document_has_its_references_filled_in(handbook: Handbook) -> None:
    words = "en: Ask the [head *now*](role:head) [within {} days](fact:report-within)."
    handbook.replace("sop/first/document.yml", UNTIL, words)
    text = page(plan_of(handbook), "en/sop/first/")
    assert "Ask the [head <em>now</em>](../../roles/head/index.md) [within 3 days](" in text


def test_short_prose_of_a_register_has_its_references_filled_in(handbook: Handbook) -> None:
    handbook.replace("docs/registers/terms.yml", "en: A person who", "en: <org:centre> who")
    text = page(plan_of(handbook), "en/terms/presumed-victim/")
    assert "[Centre of samples](../../institutions/centre/index.md) who" in text


def test_an_unknown_reference_in_short_prose_of_a_document_is_reported(handbook: Handbook) -> None:
    words = "en: Ask [her](role:nobody) by [the step](doc:SOP-01#nowhere) of <doc:SOP-77>."
    line = handbook.replace("sop/first/document.yml", UNTIL, words)
    place = f"sop/first/document.yml:{line}"
    assert sorted(handbook.faults()) == [
        f"{place} unknown-document",
        f"{place} unknown-register-entry",
        f"{place} unknown-section",
    ]


def test_an_unknown_reference_in_short_prose_of_a_register_is_reported(handbook: Handbook) -> None:
    path = "docs/registers/terms.yml"
    line = handbook.replace(path, "en: A person who", "en: <law:00-L-001#art-7> who")
    assert handbook.faults() == [f"{path}:{line} unknown-register-entry"]
    assert handbook.check()[0].language == "en"


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        ("SOP-02#x", "unknown-document"),
        ("SOP-01#nowhere", "unknown-next-step"),
        ("nowhere", "unknown-next-step"),
        ("SOP-01#", "invalid-schema"),
    ],
)
def test_a_way_on_that_leads_nowhere_is_reported(handbook: Handbook, to: str, fault: str) -> None:
    path = "sop/first/document.yml"
    line = handbook.replace(path, "      - to: report", f"      - to: {to}")
    assert f"{path}:{line} {fault}" in handbook.faults()


def test_a_way_on_may_lead_into_another_procedure(handbook: Handbook) -> None:
    second = handbook.read("sop/first/document.yml").replace("SOP-01", "SOP-02")
    elsewhere = "      - to: SOP-01#report\n      - to: report"
    handbook.write("sop/second/document.yml", second.replace("      - to: report", elsewhere))
    steps = "    steps:\n      - SOP-02#contact\n      - SOP-02#report\n      - SOP-01#contact\n"
    for path in ("docs/job-descriptions/officer/document.yml", "curricula/basics/document.yml"):
        handbook.replace(path, "    steps:\n      - SOP-01#contact\n", steps)
    for language in LANGUAGES:
        handbook.write(f"sop/second/{language}.md", handbook.read(f"sop/first/{language}.md"))
    plan = plan_of(handbook)
    assert "[Report](../first/index.md#report)" in page(plan, "en/sop/second/")
    assert Target("doc", "SOP-01") in read(handbook.root).backlinks


def test_every_unknown_reference_of_a_text_is_reported_at_its_place(handbook: Handbook) -> None:
    path = ABOUT.format("sr")
    handbook.write(path, handbook.read(path) + "\na <law:nix>\nb [c](doc:SOP-01#d) <term:e>\n")
    last = handbook.read(path).count("\n")
    places = [(d.line, d.column, d.rule, d.document, d.language) for d in handbook.check()]
    assert sorted(places) == [
        (last - 1, 4, "unknown-register-entry", "PAGE-02", "sr-Latn"),
        (last, 7, "unknown-section", "PAGE-02", "sr-Latn"),
        (last, 22, "unknown-register-entry", "PAGE-02", "sr-Latn"),
    ]


# --- Backlinks ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read(CORPUS)


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        (Target("doc", "SOP-01"), {"CUR-01", "FORM-01", "JD-01", "PAGE-01", "PROG-01"}),
        (Target("law", "00-L-001"), {"SOP-01"}),
        (Target("term", "presumed-victim"), {"SOP-01"}),
        (Target("fact", "records-kept"), {"FORM-01"}),
        (Target("contact", "helpline"), {"CAMP-01", "SOP-01"}),
    ],
)
def test_a_target_knows_the_documents_that_refer_to_it(
    corpus: Corpus, target: Target, codes: set[str]
) -> None:
    assert corpus.backlinks[target] == tuple(sorted(codes))


def test_the_page_of_an_entry_shows_what_refers_to_it(corpus: Corpus) -> None:
    plan = staged(corpus)
    text = page(plan, "sr/laws/00-l-001/")
    assert "(../../sop/first/index.md)" in text.partition("{#refers}")[2]
    assert "(../../job-descriptions/officer/index.md)" in page(plan, "sr/sop/first/")
