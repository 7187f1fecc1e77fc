"""Words that hold the place of others: where they are found, and what is none."""

from __future__ import annotations

import pytest

from conftest import Handbook
from handbook.scaffold import new

ABOUT = "docs/pages/about/{}.md"
TEXT = "# T\n\nS.\n\n## R {{#rights}}\n\n{}\n"


def found(handbook: Handbook, words: str, language: str = "en") -> list[str]:
    """What is taken for a placeholder in a text that says these words, with its place."""
    handbook.write(ABOUT.format(language), TEXT.format(words))
    return [
        f"{d.line}:{d.column} {d.message.partition(' holds ')[0]}"
        for d in handbook.check()
        if d.rule == "placeholder-text"
    ]


@pytest.mark.parametrize(
    ("language", "words", "stands"),
    [
        ("en", "Call TODO.", "7:6 TODO"),
        ("en", "Lorem ipsum dolor.", "7:1 Lorem ipsum"),
        ("en", "In room xxx.", "7:9 xxx"),
        ("en", "Why ???", "7:5 ???"),
        ("en", "...", "7:1 ..."),
        ("en", "…", "7:1 …"),
        ("en", "- ?", "7:3 ?"),
        ("en", "The deadline (to be confirmed).", "7:15 to be confirmed"),
        ("en", "**Deadline:** to be confirmed", "7:15 to be confirmed"),
        ("en", "Deadline – To be confirmed!", "7:12 To be confirmed"),
        ("en", "| A | B |\n| --- | --- |\n| x | TBC |", "9:7 TBC"),
        ("sq", "Për t’u plotësuar.", "7:1 Për t’u plotësuar"),
        ("sq", "Afati: për t'u caktuar", "7:8 për t'u caktuar"),
        ("sr", "Rok: dopuniti.", "7:6 dopuniti"),
        ("sr", "Biće dopunjeno", "7:1 Biće dopunjeno"),
    ],
)
def test_a_placeholder_is_found_where_it_stands(
    handbook: Handbook, language: str, words: str, stands: str
) -> None:
    assert found(handbook, words, language) == [stands]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The form is to be completed by the officer."),
        ("en", "What is to be decided stands in the plan."),
        ("en", "“We take care of everything ...”"),
        ("en", "She said: “I ... do not know.”"),
        ("en", "Is this about me?"),
        ("en", "`TODO` and `...` are words of programs."),
        ("en", "In todos and methods, XXL."),
        ("en", "| Who | When |\n| --- | --- |\n| she | |"),
        ("sq", "Formulari është për t'u plotësuar nga zyrtari."),
        ("sr", "Zapis treba dopuniti istog dana."),
        ("sr", "Dopuniti zapis istog dana."),
    ],
)
def test_words_that_mean_what_they_say_are_no_placeholders(
    handbook: Handbook, language: str, words: str
) -> None:
    assert found(handbook, words, language) == []


def test_a_placeholder_in_data_and_in_a_register_is_found(handbook: Handbook) -> None:
    plan, terms = "docs/plans/visibility/document.yml", "docs/registers/terms.yml"
    lines = {
        f"{plan}:{handbook.replace(plan, 'sr: odštampani leci', 'sr: dopuniti')}",
        f"{terms}:{handbook.replace(terms, 'en: presumed victim', 'en: TBD')}",
    }
    faults = {f"{d.path}:{d.line}" for d in handbook.check() if d.rule == "placeholder-text"}
    assert faults == lines


def test_what_a_new_document_leaves_to_its_writer_is_a_placeholder(handbook: Handbook) -> None:
    files = new(handbook.root, "page", "fresh-one")
    handbook.replace(files[0], "owner: '?'", "owner: office")
    faults = [f"{d.path}:{d.line}" for d in handbook.check() if d.rule == "placeholder-text"]
    assert faults == [f"{path}:{line}" for path in files[1:] for line in (1, 3)]
