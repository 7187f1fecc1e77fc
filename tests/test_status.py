"""``handbook status``: what is open, whose it is, and how far the languages were compared."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from conftest import Handbook
from handbook.cli import main
from handbook.model.parity import Confirmation
from handbook.outstanding import Status, outstanding
from handbook.parity.lock import written
from handbook.sources import units
from handbook.sources.read import read
from handbook.staging.bars import STYLE
from handbook.staging.shelf import Shelf
from handbook.staging.site import stage
from handbook.status import status
from support import editions as edition

DAY = dt.date(2026, 11, 25)
SVG = "{http://www.w3.org/2000/svg}"
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


def test_registers_and_shared_passages_are_counted_too(handbook: Handbook) -> None:
    before = {one.document: one for one in of(handbook).common}
    assert {"laws", "roles", "terms", "danger.md"} <= before.keys()
    assert (before["danger.md"].aligned, before["danger.md"].unconfirmed) == (0, 1)
    edition.confirm(handbook.root, "docs/shared/danger")
    edition.confirm(handbook.root, "docs/registers")
    after = {one.document: one for one in of(handbook).common}
    assert all(one.aligned == one.parts for one in after.values())
    assert {name: one.parts for name, one in after.items()} == {
        name: one.parts for name, one in before.items()
    }


def test_it_is_said_in_which_language_a_text_changed(handbook: Handbook) -> None:
    confirm(handbook, "SOP-01")
    handbook.replace("sop/first/sr.md", "mirnom", "tihom")
    found = next(one for one in of(handbook).languages if one.document == "SOP-01")
    assert (found.to_compare, dict(found.changed)) == (1, {"sq": 0, "sr": 1, "en": 0})


def test_only_who_knows_the_work_counts_as_having_read_a_text(handbook: Handbook) -> None:
    review = (
        "texts:\n  en:\n    reviews:\n      - role:\n          sq: a\n          sr: b\n"
        "          en: c\n        of: {}\n        date: 2026-11-03\n"
    )
    path = f"{ABOUT}/document.yml"
    text = handbook.read(path)
    for read_for, languages_ in (("law", ()), ("practice", ("en",))):
        handbook.write(path, f"{text.rstrip()}\n{review.format(read_for)}")
        found = next(one for one in of(handbook).languages if one.document == "PAGE-02")
        assert found.read == languages_
    assert "Read by someone who knows the work: 1 of 33." in page(handbook, "en")[0]


# --- The page -------------------------------------------------------------------------------------


def page(handbook: Handbook, address: str, day: dt.date = DAY) -> tuple[str, ElementTree.Element]:
    """The page of what is open in a language: its Markdown, and its picture."""
    corpus = read(handbook.root)
    files = stage(Shelf(corpus, {}, day), outstanding(corpus, day)).files
    text = files[f"{address}/status/index.md"].content.decode()
    picture = ElementTree.fromstring(files[f"{address}/status/languages.svg"].content)
    return text, picture


@pytest.mark.parametrize("address", ["sq", "sr", "en"])
def test_the_page_says_what_the_terminal_says(handbook: Handbook, address: str) -> None:
    confirm(handbook, "SOP-01")
    handbook.replace("sop/first/sr.md", "mirnom", "tihom")
    found = of(handbook)
    text, picture = page(handbook, address)
    every = [*found.languages, *found.common]
    words = "".join(picture.itertext())
    assert "9" in words
    for one in found.languages:
        assert one.document in text
    (row,) = [row for row in text.splitlines() if row.startswith("| SOP-01 ")]
    assert "| 9 | 1 | 0 | Srpski 1 |" in row
    assert str(sum(one.parts for one in every)) in text
    assert text.count("](../institutions/") == len(found.open_points)


def test_the_picture_has_words_for_all_that_it_shows(handbook: Handbook) -> None:
    confirm(handbook, "SOP-01")
    text, picture = page(handbook, "en")
    fills = {rect.get("fill") or rect.get("class") for rect in picture.iter(f"{SVG}rect")}
    assert {"done", "url(#none)"} <= fills
    assert picture.find(f"{SVG}title") is not None
    legend = [node.text for node in picture.iter(f"{SVG}text")][:3]
    assert legend == [
        "confirmed in all languages",
        "changed since, to be compared",
        "not compared in all languages yet",
    ]
    (alt,) = re.findall(r"!\[(.+)\]\(languages.svg\)", text)
    assert "10 are confirmed in all languages" in alt


def test_the_page_does_not_grow_with_the_site(handbook: Handbook) -> None:
    corpus = read(handbook.root)
    found = outstanding(corpus, DAY)
    much = replace(found, languages=found.languages * 1000, open_points=found.open_points * 1000)
    text = stage(Shelf(corpus, {}, DAY), much).files["en/status/index.md"].content
    assert len(text) < 100_000
    assert b"more are not shown here" in text


def test_a_number_that_may_be_stale_is_not_offered_to_be_called(handbook: Handbook) -> None:
    text, _ = page(handbook, "en", dt.date(2040, 1, 1))
    assert "tel:" not in text
    assert "since " in text


def test_the_page_is_not_there_where_nobody_asked_what_is_open(handbook: Handbook) -> None:
    shelf = Shelf(read(handbook.root), {}, DAY)
    assert not any("status/" in path for path in stage(shelf).files)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG counts it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_of_the_picture_can_be_told_apart_in_light_and_dark() -> None:
    light, _, dark = STYLE.partition("@media")
    for style in (light, dark):
        colour = dict(
            re.findall(r"([.\w]+)[^{\n]* \{ (?:fill|fill: none; stroke|stroke): (#\w+)", style)
        )
        back = colour.get(".back") or colour[".none"]
        assert contrast(colour["text"], back) >= 4.5
        assert contrast(colour[".frame"], back) >= 4.5
        assert contrast(colour[".done"], back) >= 3
        assert contrast(colour[".hatch"], colour[".half"]) >= 3
        assert contrast(colour[".dot"], back) >= 3


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
