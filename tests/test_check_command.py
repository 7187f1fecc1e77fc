"""``handbook check``: its exit codes, its formats, its languages, and that it writes nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import CORPUS, Handbook
from handbook.cli import main
from handbook.reports import FORMATS

TEXT = "docs/pages/about/en.md"
HEAD = "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n"

FORMS = ["text", *FORMATS]

TEXT_OR_NONE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
PLACE = {"type": "integer", "minimum": 1}


def exactly(**properties: object) -> dict[str, Any]:
    """The schema of an object that has these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


JSON = exactly(
    version={"const": 1},
    diagnostics={
        "type": "array",
        "items": exactly(
            rule={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
            code={"type": "string", "pattern": "^HB[0-9]{3}$"},
            severity={"enum": ["error", "warning"]},
            path={"type": "string", "pattern": "^[^/]"},
            line=PLACE,
            column=PLACE,
            message={"type": "string", "minLength": 1},
            hint={"type": "string", "minLength": 1},
            document=TEXT_OR_NONE,
            language=TEXT_OR_NONE,
        ),
    },
    summary=exactly(
        errors=COUNT, warnings=COUNT, documents=COUNT, files=COUNT, seconds={"type": "number"}
    ),
)
"""The contract of the design page."""


@pytest.fixture
def faulty(handbook: Handbook) -> Handbook:
    """The small handbook with five faults in three files."""
    handbook.write(TEXT, HEAD + "<b>\n\nSee [x](doc:SOP-99) and [y](javascript:z).\n")
    handbook.replace("sop/first/sr.md", "(role:head)", "(role:heads)")
    handbook.replace("docs/registers/terms.yml", "  definition:\n", "  definitions:\n")
    return handbook


def run(capsys: pytest.CaptureFixture[str], root: Path, *options: str) -> tuple[int, str]:
    """Run the command; return its exit code and what it printed."""
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--root", str(root), *options])
    return int(stopped.value.code or 0), capsys.readouterr().out


def tree(root: Path) -> dict[str, str]:
    """Every path below a folder, with a fingerprint of what is there and when it changed."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        + str(path.stat().st_mtime_ns)
        if path.is_file()
        else "folder"
        for path in sorted(root.rglob("*"))
    }


def test_it_exits_with_0_where_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(capsys, CORPUS)
    assert code == 0
    assert out.splitlines()[-1].startswith("0 errors, 0 warnings in 11 documents, ")


@pytest.mark.parametrize("form", FORMS)
def test_it_exits_with_1_in_every_format_where_something_is_wrong(
    faulty: Handbook, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert run(capsys, faulty.root, "--format", form)[0] == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--root", "nowhere"],
        ["--format", "xml"],
        ["--lang", "de"],
        ["--nonsense"],
        ["nonexistent.md"],
        ["/etc"],
    ],
)
def test_it_exits_with_2_where_it_cannot_run(
    capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    code, out = run(capsys, CORPUS, *options)
    assert (code, out) == (2, "")


def test_it_exits_with_2_where_there_is_no_handbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, tmp_path)[0] == 2


def test_it_checks_the_folder_it_is_called_in(
    faulty: Handbook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty.root)
    with pytest.raises(SystemExit) as stopped:
        main(["check"])
    assert stopped.value.code == 1
    assert TEXT in capsys.readouterr().out


def test_its_json_keeps_the_contract(faulty: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, faulty.root, "--format", "json")[1])
    jsonschema.validate(found, JSON)
    assert found["summary"]["errors"] == len(found["diagnostics"]) == 5
    assert found["summary"]["documents"] == 11


def test_its_json_of_a_clean_handbook_keeps_the_contract(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = json.loads(run(capsys, CORPUS, "--format", "json")[1])
    jsonschema.validate(found, JSON)
    assert found["diagnostics"] == []


def test_a_diagnostic_says_all_that_a_program_needs(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(run(capsys, faulty.root, "--format", "json")[1])["diagnostics"]
    assert next(d for d in found if d["rule"] == "unknown-document") == {
        "rule": "unknown-document",
        "code": "HB201",
        "severity": "error",
        "path": TEXT,
        "line": 9,
        "column": 9,
        "message": "there is no document SOP-99",
        "hint": "did you mean SOP-01?",
        "document": "PAGE-02",
        "language": "en",
    }


def test_a_fault_in_a_register_belongs_to_no_document(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(run(capsys, faulty.root, "--format", "json")[1])["diagnostics"]
    in_registers = [d for d in found if d["path"].startswith("docs/registers/")]
    assert [d["document"] for d in in_registers] == [None]


def test_diagnostics_are_sorted_by_place_and_paths_are_relative(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(run(capsys, faulty.root, "--format", "json")[1])["diagnostics"]
    places = [(d["path"], d["line"], d["column"]) for d in found]
    assert places == sorted(places)
    assert all(not Path(d["path"]).is_absolute() and "\\" not in d["path"] for d in found)


def test_the_same_handbook_gives_the_same_diagnostics_wherever_it_lies(
    faulty: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = run(capsys, faulty.root, "--format", "github")[1]
    faulty.root.rename(tmp_path / "elsewhere")
    assert run(capsys, tmp_path / "elsewhere", "--format", "github")[1] == here


def test_its_annotations_are_one_line_each_with_their_place(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, faulty.root, "--format", "github")[1].splitlines()
    wanted = (
        f"::error file={TEXT},line=9,col=9,title=HB201 unknown-document"
        "::there is no document SOP-99; did you mean SOP-01?"
    )
    assert wanted in lines
    assert all(line.startswith("::error file=") for line in lines)


def test_an_annotation_cannot_be_broken_out_of(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    handbook.write("docs/pages/a,b%0A::error/document.yml", handbook.read("sop/first/document.yml"))
    lines = run(capsys, handbook.root, "--format", "github")[1].splitlines()
    assert lines
    assert all(line.startswith("::error file=docs/pages/a%2Cb%250A%3A%3Aerror/") for line in lines)


def test_its_text_groups_by_document_and_marks_the_place(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, faulty.root)[1].splitlines()
    assert lines.count("PAGE-02 docs/pages/about") == 1
    at = next(i for i, line in enumerate(lines) if "unknown-document" in line)
    assert lines[at].split()[:3] == [f"{TEXT}:9:9", "error", "unknown-document"]
    assert lines[at + 1] == "      See [x](doc:SOP-99) and [y](javascript:z)."
    assert lines[at + 2].index("^") == lines[at + 1].index("doc:")
    assert lines[at + 3] == "      fix: did you mean SOP-01?"
    assert lines[-1].startswith("5 errors, 0 warnings in 11 documents")
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("form", FORMS)
def test_what_may_not_be_public_is_repeated_in_no_format(
    handbook: Handbook, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    handbook.write(TEXT, HEAD + "Call +383 38 123 456 or name@handbook.example.\n")
    code, out = run(capsys, handbook.root, "--format", form)
    assert code == 1
    assert "123" not in out
    assert "name@" not in out


@pytest.mark.parametrize("lang", ["sq", "sr", "sr-Latn", "en"])
def test_it_speaks_the_language_that_is_asked_for(
    faulty: Handbook, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    words = {
        "sq": "nuk ka dokument SOP-99",
        "sr": "nema dokumenta SOP-99",
        "en": "there is no document SOP-99",
    }
    out = run(capsys, faulty.root, "--lang", lang)[1]
    assert [key for key, sentence in words.items() if sentence in out] == [lang[:2]]


def test_the_language_changes_the_words_and_nothing_else(
    faulty: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    def places(lang: str) -> list[tuple[str, int, str]]:
        out = run(capsys, faulty.root, "--format", "json", "--lang", lang)[1]
        return [(d["path"], d["line"], d["code"]) for d in json.loads(out)["diagnostics"]]

    assert places("sq") == places("sr") == places("en")


@pytest.mark.parametrize("form", FORMS)
def test_it_writes_nothing(faulty: Handbook, capsys: pytest.CaptureFixture[str], form: str) -> None:
    before = tree(faulty.root)
    run(capsys, faulty.root, "--format", form)
    assert tree(faulty.root) == before


def test_it_needs_no_right_to_write(faulty: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in [faulty.root, *(p for p in faulty.root.rglob("*") if p.is_dir())]:
        folder.chmod(0o555)
    try:
        assert run(capsys, faulty.root)[0] == 1
    finally:
        for folder in [faulty.root, *(p for p in faulty.root.rglob("*") if p.is_dir())]:
            folder.chmod(0o755)


def test_a_register_is_asked_for_with_what_it_caused_elsewhere(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    register = handbook.root / "docs/registers/facts.yml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("status: confirmed", "status: unconfirmed"), encoding="utf-8")

    def rules(path: str) -> set[str]:
        out = run(capsys, handbook.root, "--format", "json", str(handbook.root / path))[1]
        return {d["rule"] for d in json.loads(out)["diagnostics"]}

    assert "unconfirmed-as-fact" in rules("docs/registers/facts.yml") & rules("docs/registers")
    assert rules("docs/registers/laws.yml") == set()


@pytest.mark.parametrize(("count", "said"), [(1, "1 error, 0 warnings"), (2, "2 errors, 0")])
def test_it_counts_in_words_that_fit(
    handbook: Handbook, capsys: pytest.CaptureFixture[str], count: int, said: str
) -> None:
    for number in range(count):
        handbook.write(f"docs/pages/about/stray-{number}.txt", "")
    assert run(capsys, handbook.root)[1].splitlines()[-1].startswith(said)


def test_it_tells_how_much_is_excused(
    handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    allowed = "allow:\n  - rule: wrong-language\n    reason: x\n    until: 2026-12-31\naudience:"
    handbook.replace("docs/pages/about/document.yml", "audience:", allowed)
    handbook.write("docs/pages/about/en.md", handbook.read("docs/pages/about/sq.md"))
    out = run(capsys, handbook.root, "--date", "2026-11-25")[1].splitlines()
    assert "1 finding excused by allow (see handbook status)" in out


@pytest.mark.parametrize("lang", ["sq", "sr", "en"])
def test_rules_and_status_speak_the_language_that_is_asked_for(
    handbook: Handbook, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    titles = {
        "sq": "Një kod i takon një dokumenti.",
        "sr": "Jedna šifra pripada jednom dokumentu.",
        "en": "A code belongs to one document.",
    }
    root = ["--root", str(handbook.root), "--lang", lang]
    commands = [["rules"], ["explain", "HB101"], ["explain", "duplicate-code"]]
    for command in commands:
        with pytest.raises(SystemExit):
            main([*command, *root])
        out = capsys.readouterr().out
        assert (titles[lang] in out) or (lang == "en" and "# duplicate-code" in out)
    with pytest.raises(SystemExit) as stopped:
        main(["status", *root])
    assert stopped.value.code == 0
