"""What one language says and another does not is told once, where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from conftest import Handbook
from handbook.language.bags import agreed, differing
from handbook.language.contradictions import contradictions
from handbook.language.modality import Modal
from support.moods import modals

ABOUT = "docs/pages/about"
TAGS = {"sq": "sq", "sr": "sr-Latn", "en": "en"}
HEADS = {
    "sq": "# Rreth nesh\n\nKush e shkruan këtë doracak.\n\n## Të drejtat {#rights}\n\n",
    "sr": "# O nama\n\nKo piše ovaj priručnik.\n\n## Prava {#rights}\n\n",
    "en": "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n",
}


def about(handbook: Handbook, sq: str, sr: str, en: str) -> list[str]:
    """What is found where the texts of a page end with these words."""
    for address, words in {"sq": sq, "sr": sr, "en": en}.items():
        handbook.write(f"{ABOUT}/{address}.md", HEADS[address] + words + "\n")
    return handbook.faults(compared=True)


def test_a_changed_number_is_told_once_in_the_language_that_differs(handbook: Handbook) -> None:
    found = about(handbook, "Ka 15 faqe.", "Ima 51 stranu.", "It has 15 pages.")
    assert found == [f"{ABOUT}/sr.md:7 differing-numbers"]


def test_the_message_names_what_each_language_says(handbook: Handbook) -> None:
    about(handbook, "Ka 15 faqe.", "Ima 51 stranu.", "It has pages.")
    (found,) = (d for d in handbook.check() if d.rule == "differing-numbers")
    assert "sq: 15; sr: 51; en: –" in found.message


def test_where_all_differ_one_of_them_is_named(handbook: Handbook) -> None:
    found = about(handbook, "Ka 15 faqe.", "Ima 51 stranu.", "It has 16 pages.")
    assert found == [f"{ABOUT}/sq.md:7 differing-numbers"]


def test_two_changed_numbers_are_told_twice(handbook: Handbook) -> None:
    found = about(
        handbook, "Ka 15 faqe.\nDhe 3 pjesë.", "15 strana.\n3 dela.", "16 pages.\n4 parts."
    )
    assert found == [f"{ABOUT}/en.md:7 differing-numbers", f"{ABOUT}/en.md:8 differing-numbers"]


def test_a_lost_item_took_its_reference_and_its_number_with_it(handbook: Handbook) -> None:
    found = about(
        handbook,
        "- Lexoni;\n- duhet të pyetni [udhëheqësin](role:head) për 2 faqet.",
        "- Čitajte.",
        "- Read;\n- you must ask the [head](role:head) about the 2 pages.",
    )
    assert found == [f"{ABOUT}/sr.md:7 differing-structure"]


def test_a_lost_sentence_took_its_number_with_its_reference(handbook: Handbook) -> None:
    found = about(
        handbook,
        "Lexoni.\nPyetni [udhëheqësin](role:head) për 2 faqet e vitit 2020.",
        "Čitajte.\nPitajte [rukovodioca](role:head) o 2 strane iz 2020. godine.",
        "Read.",
    )
    assert found == [f"{ABOUT}/en.md:5 differing-references"]


def test_a_changed_number_is_told_beside_another_difference(handbook: Handbook) -> None:
    found = about(
        handbook,
        "Pyetni [udhëheqësin](role:head) për 2 faqet.",
        "Pitajte rukovodioca o 2 strane.",
        "Ask the [head](role:head) about the 3 pages.",
    )
    assert found == [
        f"{ABOUT}/en.md:7 differing-numbers",
        f"{ABOUT}/sr.md:5 differing-references",
    ]


def test_a_month_that_is_a_word_as_well_is_no_date_by_itself(handbook: Handbook) -> None:
    assert (
        about(
            handbook, "Mund të pyetni? Mundeni.", "Smem li da pitam? Smete.", "You may ask. May I?"
        )
        == []
    )


def test_a_shared_passage_is_compared_in_its_own_files(handbook: Handbook) -> None:
    shared = "docs/shared/danger"
    for address in TAGS:
        path = f"{ABOUT}/{address}.md"
        handbook.write(path, handbook.read(path) + "\n{!danger.md!}\n")
    handbook.write(f"{shared}/sq.md", handbook.read(f"{shared}/sq.md") + "Lexoni 2 faqe.\n")
    handbook.write(f"{shared}/sr.md", handbook.read(f"{shared}/sr.md") + "Pročitajte 3 strane.\n")
    handbook.write(f"{shared}/en.md", handbook.read(f"{shared}/en.md") + "Read 2 pages.\n")
    assert handbook.faults(compared=True) == [f"{shared}/sr.md:2 differing-numbers"]
    handbook.write(f"{shared}/sr.md", handbook.read(f"{shared}/sr.md").partition("\n")[0] + "\n")
    assert handbook.faults(compared=True) == [f"{shared}/sr.md:1 differing-numbers"]


def test_short_prose_of_a_register_is_compared(handbook: Handbook) -> None:
    path = "docs/registers/terms.yml"
    text = handbook.read(path)
    note = "  note:\n    sq: Ka 2 faqe.\n    sr: Ima 3 strane.\n    en: It has 2 pages.\n"
    handbook.write(path, text.replace("  names:", note + "  names:", 1))
    line = (
        1
        + (note + text).split("\n").index("    sr: Ima 3 strane.")
        + text.split("\n").index("  names:")
    )
    assert handbook.faults(compared=True) == [f"{path}:{line} differing-numbers"]


ROWS = {
    "a prohibition": ("Nuk duhet të pyetni.", "Ne smete da pitate.", "You must not ask."),
    "a plea": ("Mos pyesni.", "Ne pitajte.", "Do not ask."),
    "a plea with a word that denies": ("Mos dërgoni asgjë.", "Ništa ne šaljite.", "Send nothing."),
    "a duty": ("Duhet të pyetni.", "Morate da pitate.", "You must ask."),
    "a permission": ("Mund të pyetni.", "Možete da pitate.", "You may ask."),
    "a ban": ("Pyetja është e ndaluar.", "Zabranjeno je pitati.", "Asking is forbidden."),
    "a possibility": ("Mund të jetë viktimë.", "Možda je žrtva.", "It may be a victim."),
    "no need": ("Nuk keni nevojë të pyetni.", "Ne morate da pitate.", "You do not have to ask."),
    "a number": ("Ligji nr. 5 vlen.", "Zakon br. 5 važi.", "Law No. 5 applies."),
    "a motto": ("Motoja «Mos hesht».", "Moto „Mos hesht“.", "The motto “Mos hesht”."),
}


def row(address: str, words: str) -> Modal:
    return next(modals(words, TAGS[address]))


def said(words: Sequence[str]) -> list[tuple[str, str]]:
    rows = {a: row(a, text) for a, text in zip(TAGS, words, strict=True)}
    return list(contradictions(rows))


@pytest.mark.parametrize("words", ROWS.values(), ids=ROWS)
def test_what_says_the_same_is_no_contradiction(words: Sequence[str]) -> None:
    assert said(words) == []


SLIPS = [
    ("a prohibition", "en", "You must ask.", "a negation is missing here"),
    ("a prohibition", "sq", "Duhet të pyetni.", "a negation is missing here"),
    ("a prohibition", "sr", "Smete da pitate.", "a negation is missing here"),
    ("a plea", "en", "Ask.", "a negation is missing here"),
    ("a plea", "sq", "Pyesni.", "a negation is missing here"),
    ("a plea", "sr", "Pitajte.", "a negation is missing here"),
    ("a duty", "en", "You may ask.", "here it may be done, elsewhere it must be"),
    ("a duty", "sq", "Mund të pyetni.", "here it may be done, elsewhere it must be"),
    ("a duty", "sr", "Možete da pitate.", "here it may be done, elsewhere it must be"),
    ("a duty", "en", "You must not ask.", "only here something is forbidden"),
    ("a duty", "sr", "Ne smete da pitate.", "only here something is forbidden"),
    ("a permission", "en", "You must ask.", "here it must be done, elsewhere it may be"),
    ("a permission", "sq", "Duhet të pyetni.", "here it must be done, elsewhere it may be"),
    ("a permission", "sr", "Morate da pitate.", "here it must be done, elsewhere it may be"),
    ("a permission", "sq", "Nuk mund të pyetni.", "only here something is forbidden"),
]


@pytest.mark.parametrize(("name", "address", "words", "fault"), SLIPS)
def test_a_slip_in_one_language_is_found(name: str, address: str, words: str, fault: str) -> None:
    rows = dict(zip(TAGS, ROWS[name], strict=True))
    assert said(list({**rows, address: words}.values())) == [(address, fault)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"a": 1, "b": 1, "c": 2}, ["a", "b"]),
        ({"a": 1, "b": 1}, ["a", "b"]),
        ({"a": 1}, ["b", "c"]),
        ({"a": 1, "b": 2, "c": 3}, []),
    ],
)
def test_most_languages_agree_or_none_do(row: Mapping[str, int], expected: list[str]) -> None:
    assert agreed(row, ["a", "b", "c"], int.__eq__) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"a": 1, "b": 1, "c": 1, "d": 2}, ["a", "b", "c"]),
        ({"a": 1, "b": 1, "c": 2, "d": 2}, []),
        ({"a": 1, "b": 2}, []),
    ],
)
def test_of_four_languages_three_must_agree(row: Mapping[str, int], expected: list[str]) -> None:
    assert agreed(row, ["a", "b", "c", "d"], int.__eq__) == expected


def test_bags_that_hold_the_same_do_not_differ_whatever_their_order() -> None:
    same = {"a": [1, 2, 2], "b": [2, 1, 2]}
    assert differing(same, int, int.__eq__, int.__eq__) == []
    assert differing({**same, "b": [2, 1, 3]}, int, int.__eq__, int.__eq__) == [{"a": 2, "b": 3}]


def test_very_many_differences_are_found_in_time(handbook: Handbook) -> None:
    said = (("Ka {} faqe.", 3), ("Ima {} strana.", 5), ("It has {} pages.", 7))
    words = ("\n".join(form.format(n * k) for n in range(2, 3000)) for form, k in said)
    assert any("differing-numbers" in line for line in about(handbook, *words))


def test_a_sentence_without_end_is_not_judged() -> None:
    rows = {
        a: row(a, words * 10**5) for a, words in zip(TAGS, ("Mos, ", "Ne, ", "Do, "), strict=True)
    }
    assert list(contradictions(rows)) == []


@pytest.mark.parametrize(
    ("words", "spoilt", "rule"),
    [
        (
            "[within {} days](fact:report-within)",
            "[within 3 days](fact:report-within)",
            "fact-words",
        ),
        (
            "[within {} days](fact:report-within)",
            "[within {} days](fact:records-kept)",
            "fact-words",
        ),
        ("## Scope", "#### Scope", "heading-skips-level"),
        ("## Scope", "# Scope", "second-title"),
        ("Report [", "Call [us](tel:+38344123456). Report [", "typed-contact"),
        ("Report [", "Wait for 45 days. Report [", "typed-figure"),
        ("[the law](law", "[the law] (law", "malformed-reference"),
        ("## Scope", "```\n\n## Scope", "unclosed-code"),
    ],
)
def test_a_mistake_in_one_language_is_told_by_the_rule_that_knows_it_best(
    handbook: Handbook, words: str, spoilt: str, rule: str
) -> None:
    path = "sop/first/en.md"
    line = handbook.replace(path, words, spoilt)
    assert handbook.faults(compared=True) == [f"{path}:{line} {rule}"]


def test_a_term_does_not_avoid_its_preferred_form(handbook: Handbook) -> None:
    terms = "docs/registers/terms.yml"
    line = handbook.replace(
        terms,
        "    en: A person who by some signs may be a victim.\n",
        "    en: A person who by some signs may be a victim.\n"
        "  avoid:\n    en:\n      - Presumed victim\n",
    )
    assert handbook.faults(compared=True) == [f"{terms}:{line + 3} invalid-schema"]
