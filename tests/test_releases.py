"""Releases: an edition is frozen whole or not at all, and what was released can be proved."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import Handbook
from handbook.cli import cli
from handbook.editions import stored
from handbook.errors import HandbookError
from handbook.model.editions import REGISTER
from handbook.releasing import register
from handbook.resolve.edition import edition_of
from handbook.sources.read import read
from support.editions import adopt, confirm

SOP = "sop/first"
DATA = f"{SOP}/document.yml"
DAY = "2026-12-01"


def run(handbook: Handbook, *args: str) -> Result:
    return CliRunner().invoke(cli, [*args, "--root", str(handbook.root)])


def release(handbook: Handbook, code: str = "SOP-01", version: str = "0.1", *more: str) -> Result:
    return run(handbook, "release", code, "--version", version, "--date", DAY, *more)


def said(result: Result) -> str:
    return str(result.exception) if result.exception else result.output


def snapshot(handbook: Handbook) -> dict[str, bytes]:
    return {
        path.relative_to(handbook.root).as_posix(): path.read_bytes()
        for path in handbook.root.rglob("*")
        if path.is_file() and not path.is_relative_to(handbook.root / "build")
    }


def test_a_release_freezes_sources_and_what_was_made_of_them(handbook: Handbook) -> None:
    before = snapshot(handbook)
    assert release(handbook).exit_code == 0
    after = snapshot(handbook)
    folder = f"{SOP}/editions/0.1"
    added = {path.removeprefix(f"{folder}/") for path in after.keys() - before.keys()}
    assert {"document.yml", "sq.md", "sr.md", "en.md", "edition.json"} <= added
    assert {path: after[path] for path in before} == before
    assert after[f"{folder}/sq.md"] == before[f"{SOP}/sq.md"]
    assert handbook.faults() == []
    assert run(handbook, "verify").exit_code == 0


def test_the_stored_form_says_what_the_document_says(handbook: Handbook) -> None:
    corpus = read(handbook.root)
    for document in corpus.documents:
        edition = edition_of(corpus, document, dt.date.fromisoformat(DAY), None)
        again = stored.loads(stored.dumps(edition), corpus.languages, "x/edition.json")
        assert stored.dumps(again) == stored.dumps(edition)
        assert {text.title for text in again.texts.values()}


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"format":2}', b'{"format":1}', b"\xff", b"[" * 100_000],
)
def test_bytes_that_are_no_stored_form_are_refused(data: bytes) -> None:
    with pytest.raises(stored.UnreadableEditionError):
        stored.loads(data, (), "x/edition.json")


def test_everything_that_blocks_is_said_at_once_and_nothing_changes(handbook: Handbook) -> None:
    text = handbook.read("docs/registers/contacts.yml")
    text = re.sub("recheck-by: 20[23].*", "recheck-by: 2026-11-15", text)
    handbook.write("docs/registers/contacts.yml", text)
    confirm(handbook.root, SOP)
    handbook.write(f"{SOP}/en.md", handbook.read(f"{SOP}/en.md").rstrip() + " Then wait.\n")
    before = snapshot(handbook)
    result = release(handbook, "SOP-01", "1.0", "--effective", "2027-01-01", "--adoption", "7")
    message = said(result)
    assert isinstance(result.exception, HandbookError)
    for part in (
        "the version is 0.1, not 1.0",
        "names no adoption, not 7",
        "handbook confirm shows what",
        "only version 1.0 and later can be in force",
        "it names no act of adoption, and would be in force",
        "no review of this text is recorded",
        "the open point contact-time blocks",
        "emergency was to be checked again by 2026-11-15",
    ):
        assert part in message
    assert snapshot(handbook) == before


def test_errors_anywhere_block_a_release(handbook: Handbook) -> None:
    handbook.write("docs/pages/about/en.md", "# About\n\nSee [x](doc:SOP-99).\n")
    before = snapshot(handbook)
    assert "unknown-document" in said(release(handbook))
    assert snapshot(handbook) == before


def test_a_version_is_released_once(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    before = snapshot(handbook)
    assert "0.1 was released already; raise the version" in said(release(handbook))
    assert snapshot(handbook) == before


def test_an_adopted_document_comes_into_force(handbook: Handbook) -> None:
    adopt(handbook.root, SOP)
    assert release(handbook, "SOP-01", "1.0", "--adoption", "7").exit_code == 0
    line = json.loads(handbook.read(REGISTER))
    assert line["effective"] == "2027-01-01"
    assert handbook.faults() == []
    assert "1.0 was to be in force from 2027-01-01" in run(handbook, "at", "SOP-01", DAY).output
    later = run(handbook, "at", "SOP-01", "2027-01-01").output
    assert "SOP-01 1.0 was in force on 2027-01-01" in later
    assert "/sq/sop/first/editions/1.0/" in later


def test_what_a_broken_off_release_left_is_removed_by_the_next(handbook: Handbook) -> None:
    handbook.write(f"{SOP}/editions/0.1/sq.md", "half")
    assert handbook.faults() == [f"{SOP}/editions/0.1/sq.md:1 edition-without-line"]
    assert run(handbook, "verify").exit_code == 0
    result = release(handbook)
    assert result.exit_code == 0
    assert "removed sop/first/editions/0.1" in result.output
    assert handbook.faults() == []


def test_two_releases_at_once_are_one_after_the_other(handbook: Handbook) -> None:
    with register.alone(handbook.root):
        assert "another release is under way" in said(release(handbook))
    assert release(handbook).exit_code == 0


def test_releases_are_made_on_main(handbook: Handbook) -> None:
    git(handbook, "init", "-q", "-b", "mend")
    assert "the branch is mend; releases are made on main" in said(release(handbook))
    git(handbook, "branch", "-m", "main")
    assert release(handbook).exit_code == 0


def git(handbook: Handbook, *args: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@localhost")
    subprocess.run(["git", *who, *args], cwd=handbook.root, check=True)


def test_a_clock_that_is_far_from_the_newest_commit_is_doubted(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(handbook, "init", "-q", "-b", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2019-03-01T12:00:00Z")
    git(handbook, "commit", "-q", "--allow-empty", "-m", "old")
    result = run(handbook, "release", "SOP-01", "--version", "0.1")
    assert "the newest commit is of 2019-03-01" in said(result)


def test_a_day_before_that_of_the_last_line_is_refused(handbook: Handbook) -> None:
    assert release(handbook, "FORM-01").exit_code == 0
    before = snapshot(handbook)
    result = run(handbook, "release", "SOP-01", "--version", "0.1", "--date", "2026-11-30")
    assert "older than the line before it" in said(result)
    assert snapshot(handbook) == before


# What was released can be proved.


def test_any_changed_byte_is_named(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    chance = random.Random(7)
    files = [p for p in (handbook.root / SOP / "editions").rglob("*") if p.is_file()]
    for path in (*files, handbook.root / REGISTER):
        data = path.read_bytes()
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        result = run(handbook, "verify")
        assert result.exit_code == 1
        assert path.relative_to(handbook.root).as_posix() in result.output
        path.write_bytes(data)
    assert run(handbook, "verify").exit_code == 0


def test_an_edition_is_proved_while_its_document_cannot_be_read(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    handbook.write(DATA, "kind: [\n")
    frozen = f"{SOP}/editions/0.1/document.yml"
    handbook.write(frozen, "kind: [\n")
    result = run(handbook, "verify")
    assert result.exit_code == 1
    assert frozen in result.output


def test_a_kept_copy_shows_what_was_cut_off_or_forged(handbook: Handbook, tmp_path: Path) -> None:
    assert release(handbook, "FORM-01").exit_code == 0
    assert release(handbook).exit_code == 0
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes((handbook.root / REGISTER).read_bytes())
    assert run(handbook, "verify", "--against", str(copy)).exit_code == 0
    first = copy.read_bytes().splitlines(keepends=True)[0]
    (handbook.root / REGISTER).write_bytes(first)
    result = run(handbook, "verify", "--against", str(copy))
    assert result.exit_code == 1
    assert "goes on with 1 more" in result.output
    copy.write_bytes(first.replace(b"FORM-01", b"FORM-02"))
    assert "this line differs" in run(handbook, "verify", "--against", str(copy)).output


def test_whatever_moment_it_is_killed_at_a_release_leaves_no_fault(handbook: Handbook) -> None:
    killed_at_moments(handbook, 4)


@pytest.mark.long
def test_a_hundred_times_killed_a_release_leaves_no_fault(handbook: Handbook) -> None:
    killed_at_moments(handbook, 100)


def killed_at_moments(handbook: Handbook, times: int) -> None:
    """Kill releases at random moments, most of them while files are written."""
    chance = random.Random(11)
    command = [sys.executable, "-m", "handbook", "release", "SOP-01", "--date", DAY]
    begin = time.monotonic()
    whole = start(handbook, [*command, "--version", "9.9"])
    whole.wait()
    length = time.monotonic() - begin
    for number in range(1, times + 1):
        version = f"0.{number}"
        data = handbook.read(DATA)
        current = data.partition('version: "')[2].partition('"')[0]
        handbook.write(DATA, data.replace(f'version: "{current}"', f'version: "{version}"'))
        process = start(handbook, [*command, "--version", version])
        time.sleep(length * chance.uniform(0.6, 1.1))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert run(handbook, "verify").exit_code == 0
        assert [one for one in handbook.faults() if "edition-without-line" not in one] == []


def start(handbook: Handbook, command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*command, "--root", str(handbook.root)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


# Withdrawn and withheld.


WORDS = ("--reason", "sq=gabim", "--reason", "sr=greška", "--reason", "en=a mistake")


def test_a_withdrawn_edition_says_what_to_use_instead(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    result = run(
        handbook, "withdraw", "SOP-01", "0.1", "--instead", "FORM-01", *WORDS, "--date", DAY
    )
    assert result.exit_code == 0
    told = run(handbook, "at", "SOP-01", DAY).output
    assert "SOP-01 0.1 was withdrawn on 2026-12-01" in told
    assert "instead: FORM-01" in told
    again = run(handbook, "withdraw", "SOP-01", "0.1", "--date", DAY)
    assert "was withdrawn before" in said(again)
    assert run(handbook, "verify").exit_code == 0


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("0.1", "--instead", "SOP-77"), "no document has the code SOP-77"),
        (("0.2",), "no line before it releases"),
        (("0.1", "--reason", "en=only"), "no words in sq, sr"),
        (("0.1", "--reason", "only"), "is not written like"),
        (("0.1", "--effective", "soon"), "soon is not a day"),
    ],
)
def test_a_slip_in_a_withdrawal_changes_nothing(
    handbook: Handbook, args: tuple[str, ...], reason: str
) -> None:
    assert release(handbook).exit_code == 0
    before = snapshot(handbook)
    assert reason in said(run(handbook, "withdraw", "SOP-01", *args, "--date", DAY))
    assert snapshot(handbook) == before


def test_a_withheld_section_is_nowhere_in_the_edition(handbook: Handbook) -> None:
    marker = "Zyra e parë"
    text = handbook.read(f"{SOP}/sq.md")
    handbook.write(f"{SOP}/sq.md", text.replace("{#contact}\n", f"{{#contact}}\n\n{marker}.\n"))
    assert release(handbook).exit_code == 0
    args = ("withhold", "SOP-01", "0.1", "--section", "contact", "--by", "office", *WORDS)
    result = run(handbook, *args, "--date", DAY)
    assert result.exit_code == 0, said(result)
    folder = handbook.root / SOP / "editions/0.1"
    for path in folder.rglob("*"):
        assert not path.is_file() or marker.encode() not in path.read_bytes()
    assert "greška" in (folder / "sr.md").read_text(encoding="utf-8")
    assert handbook.faults() == []
    verified = run(handbook, "verify")
    assert verified.exit_code == 0
    assert "withheld since 2026-12-01 by decision of office" in verified.output


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("--section", "nowhere", "--by", "office"), "no section nowhere"),
        (("--file", "nothing.pdf", "--by", "office"), "no file of this edition"),
        (("--section", "contact", "--by", "nobody"), "no institution of the register"),
        (("--by", "office"), "name what is to be withheld"),
    ],
)
def test_a_slip_in_what_is_withheld_changes_nothing(
    handbook: Handbook, args: tuple[str, ...], reason: str
) -> None:
    assert release(handbook).exit_code == 0
    before = snapshot(handbook)
    assert reason in said(run(handbook, "withhold", "SOP-01", "0.1", *args, *WORDS, "--date", DAY))
    assert snapshot(handbook) == before


def test_notes_and_passages_go_with_the_section_that_alone_uses_them(handbook: Handbook) -> None:
    marker = "Zyra e parë"
    for file in ("sq", "sr", "en"):
        path = f"{SOP}/{file}.md"
        text = handbook.read(path).replace("{#contact}\n", "{#contact}\n\nX[^one].\n")
        handbook.write(path, f"{text}\n[^one]: {marker}.\n")
    assert release(handbook).exit_code == 0
    args = ("withhold", "SOP-01", "0.1", "--section", "contact", "--by", "office", *WORDS)
    assert run(handbook, *args, "--date", DAY).exit_code == 0
    for path in (handbook.root / SOP / "editions/0.1").rglob("*"):
        assert not path.is_file() or marker.encode() not in path.read_bytes()
    assert "is withheld already" in said(run(handbook, *args, "--date", DAY))
    assert run(handbook, "verify").exit_code == 0


def test_a_whole_edition_can_be_withheld(handbook: Handbook) -> None:
    title = handbook.read(f"{SOP}/sq.md").partition("\n")[0].removeprefix("# ")
    assert release(handbook).exit_code == 0
    args = ("withhold", "SOP-01", "0.1", "--all", "--by", "office", *WORDS, "--date", DAY)
    assert run(handbook, *args).exit_code == 0
    for path in (handbook.root / SOP / "editions/0.1").rglob("*"):
        assert not path.is_file() or title.encode() not in path.read_bytes()
    assert handbook.faults() == []
    assert run(handbook, "verify").exit_code == 0


def test_the_words_of_a_language_are_not_withheld_by_their_source_alone(handbook: Handbook) -> None:
    assert release(handbook).exit_code == 0
    args = ("withhold", "SOP-01", "0.1", "--file", "sq.md", "--by", "office", *WORDS)
    assert "is in edition.json as well" in said(run(handbook, *args, "--date", DAY))


def test_a_register_that_was_taken_away_is_missed(handbook: Handbook) -> None:
    assert release(handbook, "FORM-01").exit_code == 0
    assert release(handbook).exit_code == 0
    handbook.remove(REGISTER)
    result = run(handbook, "verify")
    assert result.exit_code == 1
    assert "were lines taken away?" in result.output


def test_what_was_committed_counts_as_a_copy_of_the_register(handbook: Handbook) -> None:
    git(handbook, "init", "-q", "-b", "main")
    assert release(handbook).exit_code == 0
    git(handbook, "add", "-A")
    git(handbook, "commit", "-q", "-m", "release")
    assert run(handbook, "verify").exit_code == 0
    handbook.remove(REGISTER)
    assert "the newest commit goes on with 1 more" in run(handbook, "verify").output
