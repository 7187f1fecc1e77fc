"""Procedures as ways from step to step, and courses as days: one mistake is one finding."""

from __future__ import annotations

import pytest

from conftest import Handbook
from handbook.model.kinds import KINDS
from handbook.model.ways import backwards, heads, reached
from handbook.scaffold import new

SOP = "sop/first/document.yml"
OTHER = "sop/second/document.yml"
JOB = "docs/job-descriptions/officer/document.yml"
COURSE = "curricula/basics/document.yml"
LANGUAGES = ("sq", "sr", "en")

STEP = """\
  - id: {}
    responsible:
      - officer
    accountable: head
    deadline:
      open-point: contact-time
"""


def procedure(handbook: Handbook, ways: dict[str, list[str]], code: str = "SOP-01") -> None:
    """Write a procedure of these steps, each carried out and taught, with its words."""
    folder = "sop/first" if code == "SOP-01" else "sop/second"
    source = handbook.read(SOP)
    head, tail = source.partition("steps:\n")[0], source[source.index("open-points:") :]
    steps = ""
    for ident, following in ways.items():
        nexts = "".join(f"      - to: {to}\n" for to in following)
        steps += STEP.format(ident) + (f"    next:\n{nexts}" if nexts else "")
    data = f"{head}steps:\n{steps}{tail}".replace("code: SOP-01", f"code: {code}")
    handbook.write(f"{folder}/document.yml", data)
    taught = "      - SOP-01#contact\n"
    for path, after in ((JOB, "    steps:\n"), (COURSE, f"    steps:\n{taught}")):
        lines = (f"      - {code}#{ident}\n" for ident in ways)
        listed = "".join(line for line in lines if line not in handbook.read(path))
        handbook.replace(path, after, after + listed)
    for language in LANGUAGES:
        words = handbook.read(f"sop/first/{language}.md")
        extra = (ident for ident in ways if f"{{#{ident}}}" not in words)
        more = "".join(f"\n## {ident} {{#{ident}}}\n\n{ident}.\n" for ident in extra)
        handbook.write(f"{folder}/{language}.md", words + more)


def found(handbook: Handbook) -> list[str]:
    """What is found in procedures: the rule and the step that the line names."""
    rows = []
    for d in handbook.check():
        line = handbook.read(str(d.path)).split("\n")[d.line - 1]
        rows.append(f"{d.rule} {line.split()[-1]}")
    return rows


# --- Ways ---------------------------------------------------------------------------------------

WAYS = {"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": [], "e": ["f"], "f": ["e"]}


def test_what_is_reached_is_found_round_a_loop() -> None:
    assert reached(["a"], WAYS) == {"a", "b", "c", "d"}
    assert reached(["d"], backwards(WAYS)) == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("steps", "ways", "expected"),
    [
        ("bcd", WAYS, "b"),
        ("dcb", WAYS, "c"),
        ("ef", WAYS, "e"),
        ("abcdef", WAYS, "ae"),
        ("xyz", {"x": ["y"], "y": ["y"], "z": ["y"]}, "xz"),
        ("yxz", {"x": ["y"], "y": ["z"], "z": ["y"]}, "x"),
        ("", {}, ""),
    ],
)
def test_the_fewest_heads_lead_to_all(
    steps: str, ways: dict[str, list[str]], expected: str
) -> None:
    assert "".join(sorted(heads(steps, ways))) == expected


def test_ten_thousand_steps_in_a_row_are_walked() -> None:
    ways = {str(n): [str(n + 1)] for n in range(10_000)}
    assert heads(ways, ways) == ["0"]
    assert len(reached(["0"], ways)) == 10_001


# --- Procedures ---------------------------------------------------------------------------------


def test_a_chain_that_nothing_leads_to_is_one_finding(handbook: Handbook) -> None:
    procedure(handbook, {"contact": [], "report": ["x"], "x": ["y"], "y": []})
    assert found(handbook) == ["unreachable-step report"]


