"""What a document shows beside its words: its data, the truth about it, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest

from conftest import CORPUS, Handbook
from handbook.model import content
from handbook.model.content import Blocks, Definitions, List, Notice, Table
from handbook.model.corpus import Corpus
from handbook.model.registers import Fact
from handbook.model.resolved import ResolvedDocument
from handbook.resolve.document import resolve
from handbook.resolve.names import Names
from handbook.sources.read import read
from support.editions import confirm, release

SOP = "sop/first/document.yml"
PAGE = "docs/pages/about/document.yml"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read(CORPUS)


def resolved(corpus: Corpus, code: str, address: str = "en") -> ResolvedDocument:
    language = next(x for x in corpus.languages if x.address == address)
    return resolve(corpus, corpus.by_code[code], language)


def of(handbook: Handbook, code: str, address: str = "en") -> ResolvedDocument:
    assert handbook.faults() == []
    return resolved(read(handbook.root), code, address)


def section(document: ResolvedDocument, ident: str) -> Blocks:
    return next(part.blocks for part in document.sections if part.id == ident)


def rows(blocks: Blocks) -> list[list[str]]:
    """The rows of every table among the blocks, heads left out."""
    tables = (block for block in blocks if isinstance(block, Table))
    return [[content.words(cell) for cell in row.cells] for one in tables for row in one.rows]


def labels(blocks: Blocks) -> dict[str, str]:
    """Every label among the blocks with the words beside it."""
    lists = (block for block in blocks if isinstance(block, Definitions))
    return {
        content.words(item.term): content.words(item.details) for one in lists for item in one.items
    }


def points(blocks: Blocks) -> list[str]:
    lists = (block for block in blocks if isinstance(block, List))
    return [content.words(item) for one in lists for item in one.items]


def targets(inlines: object) -> list[str]:
    return [node.target for node, _ in content.nodes(inlines) if isinstance(node, content.Link)]


def lines(blocks: Iterable[content.Block]) -> list[str]:
    return [content.words(block) for block in blocks]


# --- The ten kinds ------------------------------------------------------------------------------


def test_a_procedure_shows_its_way_and_a_card_for_each_step(corpus: Corpus) -> None:
    sop = resolved(corpus, "SOP-01")
    assert labels(sop.front)["Phase"] == "Identification"
    assert labels(sop.front)["Protects"] == "Adults and children"
    assert labels(sop.front)["Measured by"] == "Reports"
    assert "By when: 3 days" in content.words(sop.front)
    assert [
        link for link in targets(sop.front) if link.startswith(("doc:SOP", "role", "fact"))
    ] == [
        "doc:SOP-01#contact",
        "role:officer",
        "doc:SOP-01#report",
        "role:officer",
        "fact:report-within",
    ]
    first, second = (labels(section(sop, ident)) for ident in ("contact", "report"))
    assert first == {
        "Who does it": "officer",
        "Who answers for it": "head of office",
        "By when": "Act at once and ask the head of office. (open point)",
        "What comes next": "Report",
    }
    assert second == {
        "Who does it": "officer",
        "Who answers for it": "head of office",
        "Who is told": "head of office",
        "By when": "3 days",
        "Forms": "Record of a report",
        "What comes next": "The procedure ends here.",
    }


def test_a_card_stands_at_the_head_of_its_step_before_the_words(corpus: Corpus) -> None:
    blocks = section(resolved(corpus, "SOP-01"), "contact")
    assert isinstance(blocks[0], Definitions)
    assert lines(blocks[1:]) == ["Speak with the person in a quiet place."]


def test_a_way_on_shows_its_condition(handbook: Handbook) -> None:
    condition = "\n        when:\n          sq: nëse po\n          sr: ako da\n          en: if so"
    handbook.replace(SOP, "      - to: report", f"      - to: report{condition}")
    assert labels(section(of(handbook, "SOP-01"), "contact"))["What comes next"] == "if so: Report"


def test_a_job_description_shows_its_post_duties_and_their_shares(corpus: Corpus) -> None:
    post = resolved(corpus, "JD-01")
    assert labels(post.front) == {
        "Role": "officer",
        "Institution": "Office of samples",
        "Grade": "Open point, see below",
        "Reports to": "head of office",
    }
    assert rows(post.front) == [["Reporting", "60%"], ["Learning", "40%"]]
    assert labels(section(post, "reporting")) == {
        "Share of time": "60%",
        "Steps that it carries out": "Contact, Report",
    }
    assert points(section(post, "competences")) == ["can listen"]
    assert rows(section(post, "competences")) == [["Albanian", "B2"], ["Serbian", "B2"]]


def test_a_curriculum_shows_its_course_and_a_card_for_each_module(corpus: Corpus) -> None:
    course = resolved(corpus, "CUR-01")
    assert labels(course.front) == {
        "For": "officer",
        "Days": "1",
        "Group": "6–12",
        "Test": "after the course",
        "Pass mark": "60%",
    }
    assert points(section(course, "outcomes")) == ["Recognises the signs.", "Reports in time."]
    assert labels(section(course, "signs")) == {
        "Day": "1",
        "Minutes": "60",
        "Methods": "presentation",
        "Outcomes": "Recognises the signs.",
        "Steps that it teaches": "Contact",
    }


def test_a_timetable_is_computed_from_minutes_and_breaks(handbook: Handbook) -> None:
    path = "curricula/basics/document.yml"
    handbook.replace(path, "days: 1\n", "days: 2\n")
    handbook.replace(path, "  - id: exercise\n    day: 1", "  - id: exercise\n    day: 2")
    assert rows(section(of(handbook, "CUR-01"), "timetable")) == [
        ["1", "09:00–10:00", "Signs"],
        ["1", "10:00–10:15", "Break"],
        ["2", "09:00–10:00", "Exercise"],
    ]


def test_a_break_moves_what_comes_after_it(corpus: Corpus) -> None:
    assert rows(section(resolved(corpus, "CUR-01"), "timetable")) == [
        ["1", "09:00–10:00", "Signs"],
        ["1", "10:00–10:15", "Break"],
        ["1", "10:15–11:15", "Exercise"],
    ]


def test_a_template_of_a_call_says_that_no_call_is_open(corpus: Corpus) -> None:
    call = resolved(corpus, "CALL-01")
    notices = [block for block in call.front if isinstance(block, Notice)]
    assert [(one.tone, one.title) for one in notices] == [("warning", "No call is open")]
    assert lines(notices) == ["This is a template. Nobody can apply now."]


def test_a_call_that_is_open_has_no_such_notice(handbook: Handbook) -> None:
    path = "docs/grants/services/document.yml"
    handbook.replace(path, "state: template", "state: open")
    money = "  total: 150000\n  smallest: 5000\n  largest: 20000.5"
    handbook.replace(path, "  currency: EUR", f"  currency: EUR\n{money}")
    handbook.replace(path, "    day: 0", "    date: 2026-12-01")
    handbook.replace(path, "    day: 45", "    date: 2027-01-15")
    call = of(handbook, "CALL-01", "sr")
    assert not [block for block in call.front if isinstance(block, Notice)]
    assert list(labels(call.front).values())[1:4:2] == ["150.000 evra", "20.000,50 evra"]
    assert rows(section(call, "timetable"))[0] == ["Objava", "1. decembar 2026."]


def test_a_template_of_a_call_has_its_money_as_parameters(corpus: Corpus) -> None:
    assert labels(resolved(corpus, "CALL-01").front) == {
        "State": "Template: no call is open",
        "Money in all": "set by each call",
        "Smallest grant": "set by each call",
        "Largest grant": "set by each call",
        "Own share at least": "set by each call",
        "Questions to": "Office of samples",
    }


def test_a_call_shows_its_days_conditions_lots_and_annexes(corpus: Corpus) -> None:
    call = resolved(corpus, "CALL-01")
    assert rows(section(call, "timetable")) == [["Publication", "Day 0"], ["Closing day", "Day 45"]]
    assert rows(section(call, "eligibility")) == [["Applicants", "The organisation is registered."]]
    assert points(section(call, "lots")) == ["Work (Return)"]
    assert points(section(call, "annexes")) == ["The form (Record of a report)"]


def test_an_evaluation_grid_adds_its_points_and_names_the_threshold(corpus: Corpus) -> None:
    call = resolved(corpus, "CALL-01")
    assert rows(section(call, "evaluation-grid")) == [
        ["Quality", "70"],
        ["Costs", "30"],
        ["Together", "100"],
        ["Least points to be financed", "60"],
    ]
    assert labels(section(call, "quality")) == {"Most points": "70"}


def test_a_programme_shows_its_services_stages_staff_and_costs(corpus: Corpus) -> None:
    programme = resolved(corpus, "PROG-01")
    assert labels(programme.front) == {"For whom": "adults who return", "Measured by": "Reports"}
    assert labels(section(programme, "advice")) == {"Who provides it": "officer"}
    assert labels(section(programme, "plan")) == {
        "Services": "Advice",
        "Steps of procedures": "Report",
    }
    assert rows(section(programme, "staff")) == [["officer", "0.5"]]
    assert rows(section(programme, "costs")) == [["travel", "for each person"]]


def test_a_campaign_shows_its_period_messages_materials_and_events(corpus: Corpus) -> None:
    campaign = resolved(corpus, "CAMP-01")
    assert labels(campaign.front) == {
        "Year": "2026",
        "Period": "October 1, 2026 – October 31, 2026",
        "Where it sends people": "0700 11 222 (last checked November 1, 2026)",
        "Measured by": "Reports",
    }
    assert points(section(campaign, "audiences")) == ["parents"]
    assert labels(section(campaign, "ask")) == {"For": "parents"}
    assert labels(section(campaign, "poster")) == {"Type": "Poster", "Messages": "Ask"}
    assert rows(section(campaign, "events")) == [["Opening", "October 1, 2026"]]


def test_a_plan_shows_owner_period_and_output_of_each_activity(corpus: Corpus) -> None:
    plan = resolved(corpus, "PLAN-01")
    months = "months 1 to 3 after adoption"
    assert rows(plan.front) == [
        ["Leaflets", "Office of samples", months],
        ["Answers", "Centre of samples", "standing task"],
    ]
    assert labels(section(plan, "leaflets")) == {
        "Owner": "Office of samples",
        "Period": months,
        "Output": "printed leaflets",
        "Measured by": "Reports",
    }


def test_an_indicator_shows_its_sheet(corpus: Corpus) -> None:
    assert labels(resolved(corpus, "IND-01").front) == {
        "Strategy": "Sample strategy",
        "Unit": "number",
        "Source of the data": "records of the Office",
        "How often": "every year",
        "Who is responsible": "officer",
        "Baseline": "10 (as of December 31, 2025)",
        "Targets": "2027: 20",
        "Told apart by": "sex",
    }


def test_an_indicator_without_values_says_that_they_are_open(handbook: Handbook) -> None:
    path = "docs/indicators/reports/document.yml"
    words = "{sq: a, sr: b, en: c}"
    point = f"id: start, question: {words}, until-then: {words}, owner: office, raised: 2026-11-01"
    start = f"baseline:\n  open-point: start\nopen-points:\n  - {{{point}}}\n"
    handbook.replace(path, "baseline:\n  fact: reports-2025\n", start)
    handbook.replace(path, "targets:\n  - value: 20\n    year: 2027\n", "")
    sheet = labels(of(handbook, "IND-01").front)
    assert sheet["Baseline"] == sheet["Targets"] == "not set; open point"


def test_a_form_shows_who_uses_it_and_its_fields(corpus: Corpus) -> None:
    form = resolved(corpus, "FORM-01")
    assert labels(form.front) == {
        "Filled in by": "officer",
        "Kept by": "Office of samples",
        "Kept for": "5 years",
        "Steps that use it": "Report",
    }
    assert rows(section(form, "fields")) == [
        ["1", "Day of the contact (required)", "a date"],
        ["2", "Signs (required)", "any of: fear; tiredness"],
    ]


def test_a_page_has_its_words_and_what_it_is_and_nothing_more(corpus: Corpus) -> None:
    page = resolved(corpus, "PAGE-02")
    assert (page.front, page.truth) == ((), ())
    assert [part.id for part in page.sections] == ["rights", "about-this-text"]


def test_a_section_that_is_written_is_not_made_again(handbook: Handbook) -> None:
    for language in ("sq", "sr", "en"):
        path = f"curricula/basics/{language}.md"
        handbook.write(path, handbook.read(path) + "\n## Hours {#timetable}\n\nWritten.\n")
    ids = [part.id for part in of(handbook, "CUR-01").sections]
    assert ids.count("timetable") == 1
    assert "Written." in lines(section(of(handbook, "CUR-01"), "timetable"))


@pytest.mark.parametrize("address", ["sq", "sr", "en"])
def test_every_document_has_its_data_in_every_language(corpus: Corpus, address: str) -> None:
    english = {code: resolved(corpus, code) for code in corpus.by_code}
    for code, other in english.items():
        document = resolved(corpus, code, address)
        assert [part.id for part in document.sections] == [part.id for part in other.sections]
        assert len(labels(document.front)) == len(labels(other.front))
        assert targets((document.front, document.truth)) == targets((other.front, other.truth))


# --- What is true of a document -----------------------------------------------------------------


def test_a_draft_says_first_that_it_is_a_proposal(corpus: Corpus) -> None:
    (notice,) = resolved(corpus, "SOP-01").truth
    assert isinstance(notice, Notice)
    assert (notice.tone, notice.title) == ("draft", "Proposal, not in force")
    assert lines(notice.blocks) == [
        "In danger, call: 112 (last checked November 1, 2026)",
        "No institution has adopted this text. Nobody is bound by it.",
        "What applies today is not known to the editors.",
        "Before you act by it, ask your superior.",
        "Drafted by machine, not yet reviewed by a practitioner.",
    ]


def test_every_document_but_a_page_says_what_it_is(corpus: Corpus) -> None:
    for code, document in corpus.by_code.items():
        for language in corpus.languages:
            truth = resolve(corpus, document, language).truth
            assert bool(truth) is (document.data.kind != "page"), code


def test_what_applies_today_is_said_with_its_source(handbook: Handbook) -> None:
    today = (
        "applies-today:\n  text:\n    sq: A.\n    sr: B.\n    en: The [law](law:00-L-001).\n"
        "  sources:\n    - report\n    - plan-of-action\n"
    )
    handbook.replace(SOP, "phase:", f"{today}phase:")
    (notice,) = of(handbook, "SOP-01").truth
    assert isinstance(notice, Notice)
    assert lines(notice.blocks)[2] == (
        "What applies today: The law. (source: The sample report; The plan of action)"
    )
    assert targets(notice.blocks[2]) == ["law:00-L-001", "source:report", "source:plan-of-action"]


def test_an_adopted_document_names_the_act_and_is_no_proposal(handbook: Handbook) -> None:
    adoption = (
        "adoption:\n  body: office\n  act:\n    sq: Vendim\n    sr: Odluka\n    en: Decision\n"
        '  number: "7/26"\n  date: 2026-11-02\n  source: report\n'
    )
    handbook.replace(SOP, "phase:", f"{adoption}phase:")
    (notice,) = of(handbook, "SOP-01").truth
    assert isinstance(notice, Notice)
    assert (notice.tone, notice.title) == ("note", "Adopted")
    assert "Decision 7/26, November 2, 2026, Office of samples" in lines(notice.blocks)[0]
    assert "org:office" in targets(notice)


def test_a_review_is_named_by_role_and_day(handbook: Handbook) -> None:
    texts = (
        "texts:\n  en:\n    drafted-by: machine\n    reviews:\n      - role:\n"
        "          sq: polic\n          sr: policajac\n          en: police officer\n"
        "        of: practice\n        date: 2026-11-03\n"
    )
    handbook.replace(SOP, "phase:", f"{texts}phase:")
    assert "police officer" in content.words(of(handbook, "SOP-01").truth)
    assert "November 3, 2026" in content.words(of(handbook, "SOP-01").truth)
    assert "policajac" not in content.words(of(handbook, "SOP-01", "sr").truth)


REVIEW = (
    "texts:\n  en:\n    drafted-by: {by}\n    drafted: 2026-11-01\n    reviews:\n      - role:\n"
    "          sq: polic\n          sr: policajac\n          en: police officer\n"
    "        of: {of}\n        date: 2026-11-03\n"
)


@pytest.mark.parametrize(("path", "code"), [(SOP, "SOP-01"), (PAGE, "PAGE-02")])
def test_each_text_says_who_drafted_it_and_who_read_it(
    handbook: Handbook, path: str, code: str
) -> None:
    handbook.replace(path, "audience:", f"{REVIEW.format(by='institution', of='law')}audience:")
    about = labels(section(of(handbook, code), "about-this-text"))
    assert about["First draft"] == "made by the institution (November 1, 2026)"
    assert about["Readings"] == (
        "police officer, for the law (November 3, 2026); Not yet reviewed by a practitioner."
    )
    serbian = content.words(section(of(handbook, code, "sr"), "about-this-text"))
    assert "policajac" not in serbian


def test_only_who_knows_the_work_makes_a_text_a_reviewed_one(handbook: Handbook) -> None:
    handbook.replace(SOP, "audience:", f"{REVIEW.format(by='machine', of='language')}audience:")
    assert "Not yet reviewed by a practitioner." in content.words(of(handbook, "SOP-01").truth)
    handbook.replace(SOP, "of: language", "of: practice")
    assert "Not yet reviewed" not in content.words(of(handbook, "SOP-01").truth)


def test_a_part_that_is_being_compared_says_so_on_the_spot_and_no_other(
    handbook: Handbook,
) -> None:
    confirm(handbook.root, "sop/first")
    handbook.replace("sop/first/sr.md", "mirnom", "tihom")
    line = "This part is being compared with the other languages."
    document = resolved(read(handbook.root), "SOP-01")
    told = [part.id for part in document.sections if line in lines(part.blocks)]
    assert told == ["contact"]
    assert "sop/first/parity.lock" in document.depends
    about = labels(section(document, "about-this-text"))
    assert about["Languages"] == (
        "9 parts are confirmed to say the same in all languages; being compared: Contact"
    )


def test_where_there_was_an_edition_it_is_said_in_which_the_languages_last_agreed(
    handbook: Handbook,
) -> None:
    confirm(handbook.root, "sop/first")
    release(handbook.root, "sop/first", "SOP-01", "0.1")
    handbook.replace("sop/first/sr.md", "mirnom", "tihom")
    (first, *_) = lines(section(resolved(read(handbook.root), "SOP-01"), "contact"))
    assert first.endswith("They last agreed in edition 0.1 of January 15, 2026.")


def test_a_page_for_survivors_does_not_speak_of_languages(handbook: Handbook) -> None:
    handbook.replace(PAGE, "audience: public", "audience: survivor")
    confirm(handbook.root, "docs/pages/about")
    handbook.replace("docs/pages/about/sr.md", "slobodno", "svuda")
    assert "being compared" not in content.words(
        [part.blocks for part in resolved(read(handbook.root), "PAGE-02").sections]
    )


def test_an_open_point_says_what_to_do_until_then_and_who_settles_it(corpus: Corpus) -> None:
    blocks = section(resolved(corpus, "SOP-01"), "open-points")
    assert isinstance(blocks[0], Definitions)
    (point,) = blocks[0].items
    assert content.words(point.term) == "Within what time is the first contact made?"
    assert lines(point.details[0]) == [
        "Until then: Act at once and ask the head of office.",
        "To be settled by: Office of samples (open since November 1, 2026)",
    ]
    assert targets(point.details) == ["org:office"]


def test_a_deadline_that_is_open_and_says_nothing_means_at_once(handbook: Handbook) -> None:
    text = handbook.read(SOP)
    begin, end = text.index("    until-then:"), text.index("    raised:")
    handbook.write(SOP, text[:begin] + text[end:])
    card = labels(section(resolved(read(handbook.root), "SOP-01"), "contact"))
    assert card["By when"] == "At once; ask your superior."


def test_about_this_text_says_code_version_owner_and_what_refers_to_it(corpus: Corpus) -> None:
    about = labels(section(resolved(corpus, "SOP-01"), "about-this-text"))
    assert about == {
        "Code": "SOP-01",
        "Kind": "Standard operating procedure",
        "Version": "0.1 (Working draft)",
        "First draft": "made by a machine",
        "Readings": "Not yet reviewed by a practitioner.",
        "Languages": "not compared with each other by a person yet",
        "Would be adopted by": "Office of samples",
        "Legal basis": "Sample law, Article 6",
        "Related": "Record of a report; About us",
        "Refers to this": "Basics; Record of a report; Officer; Handbook; Return",
        "Open points": "1 question is open",
    }


def test_a_survivors_page_says_nothing_about_itself(handbook: Handbook) -> None:
    handbook.replace("docs/pages/about/document.yml", "audience: public", "audience: survivor")
    for language in ("sq", "sr", "en"):
        path = f"docs/pages/about/{language}.md"
        handbook.write(path, handbook.read(path) + "\n[](contact:emergency)\n")
    page = of(handbook, "PAGE-02")
    assert [part.id for part in page.sections] == ["rights"]
    assert page.audience == "survivor"
    assert (page.truth, page.front) == ((), ())


def test_a_document_depends_on_what_it_was_made_from(corpus: Corpus) -> None:
    depends = resolved(corpus, "SOP-01", "sr").depends
    assert {
        SOP,
        "sop/first/sr.md",
        "docs/shared/danger/sr.md",
        "docs/forms/record/sr.md",
        "docs/registers/facts.yml#report-within",
        "docs/registers/roles.yml#officer",
        "docs/registers/contacts.yml#helpline",
        "docs/registers/laws.yml#00-L-001",
    } <= depends
    assert not any(path.endswith(("/en.md", "/sq.md")) for path in depends), depends


def test_the_summary_has_its_references_filled_in(corpus: Corpus) -> None:
    assert content.words(resolved(corpus, "SOP-01").summary) == (
        "How a presumed victim is reported."
    )


# --- Numbers, money, shares and days in each language --------------------------------------------


def names_of(corpus: Corpus, address: str) -> Names:
    language = next(x for x in corpus.languages if x.address == address)
    formats = "en_150" if address == "en" else None
    return Names(corpus, language.model_copy(update={"formats": formats}))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sq", "1 euro, 2 euro, 15 000 euro, 12,50 euro; 12,5%; 5 nëntor 2026"),
        ("sr", "1 evro, 2 evra, 15.000 evra, 12,50 evra; 12,5%; 5. novembar 2026."),
        ("en", "1 euro, 2 euros, 15,000 euros, 12.50 euros; 12.5%; 5 November 2026"),
    ],
)
def test_money_shares_and_days_are_written_as_each_language_does(
    corpus: Corpus, address: str, said: str
) -> None:
    names = names_of(corpus, address)
    money = ", ".join(names.amount(Decimal(x), "EUR") for x in ("1", "2", "15000", "12.5"))
    found = f"{money}; {names.percent(Decimal('12.5'))}; {names.date(dt.date(2026, 11, 5))}"
    assert found.replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("sq", "1", "1 ditë"),
        ("sq", "1.5", "1,5 ditë"),
        ("sr", "1", "1 dan"),
        ("sr", "21", "21 dan"),
        ("sr", "0.5", "0,5 dana"),
        ("sr", "1.5", "1,5 dana"),
        ("en", "1", "1 day"),
        ("en", "1.5", "1.5 days"),
        ("en", "0", "0 days"),
    ],
)
def test_a_part_of_a_day_is_not_lost_and_takes_its_own_form(
    corpus: Corpus, address: str, value: str, said: str
) -> None:
    names = names_of(corpus, address)
    assert names.plural("{count} day", "{count} days", Decimal(value)) == said


@pytest.mark.parametrize("unit", ["minutes", "hours", "days", "weeks", "months", "years"])
def test_every_unit_of_time_is_said_with_its_number(corpus: Corpus, unit: str) -> None:
    fact = corpus.registers["facts"].entries[0]
    assert isinstance(fact, Fact)
    measured = fact.model_copy(update={"unit": unit, "value": Decimal(2)})
    assert names_of(corpus, "en").measured(measured) == f"2 {unit}"
    assert names_of(corpus, "sr").measured(measured).startswith("2 ")
