"""The life of documents: editions that never change, what they are on a day, and exceptions."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from conftest import Handbook
from handbook import app
from handbook.cache import Cache
from handbook.editions import chain
from handbook.editions.life import state
from handbook.model.diagnostic import Place
from handbook.model.editions import REGISTER, Edition, number
from handbook.sources.editions import with_editions
from handbook.sources.files import Tree
from handbook.sources.pieces import folders
from handbook.sources.read import read
from support.editions import append, confirm, release, sha256

ROOT = Path(__file__).parents[1]
ABOUT = "docs/pages/about"
DATA = f"{ABOUT}/document.yml"


@pytest.fixture
def released(handbook: Handbook) -> Handbook:
    """The small handbook with PAGE-02 released twice, as 0.1 and 0.2."""
    release(handbook.root, ABOUT, "PAGE-02", "0.1")
    handbook.replace(DATA, '"0.1"', '"0.2"')
    release(handbook.root, ABOUT, "PAGE-02", "0.2", "2026-02-15")
    return handbook


def on(handbook: Handbook, day: str) -> list[str]:
    """What is found on a day; many of the days that were written down lie ahead of an early one."""
    found = app.check(handbook.root, day=dt.date.fromisoformat(day)).diagnostics
    return [f"{d.path}:{d.line} {d.rule}" for d in found if d.rule != "future-date"]


def test_released_editions_have_no_fault(released: Handbook) -> None:
    assert released.faults() == []


# What was released never changes.


def test_every_byte_of_the_register_counts(released: Handbook) -> None:
    register = released.root / REGISTER
    whole = register.read_bytes()
    corpus, paths = read(released.root), folders(Tree(released.root))
    passed = []
    for index, byte in enumerate(whole):
        register.write_bytes(whole[:index] + bytes([byte ^ 1]) + whole[index + 1 :])
        if with_editions(Tree(released.root), corpus, paths).editions.whole:
            passed.append(index)
    assert passed == []


@pytest.mark.parametrize("file", ["document.yml", "sq.md", "sr.md", "en.md"])
@pytest.mark.parametrize("at", [0, 7, -1])
def test_every_byte_of_an_edition_counts(released: Handbook, file: str, at: int) -> None:
    path = released.root / ABOUT / "editions/0.1" / file
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert released.faults() == [f"{ABOUT}/editions/0.1/{file}:1 edition-changed"]


@pytest.mark.parametrize("name", ["note.txt", ".hidden", "sq.md~", "files/plan.pdf", "\udcff"])
def test_a_file_that_was_added_to_an_edition_is_found(released: Handbook, name: str) -> None:
    released.write(f"{ABOUT}/editions/0.1/{name}", "later\n")
    (found,) = released.faults()
    assert found.startswith(f"{ABOUT}/editions/0.1/")
    assert found.endswith(":1 edition-changed")


def test_a_link_in_an_edition_is_not_the_file(released: Handbook) -> None:
    path = released.root / ABOUT / "editions/0.1/sq.md"
    path.unlink()
    path.symlink_to("../../sq.md")
    assert released.faults() == [f"{ABOUT}/editions/0.1/sq.md:1 edition-changed"]


def test_a_lost_file_and_a_lost_folder_are_told_at_the_line_of_the_release(
    released: Handbook,
) -> None:
    released.remove(f"{ABOUT}/editions/0.1/sq.md")
    released.remove(f"{ABOUT}/editions/0.2")
    assert released.faults() == [f"{REGISTER}:1 edition-changed", f"{REGISTER}:2 edition-changed"]


def test_an_edition_is_held_to_its_line_while_its_document_cannot_be_read(
    released: Handbook,
) -> None:
    released.write(DATA, "kind: page\ncode: PAGE-02\n")
    released.write(f"{ABOUT}/editions/0.1/en.md", "Other.\n")
    assert f"{ABOUT}/editions/0.1/en.md:1 edition-changed" in released.faults()
    assert not [fault for fault in released.faults() if "changed-code" in fault]


def test_a_rendition_adds_a_file_and_what_is_withheld_is_replaced(released: Handbook) -> None:
    root, edition = released.root, f"{ABOUT}/editions/0.1"
    pdf = released.write(f"{edition}/about.pdf", b"%PDF")
    event = {"code": "PAGE-02", "version": "0.1", "date": "2026-03-01"}
    append(root, event="rendition", files={"about.pdf": sha256(pdf)}, **event)
    assert released.faults() == []
    notice = released.write(f"{edition}/en.md", "Withheld.\n")
    pdf.unlink()
    files = {"en.md": sha256(notice), "about.pdf": None}
    why = {"sq": "Vendim.", "sr": "Odluka.", "en": "A decision."}
    append(root, event="withhold", files=files, by="office", reason=why, **event)
    assert released.faults() == []
    pdf.write_bytes(b"%PDF")
    assert released.faults() == [f"{edition}/about.pdf:1 edition-changed"]


def test_what_a_broken_release_leaves_is_a_warning_and_no_error(released: Handbook) -> None:
    released.write(f"{ABOUT}/editions/0.3/en.md", "# Half\n")
    released.write(f"{ABOUT}/editions/note.txt", "half\n")
    assert [(d.rule, d.severity) for d in released.check()] == [
        ("edition-without-line", "warning")
    ] * 2


def test_what_was_found_before_hides_no_change(released: Handbook, tmp_path: Path) -> None:
    cache = Cache(released.root, tmp_path / "cache")
    confirm(released.root, "sop/first")

    def faults() -> list[str]:
        return [f"{d.path} {d.rule}" for d in app.check(released.root, cache=cache).diagnostics]

    assert faults() == faults() == []
    released.write(f"{ABOUT}/editions/0.1/en.md", "Other.\n")
    lock = released.read("sop/first/parity.lock")
    released.write("sop/first/parity.lock", lock + "\nbroken\n")
    expected = [f"{ABOUT}/editions/0.1/en.md edition-changed", "sop/first/parity.lock invalid-lock"]
    assert faults() == faults() == expected


# The register is a chain.

LINE = "register-chain-broken"


Rows = list[bytes]

SPOILED: list[tuple[str, Callable[[Rows], Rows], list[int]]] = [
    ("the first line cut out", lambda rows: rows[1:], [1]),
    ("a line cut out of the middle", lambda rows: [rows[0], rows[2]], [2]),
    ("two lines in each other's place", lambda rows: [rows[0], rows[2], rows[1]], [2]),
    ("a line that stands twice", lambda rows: [*rows, rows[2]], [4]),
    ("the end cut off", lambda rows: [*rows[:2], rows[2][:-40]], [3]),
    ("the last line end cut off", lambda rows: [*rows[:2], rows[2][:-1]], [3]),
    ("other line ends", lambda rows: [row[:-1] + b"\r\n" for row in rows], [1, 2, 3]),
    ("spaces", lambda rows: [rows[0], rows[1].replace(b",", b", "), rows[2]], [2]),
    ("an empty line", lambda rows: [rows[0], b"\n", *rows[1:]], [2]),
    ("a byte order mark", lambda rows: [b"\xef\xbb\xbf", *rows], [1]),
    ("no text", lambda rows: [*rows, b"\xff\xfe\n"], [4]),
    ("a key twice", lambda rows: [*rows[:2], rows[2].replace(b"{", b'{"code":"X",', 1)], [3]),
    ("lists in lists", lambda rows: [*rows, b"[" * 100_000 + b"\n"], [4]),
    ("many digits", lambda rows: [*rows, b"9" * 100_000 + b"\n"], [4]),
    (
        "an undecided merge",
        lambda rows: [rows[0], b"<<<<<<< a\n", rows[1], b"=======\n", rows[2], b">>>>>>> b\n"],
        [2, 4, 6],
    ),
]


@pytest.mark.parametrize(("how", "spoil", "lines"), SPOILED, ids=[how for how, *_ in SPOILED])
def test_a_spoiled_register_names_the_line(
    released: Handbook, how: str, spoil: Callable[[Rows], Rows], lines: list[int]
) -> None:
    root = released.root
    append(root, event="withdraw", code="PAGE-02", version="0.1", date="2026-03-01")
    register = root / REGISTER
    register.write_bytes(b"".join(spoil(register.read_bytes().splitlines(keepends=True))))
    found = [fault for fault in released.faults() if fault.endswith(LINE)]
    assert found == [f"{REGISTER}:{line} {LINE}" for line in lines], how


EVENT = {"code": "PAGE-02", "version": "0.3", "date": "2026-03-01"}
ONE = {"en.md": "0" * 64}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (EVENT | {"event": "adopt"}, "tells of none of these"),
        (EVENT | {"event": "release", "files": {}}, "files must not be empty"),
        (EVENT | {"event": "release", "files": {"../x": "0" * 64}}, "within the edition"),
        (EVENT | {"event": "release", "files": {"/x": "0" * 64}}, "within the edition"),
        (EVENT | {"event": "release", "files": {"a\x7f": "0" * 64}}, "within the edition"),
        (EVENT | {"event": "release", "files": ONE, "by": "me"}, "by is not a key"),
        (EVENT | {"event": "release", "files": ONE, "date": "2026-02-30"}, "day that there is"),
        (EVENT | {"event": "release", "files": ONE, "date": 20260301}, "day that there is"),
        (EVENT | {"event": "release", "files": ONE, "date": "2026-01-31"}, "is older than"),
        (EVENT | {"event": "release", "files": ONE, "effective": "2026-04-01"}, "version 1.0"),
        (EVENT | {"event": "release", "files": ONE, "version": "0.2"}, "is released already"),
        (EVENT | {"event": "release", "files": ONE, "version": "0.02"}, "is released already"),
        (EVENT | {"event": "release", "files": ONE, "version": "0.1"}, "is released already"),
        (EVENT | {"event": "withdraw"}, "no line before it releases"),
        (EVENT | {"event": "rendition", "files": ONE, "version": "0.1"}, "is there already"),
        (EVENT | {"event": "withhold", "files": ONE, "version": "0.1"}, "are missing"),
    ],
)
def test_a_line_that_may_not_follow_says_why(
    released: Handbook, event: dict[str, object], words: str
) -> None:
    append(released.root, **event)
    (found,) = released.check()
    assert (found.path, found.line, found.rule) == (REGISTER, 3, LINE)
    assert words in found.message


def test_an_edition_is_withdrawn_once(released: Handbook) -> None:
    for _ in range(2):
        append(released.root, event="withdraw", code="PAGE-02", version="0.1", date="2026-03-01")
    assert released.faults() == [f"{REGISTER}:4 {LINE}"]


@pytest.mark.skipif(not shutil.which("jq"), reason="needs jq")
def test_the_page_on_editions_verifies_with_ordinary_tools(released: Handbook) -> None:
    page = (ROOT / "docs/developers/editions.md").read_text(encoding="utf-8")
    lines, files = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    files = files.replace("SOP-01", "PAGE-02").replace("sop/identification", ABOUT)

    def run(script: str) -> str:
        done = subprocess.run(
            ["bash", "-c", script], cwd=released.root, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    assert run(lines) == ""
    assert run(files) == ""
    released.replace(REGISTER, "2026-02-15", "2026-02-16")
    released.write(f"{ABOUT}/editions/0.1/en.md", "Other.\n")
    assert run(lines).startswith("changed: ")
    assert "en.md: FAILED" in run(files)


def test_a_line_is_as_the_page_on_editions_says() -> None:
    first = chain.line(chain.NOTHING, event="withdraw", code="SOP-01", version="0.1", reason="ë")
    values = json.loads(first)
    assert first.startswith('{"code":"SOP-01","event":"withdraw","hash":"')
    assert '"reason":"ë"' in first
    assert values["hash"] == chain.hash_of(values)


# What an edition is on a day.


def edition(version: str, released_: str, effective: str = "", withdrawn: str = "") -> Edition:
    def day(text: str) -> dt.date | None:
        return dt.date.fromisoformat(f"2026-{text}") if text else None

    begin = day(released_)
    assert begin
    return Edition("SOP-01", version, begin, day(effective), Place("x"), {}, day(withdrawn))


DRAFTS = [edition("0.1", "01-01"), edition("0.2", "02-01")]
BINDING = [
    edition("0.9", "01-01"),
    edition("1.0", "02-01", "03-01"),
    edition("1.1", "04-01", "05-01"),
]
ENDED = [edition("1.0", "01-01", "02-01"), edition("1.1", "03-01", "04-01", "05-01")]
HASTY = [edition("1.0", "01-01", "06-01"), edition("1.1", "02-01", "03-01")]
READ = [edition("1.0", "01-01", "02-01"), edition("1.1", "03-01")]


@pytest.mark.parametrize(
    ("editions", "day", "states"),
    [
        (DRAFTS, "2025-12-31", ""),
        (DRAFTS, "2026-01-01", "released"),
        (DRAFTS, "2026-02-01", "superseded, released"),
        (BINDING, "2026-02-01", "superseded, coming"),
        (BINDING, "2026-03-01", "superseded, in force"),
        (BINDING, "2026-04-30", "superseded, in force, coming"),
        (BINDING, "2026-05-01", "superseded, superseded, in force"),
        (ENDED, "2026-04-30", "superseded, in force"),
        (ENDED, "2026-05-01", "superseded, withdrawn"),
        (HASTY, "2026-02-28", "coming, coming"),
        (HASTY, "2026-03-01", "superseded, in force"),
        (HASTY, "2026-06-01", "superseded, in force"),
        (READ, "2026-03-01", "in force, released"),
    ],
)
def test_states_follow_from_lines_and_day(editions: list[Edition], day: str, states: str) -> None:
    life = state(editions, dt.date.fromisoformat(day))
    assert ", ".join(life.states.values()) == states


def test_a_life_names_what_is_in_force_what_comes_and_what_was_withdrawn() -> None:
    def names(editions: Iterable[Edition], day: str) -> list[str]:
        life = state([*editions], dt.date.fromisoformat(day))
        return [one.version if one else "" for one in (life.in_force, life.coming, life.withdrawn)]

    assert names(BINDING, "2026-04-30") == ["1.0", "1.1", ""]
    assert names(ENDED, "2026-05-01") == ["", "", "1.1"]
    assert names(HASTY, "2026-01-15") == ["", "1.0", ""]
    assert names(DRAFTS, "2025-01-01") == ["", "", ""]


def test_versions_compare_as_numbers() -> None:
    assert number("0.9") < number("0.10") < number("1.0") < number("10.0")
    assert number("1.0") == number("01.00")


def test_what_was_written_later_is_not_there_yet(handbook: Handbook) -> None:
    release(handbook.root, ABOUT, "PAGE-02", "0.1")
    handbook.replace(DATA, '"0.1"', '"1.0"')
    release(handbook.root, ABOUT, "PAGE-02", "1.0", "2026-02-15", effective="2026-03-01")
    assert on(handbook, "2026-02-14") == []
    assert on(handbook, "2026-02-15") == [f"{REGISTER}:2 in-force-without-adoption"]
    assert on(handbook, "2026-03-01") == [f"{REGISTER}:2 in-force-without-adoption"]


# What was released, and the document today.


def test_line_ends_emphasis_and_reviews_need_no_new_version(released: Handbook) -> None:
    released.replace(f"{ABOUT}/en.md", "may be used", "may\n*be* used")
    data = released.read(DATA).replace("status: draft", "status: review  # soon")
    released.write(DATA, f"{data}review-by: 2030-01-01\n")
    assert released.faults() == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (f"{ABOUT}/sr.md", "slobodno", "svuda"),
        (f"{ABOUT}/sq.md", "lirisht", "kudo"),
        (DATA, "audience: public", "audience: professional"),
        (DATA, '"0.2"', '"0.1"'),
    ],
)
def test_what_changed_since_the_release_needs_a_new_version(
    released: Handbook, path: str, old: str, new: str
) -> None:
    released.replace(path, old, new)
    assert released.faults() == [f"{DATA}:4 version-not-raised"]
    version = released.read(DATA).partition('version: "')[2][:3]
    released.replace(DATA, f'"{version}"', '"0.3"')
    assert released.faults() == []


def test_an_attachment_that_was_added_needs_a_new_version(released: Handbook) -> None:
    released.write(f"{ABOUT}/files/plan.txt", "Plan.\n")
    found = [fault for fault in released.faults() if "version" in fault]
    assert found == [f"{DATA}:4 version-not-raised"]


def test_a_code_that_changed_after_its_release_is_told_at_the_code(handbook: Handbook) -> None:
    home = "docs/pages/home"
    release(handbook.root, home, "PAGE-01", "0.1")
    handbook.replace(f"{home}/document.yml", "PAGE-01", "PAGE-07")
    assert handbook.faults() == [f"{home}/document.yml:2 changed-code"]


def test_who_comes_in_the_place_of_a_withdrawn_document_may_name_it(handbook: Handbook) -> None:
    home = "docs/pages/home"
    release(handbook.root, home, "PAGE-01", "0.1")
    append(handbook.root, event="withdraw", code="PAGE-01", version="0.1", date="2026-02-01")
    handbook.write(DATA, handbook.read(DATA) + "supersedes:\n  - PAGE-01\n")
    assert handbook.faults() == []
    handbook.write(DATA, handbook.read(DATA).replace("supersedes", "related"))
    assert handbook.faults() == [f"{DATA}:8 reference-to-withdrawn"]
    assert on(handbook, "2026-01-31") == []


# Exceptions.

ALLOW = """\
allow:
  - rule: typed-contact
    reason: the page of the office names it so
    until: 2026-06-30
"""


def test_an_exception_excuses_up_to_and_with_its_day(handbook: Handbook) -> None:
    handbook.write(DATA, handbook.read(DATA) + ALLOW)
    handbook.replace(f"{ABOUT}/en.md", "freely.", "freely: name@handbook.example.")
    assert on(handbook, "2026-06-30") == []
    assert on(handbook, "2026-07-01") == [
        f"{DATA}:10 expired-allowance",
        f"{ABOUT}/en.md:7 typed-contact",
    ]


def test_an_exception_counts_as_unused_only_where_all_could_be_read(handbook: Handbook) -> None:
    handbook.write(DATA, handbook.read(DATA) + ALLOW)
    assert on(handbook, "2026-06-30") == [f"{DATA}:8 unused-allowance"]
    handbook.write(f"{ABOUT}/en.md", b"\xff")
    assert on(handbook, "2026-06-30") == [f"{ABOUT}/en.md:1 invalid-encoding"]