def test_two_ways_that_are_missing_are_two_findings(handbook: Handbook) -> None:
    procedure(handbook, {"contact": [], "report": ["y"], "x": ["y"], "y": []})
    assert found(handbook) == ["unreachable-step report", "unreachable-step x"]


def test_a_loop_without_a_way_out_is_one_finding_at_its_last_step(handbook: Handbook) -> None:
    procedure(handbook, {"contact": ["report", "z"], "report": ["x"], "x": ["report"], "z": []})
    assert found(handbook) == ["step-without-end x"]


def test_a_procedure_may_end_in_another(handbook: Handbook) -> None:
    procedure(handbook, {"contact": ["report"], "report": ["contact", "SOP-02#one"]})
    procedure(handbook, {"one": ["two"], "two": []}, "SOP-02")
    assert found(handbook) == []


def test_a_step_that_another_procedure_leads_to_is_reached(handbook: Handbook) -> None:
    procedure(handbook, {"contact": ["SOP-02#two"], "report": []})
    procedure(handbook, {"one": [], "two": []}, "SOP-02")
    assert found(handbook) == ["unreachable-step report"]


def test_a_step_may_be_named_with_the_code_of_its_own_procedure(handbook: Handbook) -> None:
    procedure(handbook, {"contact": ["SOP-01#report"], "report": []})
    assert found(handbook) == []


@pytest.mark.parametrize("to", ["reprot", "SOP-01#reprot"])
def test_a_slip_in_a_way_is_one_finding(handbook: Handbook, to: str) -> None:
    procedure(handbook, {"contact": [to], "report": ["contact"]})
    assert found(handbook) == [f"unknown-next-step {to}"]


def test_a_slip_in_a_way_from_another_procedure_is_one_finding(handbook: Handbook) -> None:
    procedure(handbook, {"contact": ["SOP-02#tow"]})
    procedure(handbook, {"one": [], "two": []}, "SOP-02")
    handbook.replace(JOB, "      - SOP-01#report\n", "")
    assert "unknown-next-step SOP-02#tow" in found(handbook)
    assert "unreachable-step two" not in found(handbook)


def test_while_a_procedure_is_unread_no_step_is_called_unreachable(handbook: Handbook) -> None:
    procedure(handbook, {"contact": [], "report": []})
    procedure(handbook, {"one": ["SOP-01#report"]}, "SOP-02")
    handbook.replace(OTHER, "protects: both", "protects: bot")
    assert found(handbook) == ["invalid-schema bot"]


WITHIN = "deadline:\n      fact: report-within"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (
            "responsible:\n      - officer\n    accountable: head\n    informed",
            "responsible:\n    accountable: head\n    informed",
            "step-without-responsible",
        ),
        (WITHIN, "deadline:", "deadline-without-source"),
        (WITHIN, "deadline: {}", "deadline-without-source"),
        (WITHIN, f"{WITHIN}\n      open-point: contact-time", "invalid-schema"),
    ],
)
def test_a_key_of_a_step_without_a_value_breaks_the_rule_of_its_own(
    handbook: Handbook, old: str, new: str, rule: str
) -> None:
    handbook.replace(SOP, old, new)
    assert [d.rule for d in handbook.check()] == [rule]


@pytest.mark.parametrize("path", [JOB, COURSE])
def test_a_slip_in_a_step_that_is_carried_out_or_taught_is_one_finding(
    handbook: Handbook, path: str
) -> None:
    handbook.replace(path, "      - SOP-01#report", "      - SOP-01#reprot")
    assert [fault.split()[0] for fault in found(handbook)] == ["unknown-section"]


@pytest.mark.parametrize("path", [JOB, COURSE])
def test_while_a_document_is_unread_no_step_is_called_left_out(
    handbook: Handbook, path: str
) -> None:
    handbook.replace(path, "audience: professional", "audience: profession")
    assert [fault.split()[0] for fault in found(handbook)] == ["invalid-schema"]


def test_a_form_is_not_kept_for_a_time_that_no_source_names(handbook: Handbook) -> None:
    facts = handbook.read("docs/registers/facts.yml")
    before, kept, after = facts.partition("- id: records-kept")
    after = after.replace("  sources:\n    - report\n", "", 1)
    handbook.write("docs/registers/facts.yml", before + kept + after)
    places = [(d.path, d.rule) for d in handbook.check()]
    assert ("docs/forms/record/document.yml", "deadline-without-source") in places


