"""The models: what they refuse, where that is said, and in which words."""

from __future__ import annotations

import pytest

from conftest import Handbook
from handbook.errors import HandbookError

SOP = "sop/first/document.yml"
FORM = "docs/forms/record/document.yml"
JOB = "docs/job-descriptions/officer/document.yml"
CALL = "docs/grants/services/document.yml"
COURSE = "curricula/basics/document.yml"
CAMPAIGN = "campaigns/listen/document.yml"
PLAN = "docs/plans/visibility/document.yml"
SHEET = "docs/indicators/reports/document.yml"
PAGE = "docs/pages/about/document.yml"
LAWS = "docs/registers/laws.yml"
TERMS = "docs/registers/terms.yml"
ROUND = "docs/registers/consultations.yml"

Case = tuple[str, str, str, int, str]
"""A file, what is replaced in it, by what, how many lines further the fault is, and its words."""

AMOUNTS = "  own-share: 5\n  total: {}\n  smallest: {}\n  largest: {}"

REFUSED: dict[str, Case] = {
    "a deadline of nothing": (FORM, "\n  fact: records-kept", " {}", 0,
        "kept-for must have either fact or open-point, and not both"),
    "a deadline of two things": (SOP, "      open-point: contact-time",
        "      open-point: contact-time\n      fact: report-within", 0,
        "deadline must have either fact or open-point, and not both"),
    "shares beyond the whole": (JOB, "duties:\n  - id: reporting\n    share: 60",
        "duties:\n  - id: reporting\n    share: 61", 0,
        "the shares of the duties make 101 percent together, not 100"),
    "a threshold out of reach": (CALL, "threshold: 60", "threshold: 101", 0,
        "threshold must be 100 or less"),
    "a smallest above the largest": (CALL, "  currency: EUR", AMOUNTS.format(9, 5, 4), 3,
        "largest must be 5 or more"),
    "a largest above the total": (CALL, "  currency: EUR", AMOUNTS.format(9, 5, 10), 1,
        "total must be 10 or more"),
    "a milestone without a day": (CALL, "    day: 45\n", "", -5,
        "timetable must have either day or date, and not both"),
    "a milestone with two days": (CALL, "    day: 45", "    day: 45\n    date: 2027-01-01", -5,
        "timetable must have either day or date, and not both"),
    "a planned call that counts days": (CALL, "state: template", "state: planned", 9,
        "day belongs in a template; this call needs a date"),
    "a period that ends before it begins": (CAMPAIGN, "  to: 2026-10-31", "  to: 2026-09-30", 0,
        "to must not be before 2026-10-01"),
    "months that end before they begin": (PLAN, "      from: 1", "      from: 4", 1,
        "to must be 4 or more"),
    "a module after the last day": (COURSE, "- id: exercise\n    day: 1",
        "- id: exercise\n    day: 2", 1, "day must be 1 or less"),
    "a group that is too small for itself": (COURSE, "smallest: 6", "smallest: 13", 1,
        "largest must be 13 or more"),
    "a consultation that ends before it begins": (ROUND, "to: 2026-10-31", "to: 2026-01-01", 0,
        "to must not be before 2026-10-01"),
    "texts in a language that is not listed": (PAGE, "owner: office",
        "owner: office\ntexts:\n  de:\n    drafted-by: machine", 2,
        "de is not a language that handbook.yml lists"),
    "forms to avoid in a language that is not listed": (TERMS, "  definition:",
        "  avoid:\n    de:\n      - x\n  definition:", 1,
        "de is not a language that handbook.yml lists"),
    "a doubtful name in a language that is not listed": (TERMS, "  definition:",
        "  unconfirmed-names:\n    - en\n    - de\n  definition:", 2,
        "unconfirmed-names is not a language that handbook.yml lists"),
    "a code in small letters": (PAGE, "PAGE-02", "page-2", 0, "code must be written like SOP-01"),
    "a version that is no pair": (PAGE, '"0.1"', "1", 0,
        'version must be written in quotes, like "0.1"'),
    "a status that there is not": (PAGE, "status: draft", "status: done", 0,
        "status must be one of: draft, review"),
    "a day that there is not": (PAGE, "owner:", "effective: 2026-02-30\nowner:", 0,
        "effective must be a day that there is, like 2026-11-25"),
    "a number in words": (JOB, "share: 60", "share: sixty", 0,
        "share must be a whole number, like 3"),
    "a number that is too small": (COURSE, "pause: 15", "pause: -1", 0, "pause must be 0 or more"),
    "a decimal in words": (SHEET, "value: 20", "value: many", 0,
        "value must be a number, like 3 or 0.5"),
    "neither yes nor no": (COURSE, "before: false", "before: perhaps", 0,
        "before must be true or false"),
    "no time of day": (COURSE, '"09:00"', "nine", 0,
        'starts must be a time of day in quotes, like "09:00"'),
    "a word where a list belongs": (PAGE, "owner:", "related: SOP-01\nowner:", 0,
        "related must be a list: each entry on a line of its own, after a hyphen"),
    "a word where a record belongs": (PAGE, "owner:", "adoption: yes\nowner:", 0,
        "adoption must be a record: keys with their values, one on each line"),
    "a list where a word belongs": (PAGE, "owner: office", "owner: [office]", 0,
        "owner must be words, not a list or a record"),
    "a key without a value": (PAGE, "owner: office", "owner:", 0, "owner has no value"),
    "an empty list": (COURSE, "learners:\n  - officer", "learners: []", 0,
        "learners must not be empty"),
    "several keys that are missing": (PAGE, "owner: office\naudience: public\n", "", -4,
        "owner, audience are missing"),
    "a fact that is neither number nor day": ("docs/registers/facts.yml", "value: 3\n",
        "value: x\n", 0,
        "value must be a number, like 3 or 0.5, or must be a day that there is, like 2026-11-25"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_model_refuses_is_said_plainly_and_at_its_place(
    handbook: Handbook, name: str
) -> None:
    path, old, new, further, words = REFUSED[name]
    text = handbook.read(path)
    at = text.index(old)
    handbook.write(path, text[:at] + new + text[at + len(old) :])
    line = text[:at].count("\n") + 1 + further
    found = [(d.path, d.line, d.message) for d in handbook.check()]
    assert found == [(path, line, words)]


@pytest.mark.parametrize("locale", ["sq", "sr_Latn"])
def test_every_reason_is_said_in_the_language_of_the_reader(
    handbook: Handbook, locale: str
) -> None:
    path, old, new, *_ = REFUSED["a code in small letters"]
    handbook.replace(path, old, new)
    (found,) = handbook.check(locale)
    assert "must" not in found.message
    assert "SOP-01" in found.message


def test_a_fault_of_a_value_has_a_hint_without_a_tail(handbook: Handbook) -> None:
    handbook.replace(PAGE, "PAGE-02", "page-2")
    assert [d.hint for d in handbook.check()] == [
        "developers/kinds/page/ on the site says what belongs here"
    ]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("relatd", "did you mean related?"),
        (
            "zzz",
            "known: adoption, allow, applies-today, audience, code, consents, effective, "
            "formerly, ...",
        ),
    ],
)
def test_a_key_that_is_not_known_gets_what_is_meant_or_what_is_known(
    handbook: Handbook, key: str, hint: str
) -> None:
    handbook.replace(PAGE, "owner:", f"{key}: x\nowner:")
    assert [d.hint for d in handbook.check()] == [hint]


