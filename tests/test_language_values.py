"""Numbers, dates and what must be done are read by value, whatever language says them."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from handbook.language.tongue import tongue
from handbook.language.value import Date, Kind, Trust
from handbook.language.values import values
from handbook.model.settings import Language
from support.moods import modals


def language(tag: str, formats: str | None = None) -> Language:
    address = tag.partition("-")[0]
    data = {"tag": tag, "address": address, "file": f"{address}.md", "script": "Latn", "name": tag}
    return Language.model_validate({**data, **({"formats": formats} if formats else {})})


SQ, SR, EN = language("sq"), language("sr-Latn"), language("en", "en_150")
US, UNKNOWN = language("en", "en_US"), language("xx")
LANGUAGES = {"sq": SQ, "sr": SR, "en": EN}

every_language = pytest.mark.parametrize("spoken", [SQ, SR, EN, US], ids=lambda x: x.cldr)


def found(words: str, spoken: Language, trust: Trust = Trust.SURE) -> list[str]:
    """The values of some words, each as kind, unit and value."""
    return [
        f"{value.kind} {value.unit} {_shown(value.value)}".replace("  ", " ")
        for value in values(words, spoken)
        if value.trust >= trust
    ]


def _shown(value: Decimal | Date) -> str:
    if isinstance(value, Date):
        return "-".join("?" if part is None else f"{part:02}" for part in value)
    return f"{value.normalize():f}"


def number(value: object) -> list[str]:
    return [f"number {value}"]


NUMBERS = {
    "the language's own signs": ("1 500,50", "1.500,50", "1,500.50", number("1500.5")),
    "a narrow space": ("1\u202f500", "1\u202f500", "1\u202f500", number(1500)),
    "a space that does not break": (
        "1\u00a0234\u00a0567",
        "1.234.567",
        "1,234,567",
        number(1234567),
    ),
    "an apostrophe": ("1'500", "1’500", "1'500", number(1500)),
    "both signs, of another language": ("1,500.50", "1,500.50", "1.500,50", number("1500.5")),
    "signs that can be read in one way only": ("4.0", "1.234.567", "2,5", None),
    "three digits that may be decimals": ("1,500", "1,500", "1.500", number("1.5")),
    "three digits that are a group": ("1.500", "1.500", "1,500", number(1500)),
    "ordinals": ("hapi i 3-të", "3. korak", "the 3rd step", number(3)),
    "scales": ("2 mijë", "2 hiljade", "2 thousand", number(2000)),
    "a range": ("10–15", "10-15", "10–15", ["number 10", "number 15"]),
    "a range in words": (
        "nga 10 deri në 15",
        "od 10 do 15",
        "from 10 to 15",
        ["number 10", "number 15"],
    ),
    "share": ("15%", "15 %", "15\u00a0%", ["percent % 15"]),
    "share in words": ("15 për qind", "15 odsto", "15 per cent", ["percent % 15"]),
    "share with decimals": ("2,5 përqind", "2,5 procenata", "2.5 percent", ["percent % 2.5"]),
    "amount": ("500 euro", "500 evra", "500 euros", ["amount EUR 500"]),
    "amount with a sign": ("€ 500", "500 €", "EUR 500", ["amount EUR 500"]),
    "an amount has no three decimals": (
        "1.500 eurosh",
        "1,500 evra",
        "1.500 euros",
        ["amount EUR 1500"],
    ),
    "a large amount": (
        "1,5 milionë euro",
        "1,5 miliona evra",
        "1.5 million euros",
        ["amount EUR 1500000"],
    ),
    "days": ("30 ditë", "30 dana", "30 days", ["duration second 2592000"]),
    "two weeks are 14 days": ("14 ditë", "2 nedelje", "2 weeks", ["duration second 1209600"]),
    "a day has 24 hours": ("24 orë", "24 sata", "24h", ["duration second 86400"]),
    "minutes": ("90 minuta", "90 minuta", "90-minute", ["duration second 5400"]),
    "months": ("3 muaj", "3 meseca", "3 months", ["duration month 3"]),
    "a year has 12 months": ("1 vit", "12 meseci", "12 months", None),
    "years": ("18 vjet", "18 godina", "18 years", ["duration month 216"]),
    "working days are no days": (
        "5 ditë pune",
        "5 radnih dana",
        "5 working days",
        ["duration working-day 5"],
    ),
    "an adjective": (
        "30 ditë kalendarike",
        "30 kalendarskih dana",
        "30 calendar days",
        ["duration second 2592000"],
    ),
    "a range of days": (
        "5–8 ditë",
        "5-8 dana",
        "5 to 8 days",
        ["number 5", "duration second 691200"],
    ),
    "a time of day": ("ora 09:00", "u 9.00 časova", "at 9:00 am", ["time 540"]),
    "a time in the afternoon": ("ora 14:30", "u 14.30 časova", "at 2:30 p.m.", ["time 870"]),
    "hours of work": ("09:00–17:00", "09:00-17:00", "9:00–17:00", ["time 540", "time 1020"]),
}


def said(table: dict[str, tuple[str, str, str, list[str] | None]]) -> list[object]:
    return [
        pytest.param(words, LANGUAGES[address], expected, id=f"{name}-{address}")
        for name, (*row, expected) in table.items()
        if expected is not None
        for address, words in zip(LANGUAGES, row, strict=True)
    ]


@pytest.mark.parametrize(("words", "spoken", "expected"), said(NUMBERS))
def test_a_number_has_the_same_value_in_every_language(
    words: str, spoken: Language, expected: list[str]
) -> None:
    assert found(words, spoken) == expected
    assert found(f"({words}).", spoken) == expected


DAY = ["date 2020-01-12"]
DATES = {
    "long": ("12 janar 2020", "12. januar 2020.", "12 January 2020", DAY),
    "inflected": (
        "më 12 janarit të vitit 2020",
        "12. januara 2020. godine",
        "on the 12th of January 2020",
        DAY,
    ),
    "short names": ("12 jan 2020", "12. jan. 2020.", "12 Jan 2020", DAY),
    "digits": ("12.1.2020", "12.1.2020.", "12.01.2020", DAY),
    "digits with spaces": ("12. 1. 2020", "12. 1. 2020.", "12. 1. 2020", DAY),
    "digits with strokes": ("12/01/2020", "12/1/2020", "12/01/2020", DAY),
    "digits, the year first": ("2020-01-12", "2020-01-12", "2020-01-12", DAY),
    "the month first": ("12 janar 2020", "12. januar 2020", "January 12, 2020", DAY),
    "a month of a year": ("nëntorit 2011", "novembra 2011.", "November 2011", ["date 2011-11-?"]),
    "two months of a year": (
        "tetor dhe nëntor të vitit 2018",
        "u oktobru i novembru 2018.",
        "October and November 2018",
        ["date 2018-10-?", "date 2018-11-?"],
    ),
    "two days of a month": (
        "12 dhe 14 janar 2020",
        "od 12. do 14. januara 2020.",
        "12–14 January 2020",
        ["date 2020-01-12", "date 2020-01-14"],
    ),
    "a day of no year": ("më 6 shtator", "6. septembra", "on 6 September", ["date ?-09-06"]),
    "a month": ("në tetor", "u oktobru", "in October", ["date ?-10-?"]),
    "a year": ("në vitin 2026", "2026. godine", "in 2026", ["date 2026-?-?"]),
    "years": ("2015–2020", "od 2015. do 2020.", "2015-20", ["date 2015-?-?", "date 2020-?-?"]),
}


@pytest.mark.parametrize(("words", "spoken", "expected"), said(DATES))
def test_a_date_is_the_same_day_in_every_language(
    words: str, spoken: Language, expected: list[str]
) -> None:
    assert found(words, spoken) == expected
    assert found(f"{words}, {words}.", spoken) == expected * 2


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Ligji 04/L-218 dhe Udhëzimi 17/2013", SQ),
        ("SOP-01, C-66/21, COVID-19, 24/7, 2013/14", EN),
        ("neni 31(1), neni 7(6) dhe neni 6", SQ),
        ("član 13 i 14, čl. 6, br. 5", SR),
        ("Art. 6, Articles 5, 6 and 7, No. 5, § 3", EN),
        ("4assist, 2lonline, RTV21, A4, 3D", EN),
        ("within {} days", EN),
        ("11111111111", EN),
        ("1.2.3.4", EN),
        ("May I? They may march.", EN),
        ("shkurt e qartë", SQ),
    ],
)
def test_laws_codes_articles_and_names_are_no_values(words: str, spoken: Language) -> None:
    assert found(words, spoken) == []


@pytest.mark.parametrize(
    ("words", "spoken", "expected"),
    [
        ("dy hetues", SQ, "number 2"),
        ("dva istražitelja", SR, "number 2"),
        ("two investigators", EN, "number 2"),
        ("tri ditë", SQ, "duration second 259200"),
        ("tri dana", SR, "duration second 259200"),
        ("three days", EN, "duration second 259200"),
        ("njëzet e katër orë", SQ, "duration second 86400"),
        ("dvadeset četiri sata", SR, "duration second 86400"),
        ("twenty-four hours", EN, "duration second 86400"),
        ("pesëmbëdhjetë për qind", SQ, "percent % 15"),
        ("petnaest odsto", SR, "percent % 15"),
        ("fifteen percent", EN, "percent % 15"),
    ],
)
def test_a_number_in_words_has_its_value(words: str, spoken: Language, expected: str) -> None:
    assert expected in found(words, spoken, Trust.WORDED)
    assert found(words, spoken) == []


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("një person", SQ),
        ("i parë", SQ),
        ("jedan od njih", SR),
        ("druga strana", SR),
        ("one of them", EN),
        ("the first report", EN),
        ("both officers", EN),
    ],
)
def test_a_word_that_may_be_an_article_or_a_pronoun_counts_nothing(
    words: str, spoken: Language
) -> None:
    assert found(words, spoken, Trust.WORDED) == []
    assert found(words, spoken, Trust.LOOSE)


def test_a_value_knows_where_it_stands() -> None:
    words = "Përgjigjja vjen brenda 30 ditëve, më 12 janar 2020."
    assert [words[v.start : v.end] for v in values(words, SQ)] == ["30 ditëve", "12 janar 2020"]


def test_a_language_nobody_knows_has_digits_all_the_same() -> None:
    assert tongue(UNKNOWN.tag) is None
    assert found("15 % of 1,500.5", UNKNOWN) == ["percent % 15", "number 1500.5"]
    assert list(modals("must not", UNKNOWN.tag)) == []


amounts = st.decimals(0, 10**9, allow_nan=False, places=2)
days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


@every_language
@given(value=st.decimals(-0, 10**9, allow_nan=False, places=3))
def test_a_formatted_number_is_read_back(spoken: Language, value: Decimal) -> None:
    words = format_decimal(value, locale=spoken.cldr)
    ambiguous = 1 <= value < 1000 and len(words.rpartition(".")[2]) == 3  # 1.234 is no amount
    read = [v.value for v in values(f"x {words} x", spoken) if v.kind is not Kind.DATE]
    years = [v.said for v in values(f"x {words} x", spoken) if v.kind is Kind.DATE]
    assert ambiguous or read + years == [value]


@every_language
@given(value=amounts)
def test_a_formatted_amount_is_read_back(spoken: Language, value: Decimal) -> None:
    words = format_currency(value, "EUR", locale=spoken.cldr)
    assert [(v.kind, v.unit, v.value) for v in values(words, spoken)] == [
        (Kind.AMOUNT, "EUR", value)
    ]


@every_language
@given(value=st.integers(0, 10**6))
def test_a_formatted_share_is_read_back(spoken: Language, value: int) -> None:
    words = format_percent(Decimal(value) / 100, locale=spoken.cldr)
    assert [(v.kind, v.value) for v in values(words, spoken)] == [(Kind.PERCENT, value)]


@every_language
@given(day=days, width=st.sampled_from(["medium", "long", "full"]))
def test_a_formatted_day_is_read_back(spoken: Language, day: dt.date, width: str) -> None:
    words = format_date(day, width, locale=spoken.cldr)
    sure = [v.value for v in values(f"({words})", spoken) if v.trust is Trust.SURE]
    assert sure == [Date(day.year, day.month, day.day)]


@every_language
@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_short_day_is_read_back(spoken: Language, day: dt.date) -> None:
    words = format_date(day, "short", locale=spoken.cldr)
    assert [v.value for v in values(words, spoken)] == [Date(day.year, day.month, day.day)]


@every_language
@given(
    words=st.text(
        st.sampled_from("0123456789 .,-–/:'()%€\n\u00a0abMayjanёдuara|{}\ufffc"), max_size=60
    )
)
def test_no_words_stop_the_reader(spoken: Language, words: str) -> None:
    for value in values(words, spoken):
        assert 0 <= value.start < value.end <= len(words)
        assert value.fits(value)
    assert [row.text for row in modals(words, spoken.tag)] == [
        row for row in words.split("\n") if row.strip()
    ] or tongue(spoken.tag) is None


@pytest.mark.parametrize(
    "words",
    ["1" * 10**6, "1," * 5 * 10**5, "100 " * 25 * 10**4, "1-" * 5 * 10**5, "may " * 25 * 10**4,
     "not" * 3 * 10**5, "12 and " * 15 * 10**4, "1:" * 5 * 10**5, "x" * 10**6, "no must " * 10**5],
    ids=lambda words: words[:8],
)  # fmt: skip
def test_a_long_line_is_read_in_time_that_grows_with_it(words: str) -> None:
    begin = time.process_time()
    values(words, EN)
    list(modals(words, EN.tag))
    assert time.process_time() - begin < 8
