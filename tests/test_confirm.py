"""``handbook confirm``: what it shows and asks, what it refuses, and what its lock says then."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from conftest import Handbook
from handbook.cli import main
from handbook.confirming.command import Asked, confirm
from handbook.confirming.difference import Kind, changes
from handbook.errors import ContentError, HandbookError
from support.trees import REPOSITORY

DAY = dt.date(2026, 2, 1)
SOP = "sop/first"
LOCK = f"{SOP}/parity.lock"


class Person:
    """Someone who confirms: answers in turn, and reads what is shown."""

    def __init__(self, handbook: Handbook, width: int = 150) -> None:
        self.handbook = handbook
        self.width = width
        self.seen = ""
        self.asked = 0

    def confirms(
        self,
        name: str,
        answers: Iterable[str] | None = None,
        languages: tuple[str, ...] = (),
        role: str = "second-reader",
        day: dt.date = DAY,
    ) -> bool:
        """Confirm what is called ``name``; without answers, unseen."""
        out = StringIO()
        left = iter(answers or ())

        def ask(_: str) -> str:
            self.asked += 1
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        asked = Asked(name=name, languages=languages, role=role, day=day)
        console = Console(file=out, width=self.width)
        try:
            return confirm(self.handbook.root, asked, console, None if answers is None else ask)
        finally:
            self.seen = out.getvalue()


@pytest.fixture
def person(handbook: Handbook) -> Person:
    return Person(handbook)


def git(root: Path, *words: str) -> None:
    options = ("-c", "user.name=t", "-c", "user.email=t@handbook.example")
    subprocess.run(["git", *options, *words], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-m", "more")


def lines(handbook: Handbook, path: str = LOCK) -> list[str]:
    return [row.split()[0] for row in handbook.read(path).splitlines() if row]


def test_one_changed_word_makes_one_section_suspect_until_it_is_confirmed(person: Person) -> None:
    handbook = person.handbook
    assert person.confirms("SOP-01")
    assert handbook.faults() == []
    line = handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    assert handbook.faults() == [f"{SOP}/sr.md:{line - 2} suspect-section"]
    assert "handbook confirm SOP-01#contact" in handbook.check()[0].hint
    assert person.confirms("SOP-01#contact", "y")
    assert handbook.faults() == []


def test_lines_stress_and_the_value_of_a_fact_make_nothing_suspect(person: Person) -> None:
    handbook = person.handbook
    for name in ("SOP-01", "facts", "danger.md"):
        assert person.confirms(name)
    handbook.replace(f"{SOP}/sr.md", "na mirnom mestu", "na\n*mirnom* mestu")
    handbook.replace("docs/registers/facts.yml", "value: 3", "value: 4")
    assert handbook.faults() == []


def test_what_is_confirmed_is_not_asked_for_again(person: Person) -> None:
    person.confirms("PAGE-02")
    assert person.confirms("PAGE-02", "")
    assert person.asked == 0
    assert "All of it is confirmed already" in person.seen


def test_only_a_yes_confirms(person: Person) -> None:
    assert not person.confirms("PAGE-02", ["n", "what?", "s"])
    assert person.asked == 3
    assert "Confirmed: 0 of 2." in person.seen
    assert not (person.handbook.root / "docs/pages/about/parity.lock").exists()
    assert not person.confirms("PAGE-02", "yq")
    assert lines(person.handbook, "docs/pages/about/parity.lock") == ["_top"]


def test_who_answers_no_more_has_stopped(person: Person) -> None:
    assert not person.confirms("PAGE-02", "y")
    assert lines(person.handbook, "docs/pages/about/parity.lock") == ["_top"]


def test_two_languages_can_be_confirmed_by_one_and_the_third_by_another(person: Person) -> None:
    person.confirms("SOP-01", languages=("sq", "sr"))
    assert "en:" not in person.handbook.read(LOCK)
    assert not person.confirms("SOP-01", "")
    person.confirms("SOP-01", languages=("sr", "en"), role="head")
    assert person.confirms("SOP-01", "")
    assert person.handbook.read(LOCK).count("contact ") == 2


def test_a_new_word_replaces_the_old_ones_that_hold_nothing_more(person: Person) -> None:
    person.confirms("SOP-01", languages=("sq", "sr"))
    person.confirms("SOP-01", languages=("sr", "en"))
    person.handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    person.confirms("SOP-01#contact")
    rows = [row for row in person.handbook.read(LOCK).splitlines() if row.startswith("contact ")]
    assert len(rows) == 1
    assert all(f" {language}:" in rows[0] for language in ("sq", "sr", "en"))


def test_that_a_language_fell_behind_is_kept_in_mind(person: Person) -> None:
    person.confirms("SOP-01")
    person.handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    person.handbook.replace(f"{SOP}/sq.md", "të qetë", "pa zhurmë")
    assert person.confirms("SOP-01", languages=("sq", "sr"))
    assert [fault.split()[-1] for fault in person.handbook.faults()] == ["suspect-section"]
    assert not person.confirms("SOP-01", "")


def test_the_lock_is_sorted_with_a_blank_line_between(person: Person) -> None:
    person.confirms("SOP-01#scope")
    person.confirms("SOP-01")
    rows = person.handbook.read(LOCK).split("\n")
    assert all(rows[0::2][:-1])
    assert not any(rows[1::2])
    assert lines(person.handbook) == sorted(lines(person.handbook))


def test_registers_and_passages_are_confirmed_by_their_names(person: Person) -> None:
    assert person.confirms("terms#presumed-victim")
    assert person.confirms("danger.md")
    assert lines(person.handbook, "docs/registers/parity.lock") == ["terms/presumed-victim"]
    assert lines(person.handbook, "docs/shared/danger/parity.lock") == ["danger"]
    person.handbook.replace("docs/registers/terms.yml", "presumed victim", "possible victim")
    (found,) = [d for d in person.handbook.check() if d.rule == "suspect-section"]
    assert "handbook confirm terms#presumed-victim" in found.hint


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SOP-1", "did you mean SOP-01?"),
        ("SOP-01#contacts", "did you mean SOP-01#contact?"),
        ("terms#presumed", "did you mean terms#presumed-victim?"),
        ("../secret.md", "there is no ../secret.md"),
        ("", "there is no"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(person: Person, name: str, said: str) -> None:
    with pytest.raises(HandbookError, match=said.replace(".", r"\.").replace("?", r"\?")):
        person.confirms(name)


def test_a_role_is_one_that_is_known_and_never_a_name(person: Person) -> None:
    for role in ("arta", "Second-Reader", ""):
        with pytest.raises(HandbookError, match="never a person's name"):
            person.confirms("SOP-01", role=role)
    assert person.confirms("SOP-01", role="head")


@pytest.mark.parametrize("languages", [("sq",), ("sq", "sq"), ("sq", "de")])
def test_fewer_than_two_languages_cannot_be_compared(
    person: Person, languages: tuple[str, ...]
) -> None:
    with pytest.raises(HandbookError):
        person.confirms("SOP-01", languages=languages)


def test_what_machines_find_must_be_mended_first(person: Person) -> None:
    person.handbook.replace(f"{SOP}/en.md", "in a quiet place", "in 3 quiet places")
    assert not person.confirms("SOP-01")
    assert "SOP-01#contact cannot be confirmed yet:" in person.seen
    assert "differing-numbers" in person.seen
    assert "contact" not in lines(person.handbook)
    assert "scope" in lines(person.handbook)
    assert person.confirms("SOP-01#contact", languages=("sq", "sr"))


def test_a_section_that_a_language_lacks_cannot_be_confirmed(person: Person) -> None:
    text = person.handbook.read("docs/pages/about/en.md")
    person.handbook.write("docs/pages/about/en.md", text.partition("## ")[0])
    assert not person.confirms("PAGE-02")
    assert "it does not stand in: English" in person.seen
    assert lines(person.handbook, "docs/pages/about/parity.lock") == ["_top"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "<<<<<<< ours\nscope sq:{0} sr:{0} role=editor date=2026-01-01\n=======\n>>>>>>> theirs\n",
        "scope sq:{0} sr:{0} role=editor date=2026-02-30\n",
        "scope sq:{0}\n",
    ],
)
def test_a_lock_that_cannot_be_read_stays_as_it_is(person: Person, spoilt: str) -> None:
    text = spoilt.format("0" * 12)
    person.handbook.write(LOCK, text)
    with pytest.raises(ContentError, match=rf"{LOCK}:1"):
        person.confirms("SOP-01")
    assert person.handbook.read(LOCK) == text


def test_the_command_ends_with_1_where_a_lock_has_marks_of_a_merge(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write(LOCK, "<<<<<<< a\n=======\n>>>>>>> b\n")
    with pytest.raises(SystemExit) as end:
        main(["confirm", "SOP-01", "--yes", "--root", str(handbook.root), "--date", "2026-02-01"])
    assert end.value.code == 1
    assert "a merge left its marks here" in capsys.readouterr().err


def test_the_command_says_its_day_and_what_it_did(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["confirm", "SOP-01", "--yes", "--root", str(handbook.root), "--date", "2026-02-01"]
    with pytest.raises(SystemExit) as end:
        main([*args, "--languages", "sq,sr"])
    assert end.value.code == 0
    assert capsys.readouterr().out.splitlines()[0] == "day: 2026-02-01 (as asked)"
    assert "role=second-reader date=2026-02-01" in handbook.read(LOCK)


def test_what_changed_is_shown_word_by_word(handbook: Handbook) -> None:
    person = Person(handbook, width=70)
    git(handbook.root, "init", "-b", "main")
    person.confirms("SOP-01")
    commit(handbook.root)
    handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    commit(handbook.root)
    handbook.replace(f"{SOP}/sr.md", "tihom", "skrovitom")
    commit(handbook.root)
    person.confirms("SOP-01", "q")
    assert "[-mirnom-] {+skrovitom+}" in " ".join(person.seen.split())
    assert "tihom" not in person.seen
    assert "Flisni me personin" in person.seen


def test_what_changed_in_data_is_shown_too(handbook: Handbook) -> None:
    person = Person(handbook, width=70)
    git(handbook.root, "init", "-b", "main")
    person.confirms("SOP-01")
    person.confirms("terms")
    commit(handbook.root)
    handbook.replace(f"{SOP}/document.yml", "Act at once and", "Wait and")
    handbook.replace("docs/registers/terms.yml", "presumed victim", "possible victim")
    person.confirms("SOP-01", "q")
    assert "[-Act at once-] {+Wait+} and" in " ".join(person.seen.split())
    person.confirms("terms", "q")
    assert "[-presumed-] {+possible+} victim" in " ".join(person.seen.split())


def test_a_handbook_may_lie_in_a_folder_of_a_repository(handbook: Handbook) -> None:
    person = Person(handbook, width=70)
    git(handbook.root.parent, "init", "-b", "main")
    person.confirms("danger.md")
    commit(handbook.root.parent)
    text = handbook.read("docs/shared/danger/en.md")
    handbook.write("docs/shared/danger/en.md", text.replace("danger", "peril", 1))
    person.confirms("danger.md", "q")
    assert "{+peril" in person.seen


def test_what_cannot_be_found_is_said(person: Person) -> None:
    person.confirms("SOP-01")
    person.handbook.replace(f"{SOP}/sr.md", "mirnom", "tihom")
    person.width = 70
    person.confirms("SOP-01", "q")
    assert "is not found in git" in " ".join(person.seen.split())


def test_in_a_narrow_terminal_languages_stand_below_each_other(handbook: Handbook) -> None:
    wide, narrow = Person(handbook), Person(handbook, width=60)
    for person in (wide, narrow):
        person.confirms("SOP-01#contact", "q")
    assert any("Shqip" in row and "English" in row for row in wide.seen.splitlines())
    assert not any("Shqip" in row and "English" in row for row in narrow.seen.splitlines())
    assert "Speak with the person" in narrow.seen


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("one two three", "one 2 three", "same:one gone:two new:2 same:three"),
        ("one\ntwo", "one **two**", "same:one **two**"),
        ("“one”", '"one"', 'same:"one"'),
        ("", "one", "new:one"),
        ("one", "", "gone:one"),
        ("- one", "* one", "same:* one"),
    ],
)
def test_only_words_are_changes(before: str, after: str, said: str) -> None:
    assert " ".join(f"{one.kind}:{one.words}" for one in changes(before, after)) == said


def test_texts_without_measure_are_all_changed() -> None:
    found = changes("a b " * 20_000, "b a " * 20_000)
    assert [one.kind for one in found] == [Kind.GONE, Kind.NEW]


def test_branches_that_change_neighbouring_sections_merge_without_a_conflict(
    person: Person,
) -> None:
    handbook, root = person.handbook, person.handbook.root
    git(root, "init", "-b", "main")
    handbook.write(".gitignore", "build/\n")
    person.confirms("SOP-01")
    commit(root)
    names = lines(handbook)
    one, other = "principles", "purpose"
    assert abs(names.index(one) - names.index(other)) == 1
    for branch, section in (("left", one), ("right", other)):
        git(root, "checkout", "-b", branch, "main")
        text = handbook.read(f"{SOP}/en.md")
        assert f"{{#{section}}}\n\n" in text
        handbook.write(
            f"{SOP}/en.md", text.replace(f"{{#{section}}}\n\n", f"{{#{section}}}\n\nTruly: ")
        )
        assert person.confirms(f"SOP-01#{section}")
        commit(root)
    git(root, "merge", "left")
    assert handbook.faults() == []
    assert lines(handbook) == names


STOPPED = """
import os, signal, sys
from pathlib import Path
from handbook.cli import main
kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
when = sys.argv.pop(1)
if when == "before":
    os.fsync = kill
else:
    replace = Path.replace
    Path.replace = lambda self, to: (replace(self, to), kill())
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("when", "is_new"), [("before", False), ("after", True)])
def test_who_is_stopped_leaves_the_old_lock_or_the_new(
    person: Person, when: str, is_new: bool
) -> None:
    handbook = person.handbook
    person.confirms("SOP-01#scope")
    old = handbook.read(LOCK)
    args = ("confirm", "SOP-01", "--yes", "--root", str(handbook.root), "--date", "2026-02-01")
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, when, *args],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    new = handbook.read(LOCK)
    assert (new != old) is is_new
    assert handbook.faults() == []
    if is_new:
        assert len(lines(handbook)) > 1
