"""Slips in the words of a text: another language's, forms to avoid, one gender, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.text import Phrase
from mutations import sheet
from mutations.passages import Row, added, of_languages, places, plain, rows, said, sections
from mutations.slip import Slip, Source

_ENOUGH: Final = 8
"""Words of a row that is surely of its language."""

_SIGNS: Final = re.compile(r"[\]\[(){}<>|*_`#!>]|\w+:\S|\d")
_WORD: Final = re.compile(r"[^\W\d_]+")


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    addresses = [language.address for language in source.corpus.languages]
    for own in addresses:
        for other in addresses:
            if own != other:
                yield from _pasted(source, own, other)
                yield from _untranslated(source, own, other)
    yield from _left_in_yaml(source)
    yield from _avoided(source)
    for address, titles in said("terms")["titles"].items():
        yield from _headings(source, address, titles)
        yield from _labels(source, address, titles[1:4])
    yield from _acronyms(source)
    yield from _roles(source)


def _sentences(source: Source, address: str) -> list[Row]:
    """Return the rows of a language that are sentences without any marking."""
    return [
        row
        for row in rows(source, address)
        if not _SIGNS.search(row.words)
        and not row.words.startswith((" ", "- ", "1."))
        and len(row.words.split()) >= _ENOUGH
    ]


def _pasted(source: Source, own: str, other: str) -> Iterator[Slip]:
    """Yield sentences of another language's text."""
    theirs = [row.words for row in _sentences(source, other)]
    spots = places(source, ("sop", "programme", "curriculum", "job-description"))
    for document, ident in source.some(spots, 3):
        files, where = added(source, document, ident, {own: source.chance.choice(theirs)})
        name = f"{other} in {own}, {document.code}#{ident}"
        yield Slip(name, files, "wrong-language", frozenset({where[own]}), guess=True)


def _untranslated(source: Source, own: str, other: str) -> Iterator[Slip]:
    """Yield rows that were copied from another language's text and left as they are."""
    both = []
    for document in plain(source):
        paths = of_languages(source, document)
        mine, theirs = (source.lines(paths[address]) for address in (own, other))
        if len(mine) == len(theirs):
            both += [
                (paths[own], number, line)
                for number, (old, line) in enumerate(zip(mine, theirs, strict=True), 1)
                if old != line
                and len(_WORD.findall(re.sub(r"\[[^]]*\]\([^)]*\)|<\w+:[^>]*>", "", line)))
                >= _ENOUGH
                and not line.startswith(("#", "!!!", ">"))
            ]
    for path, number, line in source.some(both, 5):
        name = f"{other} left in {own}"
        yield source.line(path, number, line, "wrong-language", name, guess=True)


def _left_in_yaml(source: Source) -> Iterator[Slip]:
    """Yield short prose that was copied from the line of another language."""
    by_place: dict[tuple[object, ...], dict[str, Phrase]] = {}
    for _, phrase in source.corpus.phrases:
        by_place.setdefault((phrase.where.path, *phrase.at), {})[phrase.language.address] = phrase
    found = [
        (mine, theirs)
        for phrases in by_place.values()
        for mine in phrases.values()
        for theirs in phrases.values()
        if mine != theirs
        and len(_WORD.findall(theirs.words)) >= _ENOUGH
        and not _SIGNS.search(theirs.words)
        and mine.at[1:] != ("names",)
    ]
    for mine, theirs in source.some(found, 12):
        path, number = mine.where.path, mine.where.line
        lines = source.lines(path)
        key, colon, _ = lines[number - 1].partition(":")
        rest = lines[theirs.where.line - 1].partition(":")[2]
        name = f"{theirs.language.address} left in {mine.language.address}"
        yield source.line(
            path,
            number,
            key + colon + rest,
            "wrong-language",
            name,
            guess=True,
            also=frozenset({"repeated-words"}),
        )


def _avoided(source: Source) -> Iterator[Slip]:
    """Yield sentences that use a form to avoid, in any inflection."""
    spots = places(source, ("sop", "programme", "curriculum", "campaign", "plan"))
    for address, sentences in said("terms")["avoided"].items():
        for words in sentences:
            document, ident = source.chance.choice(spots)
            files, where = added(source, document, ident, {address: words})
            name = f"{words} {document.code}#{ident}"
            yield Slip(name, files, "forbidden-term", frozenset({where[address]}), guess=True)


