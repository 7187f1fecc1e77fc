"""A text or its data holds what identifies a person beyond doubt: a number, an account, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.language.alarms import BETWEEN, found, is_labelled
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.prose import folded, with_digits
from handbook.model.text import Prose, Raw, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="personal-data",
    code="HB520",
    title="Nothing in the handbook identifies a person.",
    message="{what} is written here",
    hint="take it out and do not quote it; if it was pushed, do what "
    "docs/contributing/review/en.md#pushed-by-mistake says",
    needs=Needs.DOCUMENT,
    discreet=True,
)

_NUMBER: Final = N_("the number of a person")
_DOCUMENT: Final = N_("the number of a person's document")
_BIRTH: Final = N_("a day of birth")
_ACCOUNT: Final = N_("a bank account")
_POINT: Final = N_("a place on the map")

_DIGITS: Final = re.compile(r"[0-9](?<![\d.,/#-].)[0-9]{5,12}(?!\w|[.,]\d)")
_JMBG: Final = re.compile(r"[0-3](?<![\w/#-].)(?<!\d\..)(?:[ -]?[0-9]){12}(?!\w|[ .-]?\d)")
"""Its check digit tells what it is, in a list between commas as well as in a sentence."""

_ALBANIAN: Final = re.compile(r"[A-Z](?<!\w.)\d(\d\d)(\d\d)\d{3}[A-W](?!\w)")
_IBAN: Final = re.compile(r"[A-Z](?<!\w.)[A-Z]\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?!\w)")
_DEGREES: Final = re.compile(r"\d° ?\d{1,2}(?:[.,]\d+)? ?['′’][^\n]{0,12}?[A-Z](?!\w)")
_DECIMALS: Final = re.compile(
    r"[0-9](?<![\w.,].)(?:\d(?:\.\d{3,}|,\d{4,}))°?[NS]?(?:[,;/] ?| )(?:[EW] ?)?-?"
    r"(?P<east>\d{1,3})(?:\.\d{3,}|,\d{4,})(?!\w)"
)
_LATITUDE: Final = re.compile(r"[Ll]at(?:itude)?[ \"':=]{1,4}\d{1,2}[.,]\d{3}")
_SUSPECT: Final = re.compile(
    r"[\d°](?:(?:[ \u00a0\u2000-\u200a\u202f\u205f\u3000"
    r"\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]?\d){5}|[.,\u2024\uff0e]\d{3}|(?<=°)|(?<=[A-Z][A-Z].)\d)"
)
"""What each of these has before its signs are plain, and few rows have."""

_NORTH: Final = range(38, 47)
_EAST: Final = range(13, 30)
"""Degrees of the region; elsewhere a pair of decimals may be anything."""

_DATE: Final = (
    r"(?:\d{1,2}[./-] ?(?:\d{1,2}|[IVX]{1,4})[./-] ?(?:(?:19|20)\d\d|\d\d(?!\d))"
    r"|\d{1,2}(?:\.|st|nd|rd|th|-të|-shi)?[ -](?:of )?[^\W\d_]{3,12}\.?[ ,-]{1,2}(?:19|20)\d\d"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
)
"""A day, however people write it."""

_BORN: Final = re.compile(rf"{BETWEEN}{_DATE}")
_BORN_BEFORE: Final = re.compile(
    rf"(?<![\w./-]){_DATE}\.?(?: god(?:\.|ine))?(?:,? | ?[(–-] ?| (?:\w{{1,4}} ){{1,2}})\Z"
)
"""A day that stands before the word for a birth."""

_FAR: Final = 45


def check(corpus: Corpus) -> Iterator[Finding]:
    tags = tuple(language.tag for language in corpus.languages)
    for document in corpus.documents:
        for text in document.texts.values():
            yield from _in_text(text, document.code, tags)
        for what, line, column in _in_rows(document.source, tags):
            yield _finding(what, Place(document.path, line, column), document.code)
        for file in document.attachments:
            for _, what in _all(Raw(file.text), tags):
                yield _finding(what, Place(file.path), document.code)
    for remark in corpus.remarks:
        for what, line, column in _in_rows(remark.words, tags):
            yield _finding(what, remark.place(line, column), None)
    for code, phrase in corpus.phrases:
        if code is None:
            for _, what in _all(phrase, tags):
                yield _finding(what, phrase.where, None, phrase.language.tag)


def _in_text(text: Text, code: str, tags: tuple[str, ...]) -> Iterator[Finding]:
    tag = text.language.tag
    for at, what in _numbers(text.source, tags):
        yield _finding(what, text.place(*_spot(text.source, at)), code, tag)
    for match in _births(text, tag, tags):
        yield _finding(_BIRTH, text.spot(match), code, tag)


def _in_rows(source: str, tags: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield what stands in the rows of data, with line and column."""
    data = Raw(folded(with_digits(source)))
    for at, what in _all(data, tags):
        yield what, *_spot(data.words, at)


