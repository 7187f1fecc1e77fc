"""Slips in letters and forms: another script, and another standard of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mutations.passages import Row, added, of_languages, places, plain, rows, said, sections
from mutations.slip import Slip, Source

_TWINS: Final[Mapping[str, str]] = dict(zip("aeopcxjisyhd", "аеорсхјіѕуһԁ", strict=True))
_CAPITALS: Final[Mapping[str, str]] = dict(zip("ABEKMHOPCTJSX", "АВЕКМНОРСТЈЅХ", strict=True))
_GREEK: Final[Mapping[str, str]] = dict(zip("ovAKOu", "ονΑΚΟυ", strict=True))
"""Letters of other scripts that look like Latin ones."""

_PAIRS: Final = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("Lj", "Љ"), ("Nj", "Њ"))
_TO_CYRILLIC: Final = str.maketrans(
    "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
    "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
)
_WORD: Final = re.compile(r"(?<![\w:/#(<.@-])[^\W\d_]{7,}(?![\w:/#.@-])")


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    for language in source.corpus.languages:
        yield from _twins(source, language.address)
        yield from _twins_in_yaml(source, language.address)
    yield from _cyrillic(source)
    for found in said("terms")["another-script"]:
        address = found["language"]
        document, ident = source.chance.choice(places(source, ("sop", "programme", "plan")))
        files, where = added(source, document, ident, {address: found["words"]})
        name = f"another script ({address}) {document.code}#{ident}"
        yield Slip(name, files, "wrong-script", frozenset({where[address]}))
    yield from _standards(source)


def _twins(source: Source, address: str) -> Iterator[Slip]:
    """Yield words with a letter that only looks like their own."""
    found = [
        (row, match)
        for row in rows(source, address)
        if "](" not in row.words and "<" not in row.words
        for match in _WORD.finditer(row.words)
    ]
    for twins, count in ((_TWINS, 5), (_CAPITALS, 3), (_GREEK, 2)):
        fitting = [(row, match) for row, match in found if not twins.keys().isdisjoint(match[0])]
        for row, match in source.some(fitting, count):
            letter = source.chance.choice([x for x in match[0] if x in twins])
            word = match[0].replace(letter, twins[letter], 1)
            line = row.words[: match.start()] + word + row.words[match.end() :]
            name = f"U+{ord(twins[letter]):04X} in a word ({address})"
            yield source.line(row.path, row.number, line, "wrong-script", name)


def _twins_in_yaml(source: Source, address: str) -> Iterator[Slip]:
    spots = [
        (phrase.where, match)
        for _, phrase in source.corpus.phrases
        if phrase.language.address == address and not phrase.links
        if (match := re.search(r"(?<=[^\W\d_]{3})[aeo](?=[^\W\d_]{3})", phrase.words))
    ]
    for where, match in source.some(spots, 3):
        key, colon, words = source.lines(where.path)[where.line - 1].partition(":")
        around = match.string[match.start() - 3 : match.end() + 3]
        twin = around[:3] + _TWINS[match[0]] + around[4:]
        line = key + colon + words.replace(around, twin, 1)
        name = f"a Cyrillic letter in a word ({address})"
        yield source.line(where.path, where.line, line, "wrong-script", name)


def _in_cyrillic(words: str) -> str:
    for latin, letter in _PAIRS:
        words = words.replace(latin, letter)
    return words.translate(_TO_CYRILLIC)


def _cyrillic(source: Source) -> Iterator[Slip]:
    """Yield Serbian sentences, words and headings that were typed in Cyrillic."""
    found = [row for row in rows(source, "sr") if re.fullmatch(r"[^\W\d_][\w ,;]+\.", row.words)]
    for row in source.some(found, 5):
        yield _line(source, row, _in_cyrillic(row.words), "a sentence")
    for row in source.some([row for row in found if row.words.count(" ") > 3], 3):
        words = row.words.split(" ")
        words[2:4] = map(_in_cyrillic, words[2:4])
        yield _line(source, row, " ".join(words), "words")
    heads = [
        (path, found.first)
        for document in plain(source)
        if (path := of_languages(source, document).get("sr"))
        for found in sections(source, path)[1:]
    ]
    for path, number in source.some(heads, 3):
        title, brace, ident = source.lines(path)[number - 1].partition(" {#")
        signs, _, words = title.partition(" ")
        changed = f"{signs} {_in_cyrillic(words)}{brace}{ident}"
        yield source.line(path, number, changed, "wrong-script", "a heading in Cyrillic")


def _line(source: Source, row: Row, line: str, name: str) -> Slip:
    return source.line(row.path, row.number, line, "wrong-script", f"{name} in Cyrillic")


def _standards(source: Source) -> Iterator[Slip]:
    """Yield ekavian words of real sentences that became another standard's."""
    pairs = said("terms")["another-standard"]
    all_rows = [row for row in rows(source, "sr") if "](source:" not in row.words]
    for own, other in pairs.items():
        pattern = re.compile(rf"(?<![\w:/#{{(.-]){own}(?![\w/.-])", re.IGNORECASE)
        hits = [(row, m) for row in all_rows if (m := pattern.search(row.words))]
        for row, match in source.some(hits, 1):
            yield _of_standard(source, row.path, row.number, match, other)
    phrases = [
        (phrase.where, match, other)
        for _, phrase in source.corpus.phrases
        if phrase.language.address == "sr" and phrase.at[1:] != ("names",) and not phrase.links
        for own, other in pairs.items()
        if re.search(rf"(?<!\w){own}(?!\w)", phrase.words)
        if (match := re.search(rf"(?<=[\s\"]){own}(?![\w/.-])", _line_of(source, phrase.where)))
    ]
    for where, match, other in source.some(phrases, 6):
        yield _of_standard(source, where.path, where.line, match, other)


def _line_of(source: Source, where: object) -> str:
    return source.lines(where.path)[where.line - 1]  # type: ignore[attr-defined]


def _of_standard(source: Source, path: str, number: int, match: re.Match[str], other: str) -> Slip:
    """Return the slip that a word became another standard's."""
    word = other.capitalize() if match[0][0].isupper() else other
    line = match.string[: match.start()] + word + match.string[match.end() :]
    name = f"{word} for {match[0]}"
    return source.line(path, number, line, "mixed-ekavian-ijekavian", name)
