"""What is read keeps its place: passages, facts, references, headings, the data of YAML."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Handbook
from handbook import checking
from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.text import Text
from handbook.rules import BY_NAME
from handbook.sources.files import decode
from handbook.sources.markdown import read_sections
from handbook.sources.read import read
from handbook.sources.yaml import Yaml, read_yaml

TEXT = "docs/pages/about/en.md"
HEAD = "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n"


def about(handbook: Handbook) -> Text:
    return read(handbook.root).by_code["PAGE-02"].texts["en"]


def places(handbook: Handbook) -> list[tuple[str, str]]:
    """Where each unknown thing is referred to, in the order of the text."""
    corpus: Corpus = read(handbook.root)
    return [(str(use.target), str(use.place)) for use in corpus.uses if use.target.id == "x"]


# Passages.


def test_a_passage_stands_where_it_is_included(handbook: Handbook) -> None:
    handbook.write(TEXT, HEAD + "Before.\n\n{!danger.md!}\n\nAfter.\n")
    words = content.words(about(handbook).sections[0].blocks)
    assert words.split()[0] == "Before."
    assert "In danger, call" in words
    assert words.split()[-1] == "After."


def test_a_passage_is_read_in_the_language_of_the_text(handbook: Handbook) -> None:
    first = read(handbook.root).by_code["SOP-01"]
    said = {key: content.words(text.lead)[:5] for key, text in first.texts.items()}
    assert said == {"sq": "Kur k", "sr": "Kada ", "en": "In da"}


def test_a_place_in_a_passage_is_a_line_of_the_passage(handbook: Handbook) -> None:
    handbook.write("docs/shared/note/en.md", "One.\n\nTwo and\n<term:x>.\n")
    handbook.write(TEXT, HEAD + "{!note.md!}\n")
    assert places(handbook) == [("term:x", "docs/shared/note/en.md:4:2")]


def test_a_place_after_a_passage_is_a_line_of_the_text(handbook: Handbook) -> None:
    handbook.write("docs/shared/note/en.md", "One.\n\nTwo.\n\nThree.\n")
    handbook.write(TEXT, HEAD + "{!note.md!}\n\n{!note.md!}\n\n- <term:x>\n")
    assert places(handbook) == [("term:x", f"{TEXT}:11:4")]


def test_empty_lines_at_the_top_of_a_passage_are_counted(handbook: Handbook) -> None:
    handbook.write("docs/shared/note/en.md", "\n\n<term:x>\n")
    handbook.write("docs/shared/outer/en.md", "\n\n{!note.md!}\n\n<role:x>\n")
    handbook.write(TEXT, HEAD + "{!outer.md!}\n")
    assert places(handbook) == [
        ("term:x", "docs/shared/note/en.md:3:2"),
        ("role:x", "docs/shared/outer/en.md:5:2"),
    ]


def test_passages_within_passages_keep_their_places(handbook: Handbook) -> None:
    handbook.write("docs/shared/inner/en.md", "Inner\n<term:x>\n")
    handbook.write("docs/shared/middle/en.md", "Middle.\n\n{!inner.md!}\n\n<role:x>\n")
    handbook.write("docs/shared/outer/en.md", "{!middle.md!}\n\n<org:x>\n")
    handbook.write(TEXT, HEAD + "{!outer.md!}\n\n<law:x>\n")
    assert places(handbook) == [
        ("term:x", "docs/shared/inner/en.md:2:2"),
        ("role:x", "docs/shared/middle/en.md:5:2"),
        ("org:x", "docs/shared/outer/en.md:3:2"),
        ("law:x", f"{TEXT}:9:2"),
    ]


def test_a_document_knows_the_passages_it_rests_on(handbook: Handbook) -> None:
    assert read(handbook.root).by_code["SOP-01"].passages == tuple(
        f"docs/shared/danger/{language}.md" for language in ("en", "sq", "sr")
    )


@pytest.mark.parametrize(
    "code",
    [
        "```\n{!nothing.md!}\n```",
        "~~~markdown\n{!nothing.md!}\n~~~",
        "- item\n\n    ```\n    {!nothing.md!}\n    ```",
        "Words:\n\n    {!nothing.md!}",
        "Write `{!nothing.md!}` on a line.",
    ],
)
def test_an_include_in_code_is_left_alone(handbook: Handbook, code: str) -> None:
    handbook.write(TEXT, HEAD + code + "\n")
    assert handbook.faults() == []
    assert "{!nothing.md!}" in content.words(about(handbook).sections[0].blocks)


def test_an_include_in_the_code_of_a_passage_is_left_alone(handbook: Handbook) -> None:
    handbook.write(
        "docs/shared/note/en.md", "Write `{!nothing.md!}`:\n\n```\n{!nothing.md!}\n```\n"
    )
    handbook.write(TEXT, HEAD + "{!note.md!}\n")
    assert handbook.faults() == []


def test_a_passage_is_composed_like_all_other_text(handbook: Handbook) -> None:
    handbook.write("docs/shared/note/en.md", "e\u0308\n")
    handbook.write(TEXT, HEAD + "{!note.md!}\n")
    assert content.words(about(handbook).sections[0].blocks) == "ë"


def test_a_byte_order_mark_of_a_passage_is_no_word(handbook: Handbook) -> None:
    handbook.write("docs/shared/note/en.md", "\ufeffWords.\r\nMore <term:x>.\r\n")
    handbook.write(TEXT, HEAD + "{!note.md!}\n")
    assert content.words(about(handbook).sections[0].blocks).startswith("Words. More")
    assert places(handbook) == [("term:x", "docs/shared/note/en.md:2:7")]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return Handbook(tmp_path_factory.mktemp("kept") / "x")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="a \n\t\r\x0b\x0c\x1c\u2028\x85{!`>-", max_size=40))
def test_whatever_a_passage_holds_the_line_after_it_keeps_its_place(
    kept: Handbook, passage: str
) -> None:
    kept.write("docs/shared/note/en.md", passage)
    kept.write(TEXT, HEAD + "{!note.md!}\n\n## More {#more}\n")
    text = about(kept)
    assert text.place(text.sections[-1].line) == Place(TEXT, 9)


# Texts.


def test_the_first_heading_is_the_title_and_the_paragraph_after_it_the_summary(
    handbook: Handbook,
) -> None:
    handbook.write(TEXT, "# About *us*\n\nWho we are.\n\nMore.\n\n## Rights {#rights}\n\nAll.\n")
    text = about(handbook)
    assert content.words(text.title) == "About us"
    assert content.words(text.summary) == "Who we are."
    assert content.words(text.lead) == "More."
    assert [(section.level, section.id, section.line) for section in text.sections] == [
        (2, "rights", 7)
    ]


def test_the_id_of_a_heading_is_no_part_of_its_words() -> None:
    _, first, second = read_sections("## The *first* step {#first-step}\n\n### Odd {id}\n")
    assert (content.words(first.title), first.id) == ("The first step", "first-step")
    assert (content.words(second.title), second.id) == ("Odd {id}", None)


def test_a_fact_is_a_link_with_the_words_of_its_sentence(handbook: Handbook) -> None:
    text = read(handbook.root).by_code["SOP-01"].texts["sr"]
    fact = next(link for link in text.links if link.target.startswith("fact:"))
    assert fact.target == "fact:report-within"
    assert content.words(fact.children) == "u roku od {} dana"
    assert text.place(fact.line, fact.column) == Place("sop/first/sr.md", 25, 39)


@pytest.mark.parametrize("written", ["[](term:x)", "<term:x>"])
def test_a_bare_reference_has_no_words_of_its_own(handbook: Handbook, written: str) -> None:
    handbook.write(TEXT, f"{HEAD}The {written}.\n")
    (link,) = about(handbook).links
    assert (link.target, link.children) == ("term:x", ())


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("One\ntwo <term:x>", "8:6"),
        ("[a](term:y) [b](term:x)", "7:17"),
        ("[a](term:x-y)\n[b](term:x)", "8:5"),
        ("- one\n- **two <term:x>**", "8:10"),
        ("> one\n> <term:x>", "8:4"),
        ("| a | b |\n|---|---|\n| c | <term:x> |", "9:8"),
        ("Word\n: one\n: <term:x>", "9:4"),
        ('!!! note "Title"\n    one\n    <term:x>', "9:6"),
        ("one[^1]\n\n[^1]: two\n    <term:x>", "10:6"),
        ("### Three {#three}\n\n<term:x>", "9:2"),
        ("one\\\n<term:x>", "8:2"),
        ("[two\nlines](term:x)", "8:8"),
    ],
)
def test_a_reference_keeps_its_line_and_column(
    handbook: Handbook, written: str, place: str
) -> None:
    handbook.write(TEXT, HEAD + written + "\n")
    assert places(handbook) == [("term:x", f"{TEXT}:{place}")]


def test_a_reference_in_code_is_none(handbook: Handbook) -> None:
    handbook.write(TEXT, HEAD + "`<term:x>`\n\n```\n[a](doc:x)\n```\n")
    assert places(handbook) == []


def test_the_words_of_data_can_refer_too(handbook: Handbook) -> None:
    line = handbook.replace(
        "docs/registers/terms.yml", "A person who by some signs", '"A <role:x> who"  # '
    )
    assert places(handbook) == [("role:x", f"docs/registers/terms.yml:{line}:9")]


# Data.


def test_every_value_of_yaml_keeps_its_place() -> None:
    text = "a: 1\nb:\n  - c: x\n    d: y\n  - c: z\n"
    found = read_yaml("x.yml", text)
    assert isinstance(found, Yaml)
    assert found.data == {"a": "1", "b": [{"c": "x", "d": "y"}, {"c": "z"}]}
    assert found.marks.value("b", 0, "d") == Place("x.yml", 4, 8)
    assert found.marks.key("b", 0, "d") == Place("x.yml", 4, 5)
    assert found.marks.value("b", 1, "nothing") == Place("x.yml", 5, 5)


@pytest.mark.parametrize("word", ["no", "0800", "0.10", "1e3", "2026-11-01", "0x1F", "~", "12:30"])
def test_a_scalar_means_what_it_looks_like(word: str) -> None:
    found = read_yaml("x.yml", f"a: {word}\n")
    assert isinstance(found, Yaml)
    assert found.data == {"a": word}


def test_an_entry_that_cannot_be_read_does_not_move_the_others(handbook: Handbook) -> None:
    path = "docs/registers/roles.yml"
    handbook.replace(path, "  institution: office\n\n", "  unit: office\n\n")
    corpus = read(handbook.root)
    roles = corpus.registers["roles"]
    assert [entry.id for entry in roles.entries] == ["head"]
    assert roles.place(0, "id") == Place(path, 11, 7)
    assert not roles.whole


def test_items_are_found_wherever_they_are_nested(handbook: Handbook) -> None:
    call = read(handbook.root).by_code["CALL-01"]
    assert [item.id for _, item in call.items()] == ["quality", "costs"]


def test_attachments_belong_to_their_document(handbook: Handbook) -> None:
    handbook.write("docs/pages/about/files/a/list.txt", "x")
    handbook.write("docs/pages/about/files/list.txt~", "x")
    document = read(handbook.root).by_code["PAGE-02"]
    assert document.files == ("docs/pages/about/files/a/list.txt",)


def test_a_further_language_needs_a_line_of_settings_and_its_texts(handbook: Handbook) -> None:
    handbook.replace(
        "handbook.yml",
        "title:\n",
        "  - tag: tr\n    address: tr\n    file: tr.md\n    script: Latn\n    name: Türkçe\n"
        "title:\n  tr: Örnek el kitabı\n",
    )
    handbook.replace("handbook.yml", "publisher:\n", "publisher:\n  tr: deneme grubu\n")
    findings = checking.check(handbook.root, dt.date(2026, 11, 25)).findings
    assert {finding.rule for finding in findings} == {
        "missing-language",
        "invalid-schema",
        "register-name-missing",
        "ui-string-missing",
    }
    lacking = {str(f.values["file"]) for f in findings if f.rule == "missing-language"}
    assert lacking == {"tr.md"}


def test_an_exception_holds_up_to_the_day_it_names(handbook: Handbook) -> None:
    handbook.replace("docs/pages/about/en.md", "\n## ", "\nCall 0800 123 456.\n\n## ")
    handbook.replace(
        "docs/pages/about/document.yml",
        "audience:",
        "allow:\n  - rule: typed-contact\n    reason: a sample\n    until: 2026-12-31\naudience:",
    )

    def rules(day: dt.date) -> set[str]:
        found = {finding.rule for finding in checking.check(handbook.root, day).findings}
        return {rule for rule in found if not BY_NAME[rule].compares}

    assert rules(dt.date(2026, 12, 31)) == set()
    assert rules(dt.date(2027, 1, 1)) == {"typed-contact", "expired-allowance"}


@given(st.binary(max_size=60))
def test_bytes_are_text_or_say_where_they_are_not(data: bytes) -> None:
    found = decode("x", data)
    if isinstance(found, str):
        assert "\r" not in found
        assert "\0" not in found
    else:
        assert 1 <= found.place.line <= data.count(b"\n") + data.count(b"\r") + 1
