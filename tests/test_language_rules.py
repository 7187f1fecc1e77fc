"""The words of languages: what rules know of inflection, standards, scripts and each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Handbook
from handbook.language.inflection import inflected, pattern
from handbook.language.recognition import ear
from handbook.language.scripts import is_of
from handbook.language.standards import standards
from handbook.language.tongue import tongue
from handbook.model.text import Phrase, Raw
from handbook.sources.files import Tree
from handbook.sources.read import read, read_settings
from handbook.words import said

ROOT = Path(__file__).parents[1]
TAGS = ("sq", "sr-Latn", "en")


@pytest.mark.parametrize(
    ("tag", "word", "forms"),
    [
        ("sr-Latn", "žrtva", "žrtve žrtvi žrtvu žrtvo žrtvom žrtvama žrtava"),
        (
            "sr-Latn",
            "prostitutka",
            "prostitutke prostitutki prostitutku prostitutkama prostitutaka",
        ),
        ("sr-Latn", "zaštitnik", "zaštitnika zaštitniku zaštitniče zaštitnikom zaštitnici"),
        ("sr-Latn", "prosjak", "prosjaka prosjaku prosjače prosjakom prosjaci prosjacima"),
        ("sr-Latn", "mehanizam", "mehanizma mehanizmu mehanizmom mehanizmi mehanizmima"),
        ("sr-Latn", "sklonište", "skloništa skloništu skloništem skloništima"),
        ("sr-Latn", "trening", "treninga treningu treningom treninzi treninzima"),
        ("sr-Latn", "migrant", "migranta migrantu migrantom migranti migrantima migranata"),
        ("sr-Latn", "navodna", "navodne navodnoj navodnu navodnom navodnih navodnim"),
        ("sr-Latn", "nacionalni", "nacionalnog nacionalnom nacionalnim nacionalnih"),
        ("sr-Latn", "nasilje", "nasilja nasilju nasiljem"),
        ("sq", "viktimë", "viktima viktimës viktimën viktimat viktimave viktimash"),
        ("sq", "prostitutë", "prostituta prostitutës prostitutën prostitutat prostitutave"),
        ("sq", "lypsar", "lypsari lypsarit lypsarin lypsarë lypsarët lypsarëve lypsarësh"),
        ("sq", "lypës", "lypësi lypësit lypësin lypësve lypësish"),
        ("sq", "trafik", "trafiku trafikut trafikun trafiqe"),
        ("sq", "tregti", "tregtia tregtisë tregtinë"),
        ("sq", "lavire", "lavirja lavires laviren laviret lavireve"),
        ("sq", "qendër", "qendra qendrës qendrën qendrat qendrave"),
        ("en", "beggar", "beggars beggar's beggar’s"),
    ],
)
def test_a_word_is_known_in_its_forms(tag: str, word: str, forms: str) -> None:
    assert set(forms.split()) - inflected(tag, word) == set()


@pytest.mark.parametrize(
    ("tag", "phrase", "text", "found"),
    [
        ("sr-Latn", "navodna žrtva", "sa navodnim žrtvama", "navodnim žrtvama"),
        ("sr-Latn", "navodna žrtva", "navodno, žrtva", ""),
        ("sr-Latn", "inspektorat rada", "Inspektorat radi danas", ""),
        ("sr-Latn", "inspektorat rada", "u inspektoratu rada", "inspektoratu rada"),
        ("sq", "viktimë e mundshme", "viktimave të mundshme", "viktimave të mundshme"),
        ("sq", "avokat i viktimave", "avokatit të viktimave", "avokatit të viktimave"),
        ("sq", "PSV", "sipas PSV-së", "PSV"),
        ("sq", "PSV", "psv", ""),
        ("en", "sex slave", "Sex slaves", "Sex slaves"),
        ("en", "sex slave", "sex slavery", ""),
    ],
)
def test_a_phrase_is_found_in_its_forms_alone(tag: str, phrase: str, text: str, found: str) -> None:
    match = pattern(tag, phrase).search(text)
    assert (match[0] if match else "") == found


def test_a_word_of_a_language_that_is_not_known_stands_for_itself() -> None:
    assert inflected("tr", "mağdur") == {"mağdur"}


@pytest.mark.parametrize(
    ("form", "own"),
    [
        ("dijete", "dete"),
        ("djetetu", "detetu"),
        ("mjestima", "mestima"),
        ("vrijeme", "vreme"),
        ("poslije", "posle"),
        ("gdje", "gde"),
        ("svjedoka", "svedoka"),
        ("prijetnje", "pretnje"),
        ("sprječavanje", "sprečavanje"),
        ("procjeni", "proceni"),
        ("zamijeniti", "zameniti"),
        ("neprimjereno", "neprimereno"),
        ("uspijevaju", "uspevaju"),
        ("savjeta", "saveta"),
        ("osjećaju", "osećaju"),
        ("obavještenje", "obaveštenje"),
        ("povjerljivo", "poverljivo"),
        ("maloljetnika", "maloletnika"),
        ("podnijeti", "podneti"),
        ("htio", "hteo"),
        ("općina", "opština"),
        ("tijekom", "tokom"),
        ("suradnju", "saradnju"),
    ],
)
def test_a_form_of_another_standard_has_one_in_ours(form: str, own: str) -> None:
    found = standards("sr-Latn")
    assert found
    assert found.find(Raw(form)) == {form: own}


@pytest.mark.parametrize(
    "words",
    [
        "prijem prijava prijatelj prijateljima primarni nije čije",
        "dijalog dijeta dijetalan dijagnoza klijent higijena hijerarhija pacijent orijentacija",
        "nasilje obiljem bolje polje zdravlje uverenje rešenje pitanje zemlje",
        "ubijen dobije razvije otkriven pokrije popije obriješ umiješ umijete zariješ",
        "prisnijeg najprisnijeg važnije ranije kasnije sigurnije",
        "odjeci odječe predjelo objekat objekta podjednako objašnjenje sjedinjen subjekat",
        "sudio osudio presudio posudio usudio radio studio video",
        "njega njegova njemu njena",
        "istočni protočni zatočnik Evropa sistem tačno",
    ],
)
def test_words_of_our_standard_are_not_taken_for_another(words: str) -> None:
    found = standards("sr-Latn")
    assert found
    assert found.find(Raw(words)) == {}


@pytest.mark.parametrize("name", ["Bijelo", "Bijeljina", "Vjeran", "Cvijetić", "Željezničar"])
def test_a_name_keeps_its_form(handbook: Handbook, name: str) -> None:
    handbook.replace("docs/pages/about/sr.md", "slobodno", f"za {name}")
    assert handbook.faults() == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("sq", "Personi nuk dërgohet përtej kufirit para vendimit për referim."),
        ("sq", "Çdo punonjës është trajnuar në protokollet e sigurisë."),
        ("sr-Latn", "Osoba se ne vraća preko granice pre odluke o upućivanju."),
        ("sr-Latn", "Zastupamo klijente u postupcima i pomažemo im da ostvare prava."),
        ("en", "The person is not sent across the border before the decision."),
        ("en", "Every employee is trained in security protocols."),
    ],
)
def test_a_sentence_is_heard_in_another_language_and_not_in_its_own(tag: str, text: str) -> None:
    heard = {other: listener.another(text) for other in TAGS if (listener := ear(other, TAGS))}
    assert heard == {other: None if other == tag else tag for other in TAGS}


@pytest.mark.parametrize(
    "text", ["Hope and Homes", "OSCE, EULEX, GRETA, IOM, UNICEF, ICMPD, EU", ""]
)
def test_a_few_words_or_names_are_of_no_language(text: str) -> None:
    heard = [listener.another(text) for tag in TAGS if (listener := ear(tag, TAGS))]
    assert heard == [None, None, None]


def test_one_in_thirty_real_sentences_at_most_passes_in_another_language() -> None:
    corpus = read(ROOT)
    sentences = [
        (text.language.tag, row)
        for document in corpus.documents
        for text in document.texts.values()
        for row in text.words.split("\n")
        if len([word for word in row.split() if word.isalpha()]) >= 6
    ]
    missed = [
        (tag, other, row)
        for tag, row in sentences
        for other in TAGS
        if other != tag and (listener := ear(other, TAGS)) and not listener.another(row)
    ]
    assert len(sentences) > 1000
    assert len(missed) <= len(sentences) * 2 / 30


@pytest.mark.parametrize(
    ("script", "letters", "others"),
    [("Latn", "aëčšđžçʼəﬁ", "аеорсхјѕіο𝐀Ａ"), ("Cyrl", "ађжшљњ", "aešx"), ("Grek", "αωέ", "aао")],
)
def test_a_letter_belongs_to_its_script_alone(script: str, letters: str, others: str) -> None:
    assert [letter for letter in letters if not is_of(script, letter)] == []
    assert [letter for letter in others if is_of(script, letter)] == []


@pytest.mark.parametrize("sign", ["→", "✓", "☎", "№", "™", "€", "µ", "º", "🚓", "½", "…"])
def test_a_sign_that_is_no_letter_is_of_any_script(handbook: Handbook, sign: str) -> None:
    handbook.replace("docs/pages/about/sr.md", "slobodno", f"slobodno {sign}")
    assert [fault for fault in handbook.faults() if "wrong-script" in fault] == []


def test_letters_of_another_script_are_found_in_words_of_yaml(handbook: Handbook) -> None:
    line = handbook.replace(
        "curricula/basics/document.yml", "sr: Prijavljuje na vreme.", "sr: Prijavljujе na vreme."
    )
    assert handbook.faults() == [f"curricula/basics/document.yml:{line} wrong-script"]


def test_what_stands_as_code_may_be_in_any_script(handbook: Handbook) -> None:
    handbook.replace("docs/pages/about/sr.md", "slobodno", "kao `слободно` zapisano")
    assert handbook.faults() == []


def test_a_phrase_knows_the_way_to_it() -> None:
    phrases = [phrase for _, phrase in read(ROOT).phrases]
    assert all(isinstance(phrase, Phrase) and phrase.at for phrase in phrases)


def test_every_language_of_the_handbook_has_its_words() -> None:
    for language in read_settings(Tree(ROOT)).languages:
        words = tongue(language.tag)
        assert words
        assert len(words.function_words) > 100
        assert words.letters
        assert all(word == word.lower() for word in words.function_words)


def test_the_settings_know_where_their_values_stand(handbook: Handbook) -> None:
    settings = read_settings(Tree(handbook.root))
    assert settings.place("languages", 1, "tag").line == 8


def test_a_catalogue_is_read_as_it_is_written() -> None:
    found = said("sq")
    assert found
    assert found["Open points"]
    assert said("tr") is None


def test_a_catalogue_keeps_to_one_standard() -> None:
    po = (ROOT / "hooks/handbook/locale/sr_Latn/LC_MESSAGES/handbook.po").read_text("utf-8")
    found = standards("sr-Latn")
    assert found
    translated = [line for line in po.split("\n") if not line.startswith(("msgid", "#"))]
    assert found.find(Raw("\n".join(translated))) == {}


def test_the_letters_of_a_code_are_no_acronym(handbook: Handbook) -> None:
    text = (
        "# About us\n\nWho writes this handbook.\n\n## Rights {{#rights}}\n\nSee {}, as written.\n"
    )
    terms = handbook.read("docs/registers/terms.yml")
    entry = "  short:\n    sq: SOP\n    sr: SOP\n    en: SOP\n  definition:"
    handbook.write("docs/registers/terms.yml", terms.replace("  definition:", entry, 1))

    def found(words: str) -> list[str]:
        handbook.write("docs/pages/about/en.md", text.format(words))
        return [fault for fault in handbook.faults() if "first-use-of-acronym" in fault]

    assert found("SOP-01") == []
    assert len(found("the SOP")) == 1