def test_a_reference_to_nothing_near_says_what_is_known(handbook: Handbook) -> None:
    handbook.replace(SOP, "indicators:\n  - IND-01", "indicators:\n  - QQQQQ-777")
    (found,) = handbook.check()
    assert found.hint.startswith("known: CALL-01, CAMP-01, ")
    assert found.hint.endswith(", ...")


# --- Calls --------------------------------------------------------------------------------------


def opened(handbook: Handbook, money: str) -> None:
    handbook.replace(CALL, "state: template", "state: open")
    handbook.replace(CALL, "    day: 0", "    date: 2026-12-01")
    handbook.replace(CALL, "    day: 45", "    date: 2027-01-15")
    handbook.replace(CALL, "  currency: EUR", money)


def test_an_open_call_names_its_money(handbook: Handbook) -> None:
    opened(handbook, "  own-share: 5\n  total: 9")
    (found,) = handbook.check()
    assert found.message == "money must say smallest, largest while the call is open"
    assert handbook.read(CALL).split("\n")[found.line - 1] == "money:"


def test_an_open_call_with_money_and_days_is_right(handbook: Handbook) -> None:
    opened(handbook, AMOUNTS.format(9, 5, 9))
    assert handbook.faults() == []


def test_a_planned_call_may_have_days_and_no_money(handbook: Handbook) -> None:
    opened(handbook, "  currency: EUR")
    handbook.replace(CALL, "state: open", "state: planned")
    assert handbook.faults() == []


