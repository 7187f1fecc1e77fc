"""What machines and forges are told: SARIF, annotations, the summary of a run."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from conftest import CORPUS, Handbook
from handbook import app
from handbook.cli import main
from handbook.rules import BY_NAME
from support import schemas

TEXT = "docs/pages/about/en.md"
HEAD = "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n"
SECRET = "+383 38 123 456"
LINKS = "https://forge.example/handbook/blob/abc"


@pytest.fixture
def faulty(handbook: Handbook) -> Handbook:
    """The small handbook with faults in three files, one of which is no document's."""
    handbook.write(TEXT, HEAD + "<b>\n\nSee [x](doc:SOP-99) and [y](javascript:z).\n")
    handbook.replace("sop/first/sr.md", "(role:head)", "(role:heads)")
    handbook.replace("docs/registers/terms.yml", "  definition:\n", "  definitions:\n")
    return handbook


def report(capsys: pytest.CaptureFixture[str], root: Path, form: str, *options: str) -> str:
    with pytest.raises(SystemExit):
        main(["check", "--no-cache", "--root", str(root), "--format", form, *options])
    return capsys.readouterr().out


def run(capsys: pytest.CaptureFixture[str], root: Path, *options: str) -> Any:
    """The one run of a SARIF log."""
    return json.loads(report(capsys, root, "sarif", *options))["runs"][0]


def prints(sarif: Any) -> list[str]:
    return [one["partialFingerprints"]["primaryLocationLineHash"] for one in sarif["results"]]


def published(handbook: Handbook, address: str) -> Handbook:
    handbook.write("mkdocs.yml", f"site_name: x\nsite_url: {address} # a comment\n")
    return handbook


# SARIF


