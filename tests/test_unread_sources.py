"""What lies in the sources and nobody reads or sees: odd signs, marks of a merge, stray files."""

from __future__ import annotations

import unicodedata

import pytest

from conftest import Handbook
from handbook.errors import HandbookError
from handbook.sources.signs import undecided, without_unseen

ABOUT = "docs/pages/about"
TEXT = f"{ABOUT}/en.md"
HEAD = "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n"
BLOCK = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"

# Signs that nobody sees.


@pytest.mark.parametrize(
    "sign",
    ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060",
     "\u2066", "\u2069", "\u061c", "\u180e", "\u2028", "\ufeff", "\U000e0041"],
)  # fmt: skip
def test_a_sign_that_nobody_sees_is_named_by_its_name_and_number(
    handbook: Handbook, sign: str
) -> None:
    handbook.write(TEXT, f"{HEAD}The te{sign}xt.\n")
    (found,) = handbook.check()
    assert (found.rule, found.line, found.column) == ("invisible-character", 7, 7)
    assert f"{unicodedata.name(sign)} (U+{ord(sign):04X})" in found.message
    assert sign not in found.message


@pytest.mark.parametrize(
    "words", ["1\u00a0800 e", "1\u202f800", "a\u2009b", "e\u0308", "\u26a0\ufe0f"]
)
def test_spaces_that_have_a_width_and_marks_on_letters_may_stay(words: str) -> None:
    assert without_unseen(TEXT, words) == (words, ())


def test_a_control_character_of_a_text_is_such_a_sign(handbook: Handbook) -> None:
    handbook.write(TEXT, f"{HEAD}The \x1btext.\x0c\n")
    assert handbook.faults() == [f"{TEXT}:7 invisible-character"] * 2


def test_a_line_names_each_sort_of_sign_once(handbook: Handbook) -> None:
    handbook.write(TEXT, f"{HEAD}a\u200bb\u200bc\u200e\nd\u200b\n")
    assert [(d.line, d.column) for d in handbook.check()] == [(7, 2), (7, 6), (8, 2)]


def test_such_a_sign_makes_no_other_fault(handbook: Handbook) -> None:
    handbook.write(TEXT, f"{HEAD}See [the head](role:he\u200bad).\n")
    line = handbook.replace("sop/first/document.yml", "identification", "identi\u00adfication")
    assert handbook.faults() == [
        f"{TEXT}:7 invisible-character",
        f"sop/first/document.yml:{line} invisible-character",
    ]


def test_such_a_sign_of_a_passage_is_named_once_in_the_passage(handbook: Handbook) -> None:
    handbook.write(
        "docs/shared/danger/en.md", "In danger,\ncall\u200b <contact:emer\u00adgency>.\n"
    )
    handbook.write(TEXT, f"{HEAD}{{!danger.md!}}\n\n{{!danger.md!}}\n")
    assert handbook.faults() == ["docs/shared/danger/en.md:2 invisible-character"] * 2


def test_such_a_sign_of_the_settings_or_a_register_is_named(handbook: Handbook) -> None:
    first = handbook.replace("handbook.yml", "name: English", "name: English\u200e")
    second = handbook.replace("docs/registers/laws.yml", "id: 00-L-001", "id: 00-L-001\u200b")
    assert handbook.faults() == [
        f"docs/registers/laws.yml:{second} invisible-character",
        f"handbook.yml:{first} invisible-character",
    ]


# What a merge left.


@pytest.mark.parametrize(
    "path", [TEXT, f"{ABOUT}/document.yml", "docs/registers/roles.yml", "docs/shared/danger/en.md"]
)
def test_what_a_merge_left_is_said_once_a_block_and_nothing_else(
    handbook: Handbook, path: str
) -> None:
    before = handbook.read(path)
    line = before.count("\n") + 1
    handbook.write(path, f"{before}{BLOCK}\u200b\n{BLOCK}")
    assert handbook.faults() == [f"{path}:{line} merge-marker", f"{path}:{line + 6} merge-marker"]


