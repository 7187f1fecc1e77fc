"""``handbook status``: what is open, whose it is, and how far the languages were compared."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from conftest import Handbook
from handbook.cli import main
from handbook.model.parity import Confirmation
from handbook.parity.lock import written
from handbook.sources import units
from handbook.sources.read import read
from handbook.status import Status, status

DAY = dt.date(2026, 11, 25)
ABOUT = "docs/pages/about"


def of(handbook: Handbook, day: dt.date = DAY) -> Status:
    return status(handbook.root, day)


def confirm(handbook: Handbook, code: str) -> None:
    """Confirm that all languages of a document say the same, as they stand."""
    document = read(handbook.root).by_code[code]
    lines = [
        Confirmation(unit, {key: one.print for key, one in said.items()}, "editor", DAY)
        for unit, said in units.of_document(document).items()
    ]
    handbook.write(f"{document.folder}/parity.lock", written(lines))


def languages(handbook: Handbook, code: str) -> tuple[int, int, int]:
    found = next(one for one in of(handbook).languages if one.document == code)
    return found.aligned, found.to_compare, found.unconfirmed


def test_what_nobody_confirmed_is_not_confirmed(handbook: Handbook) -> None:
    aligned, to_compare, unconfirmed = languages(handbook, "PAGE-02")
    assert (aligned, to_compare) == (0, 0)
    assert unconfirmed >= 2


def test_what_was_confirmed_is_aligned_until_a_text_changes(handbook: Handbook) -> None:
    _, _, units_ = languages(handbook, "PAGE-02")
    confirm(handbook, "PAGE-02")
    assert languages(handbook, "PAGE-02") == (units_, 0, 0)
    text = handbook.read(f"{ABOUT}/en.md")
    handbook.write(f"{ABOUT}/en.md", text.replace("\n## ", "\nMore words.\n\n## ", 1))
    assert languages(handbook, "PAGE-02") == (units_ - 1, 1, 0)


def test_open_points_have_their_owner_and_age(handbook: Handbook) -> None:
    corpus = read(handbook.root)
    wanted = {
        (document.code, point.id, point.owner, (DAY - point.raised).days)
        for document in corpus.documents
        for point in document.data.open_points
    }
    assert {(x.document, x.id, x.owner, x.days) for x in of(handbook).open_points} == wanted
    assert wanted


def test_exceptions_are_listed_with_their_end(handbook: Handbook) -> None:
    handbook.replace(
        f"{ABOUT}/document.yml",
        "audience:",
        "allow:\n  - rule: typed-contact\n    reason: a sample\n    until: 2026-12-31\naudience:",
    )
    (one,) = of(handbook).exceptions
    assert (one.document, one.rule, one.reason, one.expired) == (
        "PAGE-02",
        "typed-contact",
        "a sample",
        False,
    )
    assert of(handbook, dt.date(2027, 1, 1)).exceptions[0].expired


def test_what_is_due_is_due_after_its_day(handbook: Handbook) -> None:
    assert of(handbook).due == ()
    late = {due.what for due in of(handbook, dt.date(2040, 1, 1)).due}
    assert any(what.startswith("contact:") for what in late)


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_ends_well(
    handbook: Handbook, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["status", "--root", str(handbook.root), "--format", form, "--date", "2026-11-25"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    if form == "json":
        assert json.loads(said)["day"] == "2026-11-25"
    else:
        assert "Open points" in said
