"""``handbook format`` and ``handbook new``: what they write, and what they leave alone."""

from __future__ import annotations

import unicodedata

import pytest

from conftest import Handbook
from handbook.errors import HandbookError
from handbook.formatting import format_tree
from handbook.model.kinds import KINDS
from handbook.scaffold import new

ABOUT = "docs/pages/about"
LANGUAGES = ("sq", "sr", "en")


def test_a_handbook_in_its_plain_form_is_left_as_it_is(handbook: Handbook) -> None:
    assert format_tree(handbook.root, write=True) == []


def test_missing_ids_are_made_of_the_english_words_in_every_language(handbook: Handbook) -> None:
    for language, words in zip(LANGUAGES, ("Çfarë më pas", "Šta dalje", "What next?"), strict=True):
        path = f"{ABOUT}/{language}.md"
        handbook.write(path, f"{handbook.read(path)}\n## {words}\n\nA.\n\n### {words} ##\n\nB.\n")
    changed = format_tree(handbook.root, write=True)
    assert changed == [f"{ABOUT}/{language}.md" for language in LANGUAGES]
    for language in LANGUAGES:
        text = handbook.read(f"{ABOUT}/{language}.md")
        heads = [line for line in text.split("\n") if line.startswith("##")]
        assert [head.rpartition(" ")[2] for head in heads] == [
            "{#rights}",
            "{#what-next}",
            "{#what-next-2}",
        ]
    assert handbook.faults() == []


def test_a_missing_id_is_taken_from_the_other_languages(handbook: Handbook) -> None:
    handbook.replace(f"{ABOUT}/sr.md", " {#rights}", "")
    format_tree(handbook.root, write=True)
    assert "{#rights}" in handbook.read(f"{ABOUT}/sr.md")
    assert handbook.faults() == []


def test_formatting_twice_changes_nothing_more(handbook: Handbook) -> None:
    handbook.replace(f"{ABOUT}/sr.md", " {#rights}", "")
    handbook.write(f"{ABOUT}/en.md", handbook.read(f"{ABOUT}/en.md") + "\n## More\n\nX.\n\n\n")
    assert format_tree(handbook.root, write=True)
    assert format_tree(handbook.root, write=True) == []


def test_a_text_gets_plain_lines_and_composed_letters(handbook: Handbook) -> None:
    before = handbook.read(f"{ABOUT}/sr.md").replace("\n", "\r\n") + "Še č.\r\n\r\n"
    decomposed = unicodedata.normalize("NFD", before)
    handbook.write(f"{ABOUT}/sr.md", b"\xef\xbb\xbf" + decomposed.encode())
    format_tree(handbook.root, write=True)
    after = (handbook.root / f"{ABOUT}/sr.md").read_bytes()
    assert b"\r" not in after
    assert after == unicodedata.normalize("NFC", after.decode()).encode()
    assert after.endswith(b".\n")
    assert not after.startswith(b"\xef\xbb\xbf")


def test_asking_what_would_change_writes_nothing(handbook: Handbook) -> None:
    handbook.replace(f"{ABOUT}/sr.md", " {#rights}", "")
    before = handbook.read(f"{ABOUT}/sr.md")
    assert format_tree(handbook.root, write=False) == [f"{ABOUT}/sr.md"]
    assert handbook.read(f"{ABOUT}/sr.md") == before


def test_a_heading_within_code_gets_no_id(handbook: Handbook) -> None:
    path = f"{ABOUT}/en.md"
    handbook.write(path, handbook.read(path) + "\n```\n## No heading\n```\n")
    assert format_tree(handbook.root, write=True) == []


# --- new ----------------------------------------------------------------------------------------

every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_a_new_document_has_a_file_for_its_data_and_one_a_language(
    handbook: Handbook, kind: str
) -> None:
    files = new(handbook.root, kind, "fresh-one")
    folder = files[0].rpartition("/")[0]
    assert folder.endswith("/fresh-one")
    assert files == [f"{folder}/{name}" for name in ("document.yml", "en.md", "sq.md", "sr.md")]
    assert all((handbook.root / file).is_file() for file in files)


@every_kind
def test_the_checks_name_what_a_new_document_still_needs(handbook: Handbook, kind: str) -> None:
    files = new(handbook.root, kind, "fresh-one")
    found = handbook.check()
    assert found, "a document of placeholders must not pass"
    for diagnostic in found:
        assert str(diagnostic.path) in files
        lines = handbook.read(str(diagnostic.path)).split("\n")
        assert 1 <= diagnostic.line <= len(lines), diagnostic
        if diagnostic.rule == "invalid-schema":
            assert "?" in lines[diagnostic.line - 1], diagnostic


@every_kind
def test_a_new_document_has_a_code_of_its_own(handbook: Handbook, kind: str) -> None:
    codes = []
    for slug in ("fresh-one", "fresh-two"):
        files = new(handbook.root, kind, slug)
        data = handbook.read(files[0]).split("\n")
        codes.append(next(line for line in data if line.startswith("code: ")))
    taken = {path.read_text(encoding="utf-8") for path in handbook.root.rglob("document.yml")}
    assert len(set(codes)) == 2
    for code in codes:
        assert sum(f"\n{code}\n" in f"\n{text}" for text in taken) == 1


def test_a_folder_that_is_there_is_left_alone(handbook: Handbook) -> None:
    before = handbook.read("sop/first/document.yml")
    with pytest.raises(HandbookError, match="sop/first is there already"):
        new(handbook.root, "sop", "first")
    assert handbook.read("sop/first/document.yml") == before


@pytest.mark.parametrize(
    "slug", ["", "Big", "two words", "š", "a_b", "-a", "a-", "../x", "a/b", "a\n", ".hidden"]
)
def test_a_slug_that_cannot_be_an_address_is_refused(handbook: Handbook, slug: str) -> None:
    before = sorted(handbook.root.rglob("*"))
    with pytest.raises(HandbookError, match="cannot be part of an address"):
        new(handbook.root, "sop", slug)
    assert sorted(handbook.root.rglob("*")) == before


def test_an_unknown_kind_is_refused_with_the_kinds_that_there_are(handbook: Handbook) -> None:
    with pytest.raises(HandbookError, match="essay is not a kind; write one of sop, "):
        new(handbook.root, "essay", "fresh-one")