# --- References ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LAWS, "    - 00-L-001#art-6", "    - 00-L-009"),
        (LAWS, "    - 00-L-001#art-6", "    - 00-L-001#art-9"),
        (SHEET, "strategy: sample-strategy", "strategy: report"),
        (SHEET, "fact: reports-2025", "fact: reports-2024"),
    ],
)
def test_basis_strategy_and_baseline_are_checked(
    handbook: Handbook, path: str, old: str, new: str
) -> None:
    line = handbook.replace(path, old, new)
    assert handbook.faults() == [f"{path}:{line} unknown-register-entry"]


# --- Ids ----------------------------------------------------------------------------------------

TWICE = {
    "fields": (FORM, "- id: signs", "- id: day"),
    "milestones": (CALL, "- id: publication", "- id: deadline"),
    "competences": (JOB, "competences:\n", "competences:\n  - {id: listening, text: &}\n"),
    "lots": (CALL, "lots:\n", "lots:\n  - {id: work, name: &}\n"),
    "conditions": (
        CALL,
        "eligibility:\n",
        "eligibility:\n  - {id: registered, of: costs, text: &}\n",
    ),
    "annexes": (CALL, "annexes:\n", "annexes:\n  - {id: record, name: &, document: FORM-01}\n"),
    "outcomes": (COURSE, "outcomes:\n  - id", "outcomes:\n  - {id: recognise, text: &}\n  - id"),
    "audiences": (CAMPAIGN, "audiences:\n  - id", "audiences:\n  - {id: parents, name: &}\n  - id"),
    "costs": (
        "docs/programmes/return/document.yml",
        "costs:\n",
        "costs:\n  - {id: travel, name: &, counted: once}\n",
    ),
    "articles": (LAWS, "  articles:\n", '  articles:\n    - {id: art-6, number: "6", about: &}\n'),
    "comments": (
        ROUND,
        "  comments:\n",
        "  comments:\n"
        "    - {id: shorter, institution: centre, on: SOP-01, answer: open, text: &}\n",
    ),
    "open points": (
        SOP,
        "open-points:\n",
        "open-points:\n  - {id: contact-time, question: &, owner: office, raised: 2026-11-01}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_an_id_that_stands_twice_is_reported_once_at_the_second(
    handbook: Handbook, name: str
) -> None:
    path, old, new = TWICE[name]
    handbook.replace(path, old, new.replace("&", "{sq: a, sr: b, en: c}"))
    ident = new.partition("id: ")[2].split(",")[0].strip()
    lines = [
        number
        for number, line in enumerate(handbook.read(path).split("\n"), 1)
        if f"id: {ident}" in line
    ]
    assert handbook.faults() == [f"{path}:{lines[1]} duplicate-id"]


def test_lists_of_their_own_may_share_an_id(handbook: Handbook) -> None:
    handbook.replace(CALL, "- id: work", "- id: record")
    assert handbook.faults() == []


# --- Exceptions ---------------------------------------------------------------------------------


def test_an_exception_that_has_ended_is_a_fault_in_itself(handbook: Handbook) -> None:
    entry = "allow:\n  - rule: typed-contact\n    reason: x\n    until: 2020-01-01\nowner:"
    line = handbook.replace(PAGE, "owner:", entry)
    assert handbook.faults() == [f"{PAGE}:{line + 3} expired-allowance"]


# --- Settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("sq.md\n    script: Latn", "sq.md\n    script: Latin", 6, "must be written like Latn"),
        ("sq.md\n    script: Latn", "sq.md\n    script: Latm", 6, "must be the code of a script"),
        ("sq.md\n    script: Latn", "sq.md\n    script: Cyrl", 6, "is not Latn, the script of sq"),
        ("sr.md\n    script: Latn", "sr.md\n    script: Cyrl", 11, "is not Latn, the script of sr"),
        ("tag: sr-Latn", "tag: sr_Latn", 8, "must be the tag of a language, like sr-Latn"),
        ("  sr: Probni priručnik\n", "", 19, "title has no words in sr"),
    ],
)
def test_settings_that_cannot_be_are_told_of_once_at_their_line(
    handbook: Handbook, old: str, new: str, line: int, told: str
) -> None:
    handbook.replace("handbook.yml", old, new)
    with pytest.raises(HandbookError, match=rf"handbook\.yml:{line}:.*{told}"):
        handbook.check()
