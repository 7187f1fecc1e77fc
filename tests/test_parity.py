"""What was confirmed to say the same: fingerprints, their lock, and what a change makes suspect."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Handbook
from handbook.model.diagnostic import Place
from handbook.model.parity import Confirmation, Said, Unit
from handbook.model.settings import Language
from handbook.model.text import Lines
from handbook.parity import lock
from handbook.parity.aligned import confirmed_anew, is_aligned, suspects
from handbook.parity.fingerprint import fingerprint, of_text
from handbook.sources.includes import Expanded
from handbook.sources.text import text_of
from support.editions import confirm

SOP, ABOUT, REGISTERS, DANGER = (
    "sop/first",
    "docs/pages/about",
    "docs/registers",
    "docs/shared/danger",
)
LANGUAGE = Language(tag="en", address="en", file="en.md", script="Latn", name="English")

SECTION = """\
The officer **must** call the [head](role:head) within 24 hours – "at once" if
a child is hurt.[^1]

- Speak in a quiet place.
- Ask *nothing* twice; see the [report](doc:SOP-01#report).

| what | by when |
| --- | :---: |
| report | [within {} days](fact:report-within) |

!!! warning "Danger"
    Call 112.

[^1]: A child is a person below 18.
"""


def prints(section: str) -> dict[str, str]:
    text = f"# Title\n\nSummary.\n\n## One {{#one}}\n\n{section}\n## Two {{#two}}\n\nMore.\n"
    expanded = Expanded(text, Lines(((1, "en.md", 1),)))
    found = of_text(text_of(LANGUAGE, "en.md", expanded))
    return {unit: fingerprint(form) for unit, _, form in found}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("must** call the", "must** call\nthe"),
        ("**must**", "must"),
        ("*nothing*", "__nothing__"),
        ("\n- ", "\n* "),
        ("- Ask", "\n\n-   Ask"),
        (" hours", "\N{NO-BREAK SPACE}hours"),
        ("hours", "ho\N{SOFT HYPHEN}urs"),
        ("–", "-"),
        ('"at once"', "“at once”"),
        ("24  hours", "24 hours"),
        ("| :---: |", "| ---: |"),
        ("[^1]", "[^child]"),
        ("| report |", "|   report   |"),
    ],
)
def test_what_cannot_change_the_meaning_leaves_the_fingerprint(old: str, new: str) -> None:
    assert prints(SECTION.replace(old, new)) == prints(SECTION)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("must", "may"),
        ("24", "48"),
        ("role:head", "role:officer"),
        ("[head]", "[chief]"),
        ("#report", "#contact"),
        ("fact:report-within", "fact:records-kept"),
        ("below 18", "below 16"),
        ("Call 112.", "Call 192."),
        ("!!! warning", "!!! note"),
        ("hours –", "hours, –"),
        ("quiet place", "quietplace"),
        ("- Ask", "1. Ask"),
        ("- Ask", "Ask"),
        ("- Speak in a quiet place.\n", ""),
        (" is hurt", " is hurt\n\nor missing"),
    ],
)
def test_what_can_change_the_meaning_changes_the_fingerprint_of_its_section_alone(
    old: str, new: str
) -> None:
    before, after = prints(SECTION), prints(SECTION.replace(old, new))
    assert [unit for unit in before if before[unit] != after[unit]] == ["one"]


def test_the_order_of_items_counts() -> None:
    one, other = "- First.\n- Second.\n", "- Second.\n- First.\n"
    assert prints(one)["one"] != prints(other)["one"]


@given(st.text())
def test_every_text_has_a_fingerprint(text: str) -> None:
    assert all(len(print_) == 12 for print_ in prints(text).values())


WORDS = st.lists(st.text("abcdëščžć0123456789,.", min_size=1), min_size=1)


@given(WORDS, st.data())
def test_where_a_line_is_wrapped_never_counts(words: list[str], data: st.DataObject) -> None:
    lines = "".join(f"w{word}{data.draw(st.sampled_from([' ', chr(10)]))}" for word in words)
    plain = " ".join(f"w{word}" for word in words)
    assert prints(f"{lines.strip()}\n") == prints(f"{plain}\n")


@given(
    st.lists(
        st.builds(
            Confirmation,
            st.from_regex(r"[a-z]{1,9}(/[a-z]{1,9})?", fullmatch=True),
            st.dictionaries(
                st.sampled_from(["sq", "sr", "en", "tr"]),
                st.text("0123456789abcdef", min_size=12, max_size=12),
                min_size=2,
            ),
            st.from_regex(r"[a-z]{1,9}", fullmatch=True),
            st.dates(),
        )
    )
)
def test_a_lock_is_read_as_it_was_written(given_: list[Confirmation]) -> None:
    text = lock.written(given_)
    read, findings = lock.read_lock("parity.lock", text, ["sq", "sr", "en", "tr"])
    assert findings == ()
    assert lock.written(read) == text
    assert len(read) == len(given_)


@given(st.text())
def test_a_lock_of_anything_is_read_without_a_crash(text: str) -> None:
    read, findings = lock.read_lock("parity.lock", text, ["sq", "sr", "en"])
    assert len(read) + len(findings) == sum(bool(row.split()) for row in text.split("\n"))


def test_a_changed_word_makes_its_section_suspect_once_and_no_other(handbook: Handbook) -> None:
    confirm(handbook.root, SOP)
    assert handbook.faults() == []
    line = handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    assert handbook.faults() == [f"{SOP}/sr.md:{line - 2} suspect-section"]


def test_a_section_that_is_confirmed_anew_is_suspect_no_more(handbook: Handbook) -> None:
    confirm(handbook.root, SOP)
    handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    confirm(handbook.root, SOP, date=dt.date(2026, 2, 1))
    assert handbook.faults() == []


def test_a_change_in_all_languages_is_told_once(handbook: Handbook) -> None:
    confirm(handbook.root, ABOUT)
    handbook.replace(f"{ABOUT}/sq.md", "lirisht", "nga të gjithë")
    handbook.replace(f"{ABOUT}/sr.md", "slobodno", "svako")
    handbook.replace(f"{ABOUT}/en.md", "freely", "by all")
    (found,) = handbook.check()
    assert found.rule == "suspect-section"
    assert (found.path, found.language, found.document) == (f"{ABOUT}/sq.md", "sq", "PAGE-02")
    assert "sq, sr, en" in found.message


def test_the_value_of_a_fact_makes_nothing_suspect(handbook: Handbook) -> None:
    confirm(handbook.root, SOP)
    confirm(handbook.root, REGISTERS)
    handbook.replace(f"{REGISTERS}/facts.yml", "value: 3", "value: 4")
    assert handbook.faults() == []


def test_a_passage_that_changed_is_named_itself_and_not_who_includes_it(
    handbook: Handbook,
) -> None:
    confirm(handbook.root, SOP)
    confirm(handbook.root, DANGER)
    text = handbook.read(f"{DANGER}/en.md")
    handbook.write(f"{DANGER}/en.md", text.rstrip("\n") + " Then wait.\n")
    assert handbook.faults() == [f"{DANGER}/en.md:1 suspect-section"]


def test_a_passage_that_is_left_out_in_one_language_is_a_change_of_the_text(
    handbook: Handbook,
) -> None:
    confirm(handbook.root, SOP)
    handbook.replace(f"{SOP}/en.md", "{!danger.md!}\n", "")
    found = [fault for fault in handbook.faults() if fault.endswith("suspect-section")]
    assert found == [f"{SOP}/en.md:1 suspect-section"]


def test_short_prose_of_a_document_is_a_unit(handbook: Handbook) -> None:
    confirm(handbook.root, SOP)
    line = handbook.replace(f"{SOP}/document.yml", "Act at once and", "Wait and")
    (found,) = handbook.check()
    assert (found.path, found.line, found.rule) == (f"{SOP}/document.yml", line, "suspect-section")
    assert found.message.startswith("data/open-points/contact-time/until-then changed in en ")


def test_an_entry_of_a_register_is_a_unit(handbook: Handbook) -> None:
    confirm(handbook.root, REGISTERS)
    line = handbook.replace(f"{REGISTERS}/facts.yml", "Keeping of records", "How long records stay")
    (found,) = handbook.check()
    where = (found.path, found.line, found.rule, found.language)
    assert where == (f"{REGISTERS}/facts.yml", line, "suspect-section", "en")
    assert found.message.startswith("facts/records-kept changed")


def test_what_was_never_confirmed_and_what_is_gone_is_passed_over(handbook: Handbook) -> None:
    confirm(handbook.root, ABOUT)
    for language in ("sq", "sr", "en"):
        text = handbook.read(f"{ABOUT}/{language}.md").replace("{#rights}", "{#freedom}")
        handbook.write(f"{ABOUT}/{language}.md", text)
    assert handbook.faults() == []


def test_a_lock_with_an_undecided_merge_says_so_once(handbook: Handbook) -> None:
    confirm(handbook.root, ABOUT)
    ours = handbook.read(f"{ABOUT}/parity.lock")
    handbook.write(f"{ABOUT}/parity.lock", f"<<<<<<< a\n{ours}=======\n{ours}>>>>>>> b\n")
    assert handbook.faults() == [f"{ABOUT}/parity.lock:1 merge-marker"]


def test_a_lock_that_is_no_text_says_so(handbook: Handbook) -> None:
    handbook.write(f"{ABOUT}/parity.lock", b"rights \xff\n")
    assert handbook.faults() == [f"{ABOUT}/parity.lock:1 invalid-encoding"]


def unit(said: str, *confirmations: str) -> Unit:
    """``sq1 sr1``: what each language says; the same words as they were confirmed."""
    place = Place("x")
    return Unit(
        "one",
        {word[:2]: Said(word[2:], place) for word in said.split()},
        tuple(
            Confirmation("one", {w[:2]: w[2:] for w in one.split()}, "editor", dt.date(2026, 1, 1))
            for one in confirmations
        ),
    )


@pytest.mark.parametrize(
    ("found", "aligned", "changed"),
    [
        (unit("sq1 sr1 en1"), False, ""),
        (unit("sq1 sr1 en1", "sq1 sr1 en1"), True, ""),
        (unit("sq1 sr1 en1", "sq1 sr1", "sr1 en1"), True, ""),
        (unit("sq1 sr1 en1", "sq1 sr1"), False, ""),
        (unit("sq1 sr1 en2", "sq1 sr1 en1"), False, "en"),
        (unit("sq1 sr1 en2", "sq1 sr1 en1", "sr1 en2"), True, ""),
        (unit("sq1 sr2 en2", "sq1 sr1", "sr2 en2"), False, "sr"),
        (unit("sq2 sr2 en1", "sq1 sr1 en1", "sq2 sr2"), False, "sq sr"),
        (unit("sq2 sr2 en2", "sq1 sr1 en1"), False, "sq sr en"),
        (unit("sq1 sr1", "sq1 sr1 en1"), False, ""),
    ],
)
def test_confirmations_connect_languages(found: Unit, aligned: bool, changed: str) -> None:
    assert is_aligned(found, ["sq", "sr", "en"]) is aligned
    assert " ".join(suspects(found)) == changed


@pytest.mark.parametrize(
    ("before", "given_", "after"),
    [
        (unit("sq1 sr1 en1"), "sq1 sr1", ["sq1 sr1"]),
        (unit("sq2 sr2 en2", "sq1 sr1 en1"), "sq2 sr2 en2", ["sq2 sr2 en2"]),
        (unit("sq1 sr1 en1", "sq1 sr1", "sr1 en1"), "sq1 sr1 en1", ["sq1 sr1 en1"]),
        (unit("sq1 sr1 en1", "sq1 sr1"), "sr1 en1", ["sq1 sr1", "sr1 en1"]),
        (unit("sq1 sr2 en1", "sq1 sr1 en1"), "sr2 en1", ["sq1 sr1 en1", "sr2 en1"]),
        (unit("sq2 sr2 en1", "sq1 sr1 en1"), "sq2 sr2", ["sq1 sr1 en1", "sq2 sr2"]),
        (unit("sq1 sr1", "sq1 sr1 en1"), "sq1 sr1", ["sq1 sr1 en1", "sq1 sr1"]),
        (unit("sq1 sr1", "sq1 sr1"), "sq1 sr1", ["sq1 sr1"]),
    ],
)
def test_a_new_confirmation_replaces_those_that_hold_nothing_any_more(
    before: Unit, given_: str, after: list[str]
) -> None:
    (new,) = unit(given_, given_).confirmations
    kept = confirmed_anew(before, new)
    assert [" ".join(f"{k}{p}" for k, p in one.prints.items()) for one in kept] == after
    assert kept[-1] == new


def test_a_further_language_is_not_aligned_by_what_was_confirmed_without_it() -> None:
    found = unit("sq1 sr1 en1 tr1", "sq1 sr1 en1")
    assert not is_aligned(found, ["sq", "sr", "en", "tr"])
    assert suspects(found) == ()


def test_branches_that_confirm_neighbouring_sections_merge_without_a_conflict(
    tmp_path: Path,
) -> None:
    def git(*words: str) -> None:
        options = ("-c", "user.name=t", "-c", "user.email=t@handbook.example")
        subprocess.run(["git", *options, *words], cwd=tmp_path, check=True, capture_output=True)

    def write(*prints_: str) -> None:
        given_ = [
            Confirmation(name, {"sq": print_ * 12, "sr": "0" * 12}, "editor", dt.date(2026, 1, 1))
            for name, print_ in zip(("one", "three", "two"), prints_, strict=True)
        ]
        (tmp_path / "parity.lock").write_text(lock.written(given_), encoding="utf-8")
        git("add", ".")
        git("commit", "-m", "confirm")

    git("init", "-b", "main")
    write("1", "1", "1")
    git("checkout", "-b", "other")
    write("1", "2", "1")
    git("checkout", "main")
    write("1", "1", "2")
    git("merge", "other")
    found, findings = lock.read_lock("x", (tmp_path / "parity.lock").read_text(), ["sq", "sr"])
    assert findings == ()
    assert [one.prints["sq"][0] for one in found] == ["1", "2", "2"]