def test_what_a_merge_left_in_the_settings_stops_the_program(handbook: Handbook) -> None:
    handbook.write("handbook.yml", BLOCK + handbook.read("handbook.yml"))
    with pytest.raises(HandbookError, match=r"^handbook\.yml:1:1: .*merge-marker$"):
        handbook.check()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (BLOCK, [1]),
        (BLOCK.replace("=======", "||||||| base\nc\n======="), [1]),
        (BLOCK.replace(" HEAD", "").replace(" other", ""), [1]),
        ("a\n" + BLOCK + "<<<<<<< HEAD\n", [2, 7]),
        ("<<<<<<< HEAD\n" + BLOCK, [1]),
        ("Title\n=======\n\n> quoted\n", []),
        ("a\n<<<<<<< HEAD\nb\n", [2]),
        ("a\n>>>>>>> other\n", [2]),
        ("<<<<<<< HEAD\n>>>>>>> other\n", [1]),
        (BLOCK.replace("<<<<<<<", "<<<<<<<<"), [5]),
        ("".join(f"    {line}\n" for line in BLOCK.splitlines()), []),
    ],
)
def test_a_block_of_marks_is_one_and_what_is_left_of_one_too(text: str, lines: list[int]) -> None:
    assert [finding.place.line for finding in undecided(TEXT, text)] == lines


# Stray files.


@pytest.mark.parametrize(
    ("file", "mend"),
    [
        (f"{ABOUT}/sr.markdown", "take it away"),
        (f"{ABOUT}/parity.locks", "did you mean parity.lock?"),
        (f"{ABOUT}/second.yml", "take it away"),
        (f"{ABOUT}/files.txt", "take it away"),
        (f"{ABOUT}/README.md", "take it away"),
        (f"{ABOUT}/images/map.png", "take it away"),
        ("sop/document.yml", "take it away"),
        ("sop/files/map.png", "take it away"),
        ("docs/contributing/notes.txt", "take it away"),
        ("docs/registers/law.yml", "take it away"),
        ("docs/registers/parity.lck", "did you mean parity.lock?"),
        ("docs/shared/en.md", "take it away"),
        ("docs/shared/danger/tr.md", "take it away"),
        ("docs/shared/danger/more/en.md", "take it away"),
    ],
)
def test_a_file_that_nothing_reads_is_named(handbook: Handbook, file: str, mend: str) -> None:
    handbook.write(file, "x\n")
    (found,) = handbook.check()
    assert (found.rule, found.path, found.line) == ("stray-file", file, 1)
    assert found.hint.startswith(mend)


@pytest.mark.parametrize(
    "file",
    [
        f"{ABOUT}/parity.lock",
        f"{ABOUT}/files/a/map.txt",
        f"{ABOUT}/editions/1.0/edition.json",
        "docs/registers/editions.jsonl",
        "docs/registers/README.md",
        "docs/shared/danger/parity.lock",
        "docs/indicators/README.md",
        "docs/notes.txt",
        "notes.txt",
    ],
)
def test_what_something_reads_or_lies_elsewhere_is_no_stray(handbook: Handbook, file: str) -> None:
    handbook.write(file, "")
    assert "stray-file" not in {d.rule for d in handbook.check()}


@pytest.mark.parametrize(
    ("file", "stray"),
    [
        (f"{ABOUT}/sq.md", f"{ABOUT}/SQ.md"),
        (f"{ABOUT}/sr.md", f"{ABOUT}/sr.markdown"),
        (f"{ABOUT}/document.yml", f"{ABOUT}/document.yaml"),
        ("docs/registers/terms.yml", "docs/registers/Terms.yml"),
    ],
)
def test_a_file_under_a_like_name_is_said_once(handbook: Handbook, file: str, stray: str) -> None:
    handbook.write(stray, handbook.read(file))
    handbook.remove(file)
    (found,) = handbook.check()
    assert (found.rule, found.path) == ("stray-file", stray)
    assert found.hint == f"did you mean {file.rpartition('/')[2]}?"


def test_a_text_that_is_not_there_under_any_name_is_missing_all_the_same(
    handbook: Handbook,
) -> None:
    handbook.remove(f"{ABOUT}/sq.md")
    handbook.write(f"{ABOUT}/notes.txt", "x\n")
    rules = {d.rule for d in handbook.check()}
    assert {"missing-language", "stray-file"} <= rules
