"""Comparisons: what changed between two editions, in words, in steps, and for whom."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from conftest import Handbook
from handbook.cli import cli
from handbook.errors import HandbookError
from handbook.sources.files import Tree
from handbook.sources.frozen import read_editions
from handbook.sources.read import read

SOP = "sop/first"
DATA = f"{SOP}/document.yml"
DAY = "2026-12-01"


def run(handbook: Handbook, *args: str) -> Result:
    return CliRunner().invoke(cli, [*args, "--root", str(handbook.root)])


def release(handbook: Handbook, code: str = "SOP-01", version: str = "0.1", day: str = DAY) -> None:
    result = run(handbook, "release", code, "--version", version, "--date", day)
    assert result.exit_code == 0, result.output + str(result.exception)


# What was released is read again.


def test_every_released_edition_is_read_from_its_stored_form(handbook: Handbook) -> None:
    release(handbook)
    release(handbook, "FORM-01")
    handbook.write(f"{SOP}/editions/0.9/sq.md", "left by a release that was broken off")
    editions = read_editions(Tree(handbook.root), read(handbook.root))
    assert [*editions] == [("SOP-01", "0.1"), ("FORM-01", "0.1")]
    assert editions["SOP-01", "0.1"].texts["sq"].title == "Raporti i parë"


@pytest.mark.parametrize("data", [b"{}", b"\xff"])
def test_an_edition_that_cannot_be_read_is_named(handbook: Handbook, data: bytes) -> None:
    release(handbook)
    handbook.write(f"{SOP}/editions/0.1/edition.json", data)
    with pytest.raises(HandbookError, match=r"sop/first/editions/0\.1/edition\.json"):
        read_editions(Tree(handbook.root), read(handbook.root))
