"""The words of the user interface: all there, in every language, with their values and plurals."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from handbook import words
from handbook.language.inflection import pattern
from handbook.model.settings import Language
from handbook.rules import RULES
from handbook.sources.files import Tree
from handbook.sources.pieces import read_settings
from handbook.words import catalogue

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "docs/overrides"

every_language = pytest.mark.parametrize(
    "language",
    [x for x in read_settings(Tree(ROOT)).languages if x.locale != "en"],
    ids=lambda language: language.address,
)


@cache
def shown() -> dict[str, str]:
    """Every message that code, templates and rules show, with its plural or nothing."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found: dict[str, str] = {}
    for folder in (ROOT / "hooks/handbook", TEMPLATES):
        for _, _, message, _, _ in extract_from_dir(folder, methods, options):
            one, many = (message, "") if isinstance(message, str) else message
            found[one] = many or found.get(one, "")
    return found


def po(language: Language) -> Catalog:
    path = Path(words.__file__).parent / f"locale/{language.locale}/LC_MESSAGES/handbook.po"
    with path.open("rb") as file:
        return read_po(file, locale=language.locale, abort_invalid=True)


def forms(message: Message | None) -> tuple[str, ...]:
    if message is None:
        return ()
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_words_of_every_rule_are_found() -> None:
    rules = {text for rule, _ in RULES for text in (rule.title, rule.message, rule.hint)}
    assert rules <= shown().keys()


def test_words_in_templates_and_in_formatted_strings_are_found() -> None:
    assert {"Exit this page", "In danger, call:", "open point"} <= shown().keys()
    assert shown()["{count} day"] == "{count} days"


def test_templates_ask_for_words_by_no_other_name() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    asked = {word for text in texts for word in re.findall(r"""[\w)]\(\s*(["'])(.+?)\1""", text)}
    assert {word for _, word in asked if " " in word.strip()} <= shown().keys()


@every_language
def test_every_word_that_is_shown_is_translated(language: Language) -> None:
    catalog = po(language)
    missing = [
        one
        for one, many in shown().items()
        if (message := catalog.get(one)) is None
        or message.fuzzy
        or (message.id[1] if message.pluralizable else "") != many
        or len(forms(message)) != (catalog.num_plurals if many else 1)
        or not all(form.strip() for form in forms(message))
    ]
    assert missing == []


@every_language
def test_no_catalogue_holds_words_that_are_shown_nowhere(language: Language) -> None:
    catalog = po(language)
    held = {m.id if isinstance(m.id, str) else m.id[0] for m in catalog if m.id}
    assert held - shown().keys() == set()
    assert list(catalog.obsolete) == []


@every_language
def test_a_translation_has_the_same_values_as_the_message(language: Language) -> None:
    catalog = po(language)
    different = [
        (one, form)
        for one in shown()
        for form in forms(catalog.get(one))
        if values(form) != values(one)
    ]
    assert different == []


@every_language
def test_a_translation_has_letters_of_no_other_script(language: Language) -> None:
    scripts = {"Latn": "LATIN", "Cyrl": "CYRILLIC"}
    text = "".join(form for message in po(language) if message.id for form in forms(message))
    letters = {letter for letter in text if letter.isalpha()}
    assert {x for x in letters if scripts[language.script] not in unicodedata.name(x)} == set()


@every_language
def test_a_translation_uses_no_form_that_the_terms_avoid(language: Language) -> None:
    terms = yaml.safe_load((ROOT / "docs/registers/terms.yml").read_text(encoding="utf-8"))
    avoided = [form for term in terms for form in term.get("avoid", {}).get(language.address, ())]
    text = "\n".join(form for message in po(language) if message.id for form in forms(message))
    assert [form for form in avoided if pattern(language.tag, form).search(text)] == []


@every_language
def test_a_draft_by_machine_is_called_so(language: Language) -> None:
    message = "Drafted by machine, not yet reviewed by a practitioner."
    machine = {"sq": "makina", "sr": "mašina"}
    assert machine[language.address] in catalogue(language.locale).gettext(message)