# --- Courses ------------------------------------------------------------------------------------


def test_days_without_end_are_one_finding(handbook: Handbook) -> None:
    handbook.replace(COURSE, "days: 1", "days: 1000000000")
    (fault,) = handbook.check()
    assert fault.message.endswith("no module is taught on day 2, 3, 4, 5, 6, ...")


def test_a_day_ends_before_midnight(handbook: Handbook) -> None:
    handbook.replace(COURSE, '"09:00"', '"22:00"')
    (fault,) = handbook.check()
    assert fault.message == "minutes of day 1 make 135 with the breaks; from 22:00 a day holds 120"


def test_the_break_after_the_last_module_is_no_part_of_the_day(handbook: Handbook) -> None:
    handbook.replace(COURSE, "    minutes: 60\n    pause: 15\n", "    minutes: 420\n")
    handbook.replace(COURSE, "    minutes: 60\n", "    minutes: 60\n    pause: 30\n")
    assert handbook.faults() == []


def test_a_module_on_the_wrong_day_is_one_finding(handbook: Handbook) -> None:
    handbook.replace(COURSE, "days: 1", "days: 2")
    handbook.replace(COURSE, "    minutes: 60\n    pause: 15\n", "    minutes: 450\n")
    assert [d.rule for d in handbook.check()] == ["module-time"]


def test_an_outcome_that_is_used_nowhere_is_one_finding(handbook: Handbook) -> None:
    added = "  - id: writes\n    text: {sq: a, sr: b, en: c}\n  - id: reports\n"
    handbook.replace(COURSE, "  - id: reports\n", added)
    assert found(handbook) == ["outcome-not-taught writes"]


@pytest.mark.parametrize("key", ["outcomes", "observed"])
def test_a_slip_in_an_outcome_that_is_assessed_is_one_finding(handbook: Handbook, key: str) -> None:
    named = {"outcomes": "    - reprots\n", "observed": "  observed:\n    - reprots\n"}
    both = "    - recognise\n    - reports\n"
    handbook.replace(COURSE, both, f"    - recognise\n{named[key]}")
    assert found(handbook) == ["unknown-item reprots"]


# --- Sections -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.SECTIONS])
def test_a_section_of_a_kind_that_is_in_no_language_is_one_finding(
    handbook: Handbook, kind: str
) -> None:
    (data,) = (
        path
        for path in sorted(handbook.root.rglob("document.yml"))
        if f"kind: {kind}\n" in path.read_text(encoding="utf-8")
    )
    ident = KINDS[kind].SECTIONS[-1]
    for language in LANGUAGES:
        text = (data.parent / f"{language}.md").read_text(encoding="utf-8")
        parts = text.split("\n## ")
        kept = [part for part in parts if f"{{#{ident}}}" not in part.split("\n")[0]]
        assert len(kept) == len(parts) - 1
        (data.parent / f"{language}.md").write_text("\n## ".join(kept), encoding="utf-8")
    (fault,) = handbook.check()
    assert (fault.rule, fault.line) == ("missing-section", 1)
    assert ident in fault.message


def test_a_section_of_a_kind_that_one_language_lacks_is_one_finding(handbook: Handbook) -> None:
    path = "docs/indicators/reports/sr.md"
    handbook.write(path, handbook.read(path).partition("\n## Ograničenja")[0])
    assert [d.rule for d in handbook.check()] == ["section-missing-in-language"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_has_the_sections_of_its_kind(handbook: Handbook, kind: str) -> None:
    folder = new(handbook.root, kind, "fresh-one")[0].rpartition("/")[0]
    for language in LANGUAGES:
        text = handbook.read(f"{folder}/{language}.md")
        heads = [line.partition("{#")[2][:-1] for line in text.split("\n") if "{#" in line]
        assert heads == list(KINDS[kind].SECTIONS)