def _finding(what: str, at: Place, code: str | None, language: str | None = None) -> Finding:
    return RULE.at(at, document=code, language=language, what=Sentence(what))


def _spot(source: str, at: int) -> tuple[int, int]:
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)


def _all(prose: Prose, tags: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield where something stands in words of any language, and what it is."""
    yield from _numbers(prose.digits, tags)
    for match in _births(prose, "", tags):
        yield match.start(), _BIRTH


def _births(prose: Prose, tag: str, tags: tuple[str, ...]) -> Iterator[re.Match[str]]:
    for label in found(prose, tag, tags).get("births", ()):
        begin, end = label.span()
        before = folded(prose.words[max(begin - _FAR, 0) : begin])
        after = folded(prose.words[end : end + _FAR])
        if _BORN.match(after) or _BORN_BEFORE.search(before):
            yield label


def _numbers(source: str, tags: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield where the numbers of persons, documents, accounts and places stand in rows."""
    papers: list[int] = []
    done = -1
    for suspect in _SUSPECT.finditer(source):
        if suspect.start() < done:
            continue
        begin = source.rfind("\n", 0, suspect.start()) + 1
        done = source.find("\n", suspect.end())
        done = done if done >= 0 else len(source)
        row = folded(source[begin:done])
        yield from ((begin + at, what) for at, what in _shapes(row))
        papers += (begin + match.start() for match in _DIGITS.finditer(row))
    if papers:
        digits = folded(with_digits(source))
        for at, match in zip(papers, _DIGITS.finditer(digits), strict=True):
            if not _is_jmbg(match[0]) and is_labelled(digits, match.start(), tags):
                yield at, _DOCUMENT


def _shapes(row: str) -> Iterator[tuple[int, str]]:
    """Yield what tells by itself what it is."""
    for match in _JMBG.finditer(row):
        if _is_jmbg(re.sub("[ -]", "", match[0])):
            yield match.start(), _NUMBER
    for match in _ALBANIAN.finditer(row):
        month, day = int(match[1]), int(match[2])
        if (month - 1) % 50 < 12 and 1 <= day <= 31:
            yield match.start(), _NUMBER
    for match in _IBAN.finditer(row):
        if _is_iban(match[0]):
            yield match.start(), _ACCOUNT
    for match in _DEGREES.finditer(row):
        yield match.start(), _POINT
    for match in _DECIMALS.finditer(row):
        if int(match[0][:2]) in _NORTH and int(match["east"]) in _EAST:
            yield match.start(), _POINT
    for match in _LATITUDE.finditer(row):
        yield match.start(), _POINT


def _is_jmbg(digits: str) -> bool:
    """Tell whether these are 13 digits with a day of birth and the right check digit."""
    if len(digits) != 13 or not digits.isdigit():
        return False
    if not (1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12):
        return False
    weights = (7, 6, 5, 4, 3, 2) * 2
    rest = 11 - sum(w * int(d) for w, d in zip(weights, digits, strict=False)) % 11
    return int(digits[12]) == (rest if rest < 10 else 0)


def _is_iban(written: str) -> bool:
    """Tell whether the check digits of an account are right."""
    account = written.replace(" ", "")
    digits = "".join(str(int(sign, 36)) for sign in account[4:] + account[:4])
    return 15 <= len(account) <= 34 and int(digits) % 97 == 1