@pytest.mark.parametrize("lang", ["sq", "sr", "en"])
def test_sarif_agrees_with_its_official_schema(
    faulty: Handbook, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    faulty.write("docs/pages/Ab out [ë]/en.md", f"# x\n\n{SECRET}\n")
    published(faulty, "https://handbook.test")
    log = json.loads(report(capsys, faulty.root, "sarif", "--lang", lang))
    assert schemas.faults(schemas.SARIF, log) == []
    assert len(log["runs"][0]["results"]) == len(faulty.check())


def test_sarif_of_a_clean_handbook_agrees_with_its_schema(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = json.loads(report(capsys, CORPUS, "sarif"))
    assert schemas.faults(schemas.SARIF, log) == []
    assert log["runs"][0]["results"] == []


def test_the_schema_would_tell_of_a_fault(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    log = json.loads(report(capsys, faulty.root, "sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert len(schemas.faults(schemas.SARIF, log)) == 1


def test_sarif_describes_each_broken_rule(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    sarif = run(capsys, faulty.root)
    rules = sarif["tool"]["driver"]["rules"]
    assert {rule["name"] for rule in rules} == {d.rule for d in faulty.check()}
    for rule in rules:
        known = BY_NAME[rule["name"]]
        assert (rule["id"], rule["shortDescription"]["text"]) == (known.code, known.title)
        assert rule["defaultConfiguration"] == {"level": str(known.severity)}
        assert rule["help"]["markdown"].startswith(rule["fullDescription"]["text"])
        assert "helpUri" not in rule
    for result in sarif["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_leads_to_a_rules_page_where_the_handbook_is_published(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    published(faulty, "https://handbook.test/below")
    for rule in run(capsys, faulty.root)["tool"]["driver"]["rules"]:
        page = f"https://handbook.test/below/developers/rules/{rule['name']}/"
        assert rule["helpUri"] == page


@pytest.mark.parametrize(
    "engine", ["site_url: https://handbook.example/\n", "site_url:\n", "- a list\n", "a: [\n"]
)
def test_a_placeholder_is_no_address(handbook: Handbook, engine: str) -> None:
    handbook.write("mkdocs.yml", engine)
    assert app.published(handbook.root) == ""


def test_sarif_places_are_relative_to_the_handbook_wherever_it_lies(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    sarif = run(capsys, faulty.root)
    places = [one["locations"][0]["physicalLocation"] for one in sarif["results"]]
    assert {place["artifactLocation"]["uriBaseId"] for place in places} == {"%SRCROOT%"}
    assert list(sarif["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert str(faulty.root) not in json.dumps(sarif)


def test_sarif_holds_the_line_and_whose_it_is(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    sarif = run(capsys, faulty.root, "--select", "unknown-document")
    [one] = sarif["results"]
    place = one["locations"][0]["physicalLocation"]
    line = "See [x](doc:SOP-99) and [y](javascript:z)."
    assert place["region"] == {"startLine": 9, "startColumn": 9}
    assert place["contextRegion"] == {"startLine": 9, "snippet": {"text": line}}
    assert one["properties"] == {"document": "PAGE-02", "language": "en"}


def test_a_fingerprint_stays_while_its_line_moves_and_whatever_language_it_is_told_in(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    before = prints(run(capsys, faulty.root))
    faulty.replace(TEXT, "<b>", "Words.\n\nMore of them.\n\n<b>")
    assert prints(run(capsys, faulty.root)) == before
    assert prints(run(capsys, faulty.root, "--lang", "sr")) == before
    assert len(set(before)) == len(before)


def test_a_fingerprint_changes_with_the_line(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    before = prints(run(capsys, faulty.root, "--select", "unknown-document"))
    faulty.replace(TEXT, "See [x]", "Look at [x]")
    assert prints(run(capsys, faulty.root, "--select", "unknown-document")) != before


def test_a_fingerprint_tells_nothing_of_what_may_not_be_public(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write(TEXT, HEAD + f"Call {SECRET}.\n")
    one = run(capsys, handbook.root, "--select", "typed-contact")
    handbook.replace(TEXT, SECRET, "+383 38 654 321")
    other = run(capsys, handbook.root, "--select", "typed-contact")
    assert one["results"]
    assert prints(one) == prints(other)
    assert all(
        "contextRegion" not in result["locations"][0]["physicalLocation"]
        for result in one["results"]
    )


def test_no_line_is_shown_in_which_another_rule_found_what_may_not_be_public(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write(TEXT, HEAD + f"Call {SECRET} or see [x](doc:SOP-99).\n")
    out = report(capsys, handbook.root, "sarif")
    assert "unknown-document" in out
    assert "123" not in out


# Annotations


def test_annotations_begin_with_the_errors(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write("sop/first/sr.md", handbook.read("sop/first/sr.md") + "\n<b>\n")
    lines = report(capsys, handbook.root, "github", "--date", "2099-01-01").splitlines()
    kinds = [line.split(" ")[0] for line in lines if "file=" in line]
    assert set(kinds) == {"::error", "::warning"}
    assert kinds == sorted(kinds)


def test_annotations_say_how_many_there_are_where_a_forge_shows_some_alone(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    some = report(capsys, faulty_by(handbook, 10).root, "github").splitlines()
    more = report(capsys, faulty_by(handbook, 11).root, "github").splitlines()
    assert len(some) == 10
    assert more[-1].startswith("::notice::Errors: 11.")


def faulty_by(handbook: Handbook, faults: int) -> Handbook:
    words = "".join(f"[x](doc:SOP-{90 + n % 10}{n})\n" for n in range(faults))
    handbook.write(TEXT, HEAD + words)
    return handbook


# The summary


def test_a_summary_says_how_many_what_to_do_and_where(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    out = report(capsys, faulty.root, "markdown", "--links", LINKS)
    errors = len(faulty.check())
    assert out.startswith(f"## Errors: {errors}. Warnings: 0.\n\nMend every error")
    assert out.count("\n### ") == 3
    assert "\n### PAGE-02 docs/pages/about\n" in out
    assert "\n### docs/registers/terms.yml\n" in out
    assert f"]({LINKS}/{TEXT}#L9) **error `unknown-document`** there is no document SOP-99" in out
    assert "did you mean SOP-01?" in out


def test_a_summary_without_an_address_has_no_links(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    out = report(capsys, faulty.root, "markdown")
    assert "](" not in out
    assert TEXT in out


def test_a_summary_of_a_clean_handbook_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    out = report(capsys, CORPUS, "markdown")
    assert out == "## Errors: 0. Warnings: 0.\n\nThere is nothing to mend here.\n"


def test_a_summary_puts_documents_with_errors_first(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write("sop/first/sr.md", handbook.read("sop/first/sr.md") + "\n<b>\n")
    out = report(capsys, handbook.root, "markdown", "--date", "2099-01-01")
    first, *others = out.split("\n### ")[1:]
    assert "**error" in first
    assert others
    assert all("**error" not in other for other in others)


def test_a_summary_of_a_change_tells_of_errors_that_the_change_does_not_concern(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    out = report(capsys, faulty.root, "markdown", str(faulty.root / "sop/first"))
    assert out.startswith("## Errors: 1. Warnings: 0.\n")
    assert f"Errors that this change does not concern: {len(faulty.check()) - 1}." in out
    assert TEXT not in out
    everything = report(capsys, faulty.root, "markdown", "--ignore", "unknown-document")
    assert "does not concern" not in everything


@pytest.mark.parametrize(("lang", "words"), [("sq", "Gabime:"), ("sr", "Greške:")])
def test_a_summary_speaks_the_language_that_is_asked_for(
    faulty: Handbook, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    assert report(capsys, faulty.root, "markdown", "--lang", lang).startswith(f"## {words}")


def test_a_summary_shows_what_was_typed_as_plain_words(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "[x](https://other.test)<img src=x>`*_$y$&lt;"
    handbook.write("docs/pages/a*b_`c/document.yml", handbook.read("sop/first/document.yml"))
    first = 'version: "0.1"\nowner: '
    handbook.replace("sop/first/document.yml", f"{first}office", f"{first}'{typed}'")
    out = report(capsys, handbook.root, "markdown", "--links", LINKS)
    html = MarkdownIt("commonmark").enable("table").render(out)
    assert escape(typed) in html
    assert set(re.findall(r"<(\w+)", html)) <= {
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "br",
        "a",
        "strong",
        "code",
    }
    assert all(link.startswith(LINKS) for link in re.findall(r'href="([^"]+)"', html))


def test_a_summary_repeats_nothing_that_may_not_be_public(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write(TEXT, HEAD + f"Call {SECRET} or see [x](doc:SOP-99).\n")
    out = report(capsys, handbook.root, "markdown")
    assert "typed-contact" in out
    assert "123" not in out


def test_a_summary_is_never_larger_than_a_forge_takes(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "x" * 2000
    handbook.write(TEXT, HEAD + "".join(f"[x](doc:{long}{n})\n\n" for n in range(400)))
    out = report(capsys, handbook.root, "markdown")
    assert "Left out here: 100." in out
    assert len(out.encode()) < 1024 * 1024
