"""What a text tells as true: figures, facts, contacts, and what a draft says of itself."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from conftest import CORPUS, Handbook
from handbook import app
from handbook.language.figures import figures
from handbook.model.settings import Language
from handbook.sources.files import Tree
from handbook.sources.pieces import read_settings
from handbook.sources.read import read
from support.staged import staged

ABOUT = "docs/pages/about/en.md"
LANGUAGES = {language.address: language for language in read_settings(Tree(CORPUS)).languages}


def found(handbook: Handbook, rule: str, day: dt.date | None = None) -> list[str]:
    report = app.check(handbook.root, day=day)
    return [f"{d.path}:{d.line}" for d in report.diagnostics if d.rule == rule]


def about(handbook: Handbook, sentence: str, language: str = "en") -> list[str]:
    """What the checks find in one sentence of the page about us, as the names of rules."""
    path = f"docs/pages/about/{language}.md"
    head, _, _ = handbook.read(path).rpartition("\n\n")
    handbook.write(path, f"{head}\n\n{sentence}\n")
    return [d.rule for d in handbook.check() if d.path == path]


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "Report within 30 days, or within three weeks.", ["30 days", "three weeks"]),
        ("en", "It takes 5 to 12 years.", ["12 years"]),
        (
            "en",
            "Of 156 identified victims, 92 children.",
            ["156 identified victims", "92 children"],
        ),
        ("sq", "Brenda tridhjetë ditëve; 130 mijë euro.", ["tridhjetë ditëve", "130 mijë euro"]),
        ("sq", "U identifikuan 26 viktima, 5 për qind më pak.", ["26 viktima", "5 për qind"]),
        ("sr", "U roku od 24 sata, najviše 7.000 evra.", ["24 sata", "7.000 evra"]),
        ("sr", "Bilo je 106 slučajeva.", ["106 slučajeva"]),
    ],
)
def test_a_figure_is_found_with_what_it_counts(language: str, words: str, said: list[str]) -> None:
    assert [words[f.start : f.end] for f in figures(words, LANGUAGES[language])] == said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Law 04/L-218 of 12 January 2013, Article 6 on victims."),
        ("en", "At 9:00, in two copies, in 2018, under 18 years of age."),
        ("en", "Three years of experience, or 3 years of experience."),
        ("sq", "Neni 6, viktimat nën moshën 18 vjeç, më 13 janar 2017, në orën 9."),
        ("sr", "Član 6, mlađi od 18 godina, 13. januara 2017. godine, u 9 sati."),
        ("sr", "Prvog dana 2018. godine, u dva primerka."),
    ],
)
def test_years_ages_hours_of_the_day_and_numbers_of_articles_are_no_figures(
    language: str, words: str
) -> None:
    assert list(figures(words, LANGUAGES[language])) == []


def test_a_language_whose_words_are_not_known_has_no_figures() -> None:
    unknown = LANGUAGES["sq"].model_copy(update={"tag": "tlh"})
    assert isinstance(unknown, Language)
    assert list(figures("brenda 30 ditëve", unknown)) == []


@pytest.mark.parametrize("words", ["5 days ", "within ", "5 days\n", "1", "5 "])
def test_a_long_line_of_anything_is_looked_through_in_seconds(words: str) -> None:
    begin = time.perf_counter()
    list(figures(words * (300_000 // len(words)), LANGUAGES["en"]))
    assert time.perf_counter() - begin < 20


def test_what_a_document_says_in_its_own_data_is_no_typed_figure(handbook: Handbook) -> None:
    path = "docs/grants/services/en.md"
    handbook.write(path, handbook.read(path) + "\nApply within 45 days; 60 % are needed.\n")
    assert found(handbook, "typed-figure") == []
    handbook.write(path, handbook.read(path) + "\nOr within 44 days.\n")
    assert len(found(handbook, "typed-figure")) == 1


def test_a_course_divides_its_hours_as_it_will(handbook: Handbook) -> None:
    path = "curricula/basics/en.md"
    handbook.write(path, handbook.read(path) + "\n10 minutes in pairs.\nWithin 10 days.\n")
    lines = handbook.read(path).count("\n")
    assert found(handbook, "typed-figure") == [f"{path}:{lines}"]


def test_a_source_is_called_what_it_calls_itself_and_a_note_types_no_figure(
    handbook: Handbook,
) -> None:
    path = "docs/registers/sources.yml"
    handbook.replace(path, "    en: The sample report\n", "    en: 66 persons identified\n")
    assert found(handbook, "typed-figure") == []
    line = handbook.replace(
        path,
        "  date: unknown\n",
        "  date: unknown\n  note:\n    sq: Plan.\n    sr: Plan.\n    en: For 66 persons.\n",
    )
    assert found(handbook, "typed-figure") == [f"{path}:{line + 4}"]


def test_a_figure_can_be_allowed_with_a_reason_until_a_day(handbook: Handbook) -> None:
    assert "typed-figure" in about(handbook, "It takes 30 days.")
    data = "docs/pages/about/document.yml"
    allow = "allow:\n  - rule: typed-figure\n    reason: an example\n    until: 2028-06-30\n"
    handbook.write(data, handbook.read(data) + allow)
    assert found(handbook, "typed-figure") == []


def test_a_baseline_that_is_not_confirmed_is_reported_where_it_is_named(handbook: Handbook) -> None:
    facts = handbook.read("docs/registers/facts.yml")
    begin = facts.index("- id: reports-2025")
    spoilt = facts[begin:].replace("status: confirmed", "status: contradicted")
    handbook.write("docs/registers/facts.yml", facts[:begin] + spoilt)
    data = "docs/indicators/reports/document.yml"
    line = handbook.read(data).split("\n").index("  fact: reports-2025") + 1
    assert f"{data}:{line}" in found(handbook, "unconfirmed-as-fact")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sq", "Një burim thotë [{} raporte](fact:reports-2025)."),
        ("sr", "[{} prijava](fact:reports-2025) nije potvrđeno."),
        ("en", "There were [{} reports](fact:reports-2025),\nwhich is not confirmed."),
    ],
)
def test_a_sentence_may_tell_of_a_fact_that_is_not_confirmed_and_say_so(
    handbook: Handbook, language: str, sentence: str
) -> None:
    facts = handbook.read("docs/registers/facts.yml")
    handbook.write("docs/registers/facts.yml", facts.replace("confirmed", "unconfirmed"))
    assert "unconfirmed-as-fact" not in about(handbook, sentence, language)
    assert "unconfirmed-as-fact" in about(handbook, "[{}](fact:reports-2025).", language)


def test_a_contact_is_stale_from_the_day_after_it_was_to_be_checked(handbook: Handbook) -> None:
    path = "docs/registers/contacts.yml"
    lines = [n for n, row in enumerate(handbook.read(path).split("\n"), 1) if "recheck-by" in row]
    emergency, helpline, _obsolete = (f"{path}:{line}" for line in lines)
    assert found(handbook, "stale-contact", dt.date(2028, 10, 31)) == []
    assert found(handbook, "stale-contact", dt.date(2028, 11, 1)) == [emergency, helpline]


def test_a_document_with_an_act_of_adoption_may_say_that_it_is_adopted(handbook: Handbook) -> None:
    assert about(handbook, "This procedure is adopted.") == ["adopted-wording"]
    data = "docs/pages/about/document.yml"
    act = (
        "adoption:\n  body: office\n  act:\n    sq: Vendim\n    sr: Odluka\n    en: Decision\n"
        '  number: "1"\n  date: 2026-11-01\n  source: report\n'
    )
    handbook.write(data, handbook.read(data) + act)
    assert found(handbook, "adopted-wording") == []


@pytest.mark.parametrize(
    ("language", "sentence", "claims"),
    [
        ("en", "PAGE-02 has been approved.", True),
        ("en", "SOP-01 has been approved.", False),
        ("en", "This procedure will be adopted.", False),
        ("sq", "Kjo PSV ka hyrë në fuqi.", True),
        ("sq", "Kjo procedurë nuk është miratuar.", False),
        ("sq", "Qeveria e miratoi këtë procedurë.", True),
        ("sr", "Ovu proceduru je usvojila Vlada.", True),
        ("sr", "Ako je ova procedura usvojena, važi.", False),
        ("sr", "Usvojila je Vlada.", True),
    ],
)
def test_only_what_a_draft_claims_of_itself_is_reported(
    handbook: Handbook, language: str, sentence: str, claims: bool
) -> None:
    assert ("adopted-wording" in about(handbook, sentence, language)) is claims


@pytest.mark.parametrize(
    ("language", "sentence", "lacks"),
    [
        ("sq", "Jashtë Kosovës nuk është kështu.", True),
        ("sq", "E shkruan Policia e Kosovës.", False),
        ("sr", "Piše je Vlada Kosova.", False),
        ("sr", "Van Kosova nije tako.", True),
        ("sr", "Kosovski zakon važi.", False),
        ("en", "Kosovo's contact point.", True),
        ("en", "Kosovo\\*'s contact point, and others in Kosovo.", False),
        ("en", "The Albania-Kosovo protocol.", False),
        ("en", "The Government of Kosovo.", False),
        ("en", "People of Kosovo.", True),
    ],
)
def test_the_name_of_the_place_carries_the_mark_and_names_of_others_do_not(
    handbook: Handbook, language: str, sentence: str, lacks: bool
) -> None:
    assert ("status-note-missing" in about(handbook, sentence, language)) is lacks


def test_short_prose_carries_the_mark_of_the_status_note_too(handbook: Handbook) -> None:
    path = "sop/first/document.yml"
    line = handbook.replace(path, "en: Act at once and", "en: In Kosovo act at once and")
    assert found(handbook, "status-note-missing") == [f"{path}:{line}"]
    handbook.replace(path, "en: In Kosovo act", "en: In Kosovo* act")
    assert found(handbook, "status-note-missing") == []


def test_a_name_in_the_register_is_known_at_the_beginning_of_a_sentence(handbook: Handbook) -> None:
    assert "status-note-missing" in about(handbook, "Policia e Kosovës e di.", "sq")
    handbook.replace(
        "docs/registers/institutions.yml", "sq: Qendra e provave", "sq: Policia e Kosovës"
    )
    assert "status-note-missing" not in about(handbook, "Policia e Kosovës e di.", "sq")


def test_a_helpline_is_no_emergency_number(handbook: Handbook) -> None:
    handbook.replace("handbook.yml", "emergency:\n  - emergency\n", "emergency:\n  - helpline\n")
    assert found(handbook, "number-out-of-order") == ["handbook.yml:27"]


def test_a_campaign_lists_emergency_numbers_before_the_helpline(handbook: Handbook) -> None:
    path = "campaigns/listen/document.yml"
    line = handbook.replace(path, "  - helpline\n", "  - helpline\n  - emergency\n")
    assert found(handbook, "number-out-of-order") == [f"{path}:{line}"]
    handbook.replace(path, "  - helpline\n  - emergency\n", "  - emergency\n  - helpline\n")
    assert found(handbook, "number-out-of-order") == []


def test_a_source_without_a_date_says_so_on_its_page(handbook: Handbook) -> None:
    plan = staged(read(handbook.root))
    assert "not known" in plan.files["en/sources/index.md"].content.decode()