def _headings(source: Source, address: str, titles: list[str]) -> Iterator[Slip]:
    """Yield headings that name a role in its masculine form alone."""
    heads = [
        (path, found.first, line)
        for document in plain(source)
        if (path := of_languages(source, document).get(address))
        for found in sections(source, path)
        if not re.search(r"\d", (line := source.lines(path)[found.first - 1]).split("{#")[0])
    ]
    for title in titles:
        path, number, line = source.chance.choice(heads)
        signs, _, rest = line.partition(" ")
        ident = rest[rest.index("{#") :] if "{#" in rest else ""
        changed = f"{signs} {title} {ident}".rstrip()
        name = f"{title!r} ({address})"
        yield source.line(path, number, changed, "one-gender-title", name, guess=True)


def _labels(source: Source, address: str, titles: list[str]) -> Iterator[Slip]:
    """Yield labels of fields that do so."""
    labels = [
        phrase
        for code, phrase in source.corpus.phrases
        if code and phrase.language.address == address and phrase.at[-1:] == ("label",)
    ]
    for phrase, title in zip(source.some(labels, len(titles)), titles, strict=False):
        path, number = phrase.where.path, phrase.where.line
        key = source.lines(path)[number - 1].partition(":")[0]
        name = f"label {title!r} ({address})"
        yield source.line(path, number, f"{key}: {title}", "one-gender-title", name, guess=True)


def _acronyms(source: Source) -> Iterator[Slip]:
    """Yield acronyms that nothing in their text explains."""
    for address, sentences in said("terms")["acronyms"].items():
        for acronym, words in sentences.items():
            spots = [
                (document, ident)
                for document, ident in places(source)
                if acronym not in source.text(of_languages(source, document)[address])
                and not _names(source, document.texts[address].source, acronym, address)
            ]
            for document, ident in source.some(spots, 1):
                files, where = added(source, document, ident, {address: words})
                place = frozenset({where[address]})
                name = f"{acronym} ({address}) {document.code}#{ident}"
                yield Slip(name, files, "first-use-of-acronym", place, guess=True)


def _names(source: Source, words: str, acronym: str, address: str) -> bool:
    """Tell whether words name, or refer to, what an acronym stands for."""
    entries = (
        entry
        for register in ("institutions", "terms")
        for entry in source.corpus.registers[register].entries
        if getattr(entry, "short", {}).get(address) == acronym
    )
    return any(
        entry.names.get(address, "").lower() in words.lower() or f":{entry.id})" in words
        for entry in entries
    )


def _roles(source: Source) -> Iterator[Slip]:
    """Yield slips in the names of roles: one form alone, another script, another language."""
    path = "docs/registers/roles.yml"
    values = list(sheet.values(source, path))
    titles = [v for v in values if v.where == "Role.feminine"]
    for value in source.some(titles[:-1], 2):
        at = value.record_line + 1  # its names come first
        for key, _ in value.words:
            line = key.start_mark.line
            rows = value.text.split("\n")
            his = next(row for row in rows[at:line] if row.startswith(f"    {key.value}: "))
            if his == rows[line]:
                continue
            rows[line] = his
            yield sheet.slip(value, "\n".join(rows), "feminine-form-missing", line + 1, "one form")
            del rows[line]
            name = f"without {key.value} of"
            text = "\n".join(rows)
            yield sheet.slip(value, text, "feminine-form-missing", value.line, name)
    for value in source.some([v for v in values if v.where == "Role.names"], 3):
        rows = value.text.split("\n")
        first = value.line  # the row after the key, from 0
        sq, sr = rows[first][8:], rows[first + 1][8:]
        rows[first : first + 2] = [f"    sq: {sr}", f"    sr: {sq}"]
        at = frozenset({(path, first + 1), (path, first + 2)})
        text = "\n".join(rows)
        also = frozenset({"wrong-language"})
        more = {"at": at, "guess": True, "also": also}
        yield sheet.slip(value, text, "exchanged-names", 0, "exchanged", **more)
        rows[first : first + 2] = [f"    sq: {sr}", f"    sr: {sr}"]
        yield sheet.slip(value, "\n".join(rows), "exchanged-names", 0, "one name", **more)
        rows[first : first + 2] = [f"    sq: {sq}", "    sr: службеник"]
        yield sheet.slip(value, "\n".join(rows), "wrong-script", first + 2, "Cyrillic")