@pytest.mark.parametrize(
    ("locale", "one", "count", "phrase"),
    [
        ("sq", "{count} day", 1, "1 ditë"),
        ("sq", "{count} day", 2, "2 ditë"),
        ("sq", "{count} year", 1, "1 vit"),
        ("sq", "{count} year", 2, "2 vjet"),
        ("sq", "{count} year", 21, "21 vjet"),
        ("sq", "{count} hour", 1, "1 orë"),
        ("sq", "{count} hour", 24, "24 orë"),
        ("sq", "{count} minute", 1, "1 minutë"),
        ("sq", "{count} minute", 30, "30 minuta"),
        ("sq", "{count} week", 2, "2 javë"),
        ("sr_Latn", "{count} hour", 1, "1 sat"),
        ("sr_Latn", "{count} hour", 24, "24 sata"),
        ("sr_Latn", "{count} hour", 48, "48 sati"),
        ("sr_Latn", "{count} minute", 21, "21 minut"),
        ("sr_Latn", "{count} minute", 30, "30 minuta"),
        ("sr_Latn", "{count} week", 1, "1 nedelja"),
        ("sr_Latn", "{count} week", 3, "3 nedelje"),
        ("sr_Latn", "{count} week", 12, "12 nedelja"),
        ("sq", "{count} question is open", 1, "1 pyetje është e hapur"),
        ("sq", "{count} question is open", 2, "2 pyetje janë të hapura"),
        ("sr_Latn", "{count} day", 1, "1 dan"),
        ("sr_Latn", "{count} day", 2, "2 dana"),
        ("sr_Latn", "{count} day", 5, "5 dana"),
        ("sr_Latn", "{count} day", 11, "11 dana"),
        ("sr_Latn", "{count} day", 21, "21 dan"),
        ("sr_Latn", "{count} day", 22, "22 dana"),
        ("sr_Latn", "{count} day", 25, "25 dana"),
        ("sr_Latn", "{count} month", 1, "1 mesec"),
        ("sr_Latn", "{count} month", 2, "2 meseca"),
        ("sr_Latn", "{count} month", 5, "5 meseci"),
        ("sr_Latn", "{count} month", 11, "11 meseci"),
        ("sr_Latn", "{count} month", 21, "21 mesec"),
        ("sr_Latn", "{count} month", 22, "22 meseca"),
        ("sr_Latn", "{count} month", 25, "25 meseci"),
        ("sr_Latn", "{count} year", 1, "1 godina"),
        ("sr_Latn", "{count} year", 2, "2 godine"),
        ("sr_Latn", "{count} year", 5, "5 godina"),
        ("sr_Latn", "{count} year", 12, "12 godina"),
        ("sr_Latn", "{count} year", 21, "21 godina"),
        ("sr_Latn", "{count} year", 22, "22 godine"),
        ("sr_Latn", "{count} question is open", 1, "1 pitanje je otvoreno"),
        ("sr_Latn", "{count} question is open", 2, "2 pitanja su otvorena"),
        ("sr_Latn", "{count} question is open", 5, "5 pitanja je otvoreno"),
        ("sr_Latn", "{count} question is open", 11, "11 pitanja je otvoreno"),
        ("sr_Latn", "{count} question is open", 21, "21 pitanje je otvoreno"),
        ("sr_Latn", "{count} question is open", 22, "22 pitanja su otvorena"),
        ("sr_Latn", "{count} question is open", 25, "25 pitanja je otvoreno"),
    ],
)
def test_a_number_has_the_form_that_it_asks_for(
    locale: str, one: str, count: int, phrase: str
) -> None:
    text = catalogue(locale).ngettext(one, shown()[one], count)
    assert text.format(count=count) == phrase


def test_the_words_of_an_unknown_locale_are_english() -> None:
    assert catalogue("en").gettext("Open points") == "Open points"


def test_the_words_of_a_locale_are_its_own() -> None:
    assert catalogue("sr_Latn").gettext("Open points") == "Otvorena pitanja"
    assert catalogue("sq").gettext("Open points") == "Pikat e hapura"
