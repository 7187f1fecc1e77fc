"""Slips by which a text tells what could hurt someone, or what nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from handbook.model.document import Document
from mutations.passages import (
    ADDRESSES,
    Words,
    added,
    of_languages,
    places,
    plain,
    said,
    written,
)
from mutations.slip import Slip, Source

_SPOTS: Final = ("sop", "programme", "plan", "job-description", "campaign", "form", "page")
_GUESSED: Final = frozenset(
    {"shelter-location", "never-written", "possible-personal-data", "adopted-wording"}
)
_TWO_FAULTS: Final = {
    "never-written": frozenset({"possible-personal-data", "typed-figure"}),
    "personal-data": frozenset({"possible-personal-data"}),
}
"""What is as well a name, a figure or a doubtful number."""


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _contacts(source)
    for words in said("harm")["figures"]:
        yield from _each(source, words, "typed-figure", 2)
    for words in said("harm")["hours"]:
        yield from _each(source, words, "typed-hours", 3)
    for words in said("harm")["personal"]:
        filled = {address: _filled(text) for address, text in words.items()}
        yield from _each(source, filled, "personal-data", 2)
    for words in said("harm")["likely"]:
        yield from _each(source, words, "possible-personal-data", 3)
    for key, rule in (
        ("shelters", "shelter-location"),
        ("never-written", "never-written"),
        ("adopted", "adopted-wording"),
    ):
        yield from _of_language(source, said("harm")[key], rule)
    yield from _unconfirmed(source)
    yield from _unmarked(source)
    yield from _placeholders(source)
    yield from _in_yaml(source)


def _spot(source: Source) -> tuple[Document, str]:
    """Return a section in which a sentence more does no harm but its own."""
    return source.chance.choice(places(source, _SPOTS))


def _each(source: Source, words: Words, rule: str, count: int, name: str = "") -> Iterator[Slip]:
    """Yield the same words in all languages, as slips in ``count`` of these."""
    document, ident = _spot(source)
    more: dict[str, Any] = {
        "guess": rule in _GUESSED,
        "also": _TWO_FAULTS.get(rule, frozenset()),
    }
    found = list(written(source, document, ident, words, rule, name or words["en"], **more))
    yield from source.some(found, count)


def _contacts(source: Source) -> Iterator[Slip]:
    """Yield numbers and addresses that are typed, spelled in every way."""
    data = said("harm")
    typed = [(phone, source.chance.choice(data["calls"])) for phone in data["phones"]]
    typed += [(mail, words) for mail in data["mails"] for words in data["mailed"]]
    for what, words in typed:
        filled = {address: text.replace("{}", what) for address, text in words.items()}
        yield from _each(source, filled, "typed-contact", 1, what)
    for words in data["houses"]:
        yield from _each(source, words, "typed-contact", 3)


def _filled(text: str) -> str:
    """Return a sentence with numbers of nobody that have the right check digits."""
    account = "XK" + "1" * 16
    digits = "".join(str(int(sign, 36)) for sign in account[2:] + account[:2] + "00")
    account = f"XK{98 - int(digits) % 97:02}{account[2:]}"
    grouped = " ".join(account[at : at + 4] for at in range(0, len(account), 4))
    person = "010199996000"
    rest = 11 - sum(w * int(d) for w, d in zip((7, 6, 5, 4, 3, 2) * 2, person, strict=True)) % 11
    person += str(rest % 10 if rest < 10 else 0)
    return (
        text.replace("{account}", account).replace("{grouped}", grouped).replace("{person}", person)
    )


def _of_language(source: Source, sentences: dict[str, list[str]], rule: str) -> Iterator[Slip]:
    """Yield each sentence as a slip in its language; the others say something like it there."""
    for address, lines in sentences.items():
        for number, line in enumerate(lines):
            document, ident = _spot(source)
            while rule == "adopted-wording" and document.data.adoption:
                document, ident = _spot(source)
            words = {other: theirs[number % len(theirs)] for other, theirs in sentences.items()}
            files, where = added(source, document, ident, words)
            yield Slip(
                f"{line} {document.code}#{ident}",
                files,
                rule,
                frozenset({where[address]}),
                _TWO_FAULTS.get(rule, frozenset()),
                guess=True,
            )


def _unconfirmed(source: Source) -> Iterator[Slip]:
    """Yield facts that sources contradict, told as settled: in a sentence, and in a table."""
    rule = "unconfirmed-as-fact"
    for words in said("harm")["doubtful"]:
        yield from _each(source, words, rule, 3)
        cells = {a: f"| A | B |\n| --- | --- |\n| {text} | – |" for a, text in words.items()}
        document, ident = _spot(source)
        files, where = added(source, document, ident, cells)
        for address, (path, line) in source.some(list(where.items()), 1):
            name = f"in a table ({address}) {words['en']}"
            yield Slip(name, files, rule, frozenset({(path, line + 2)}))


def _unmarked(source: Source) -> Iterator[Slip]:
    """Yield texts whose first name of the place has lost its mark, or has none."""
    rule = "status-note-missing"
    found = [
        (path, text[: match.start()].count("\n") + 1)
        for document in plain(source)
        for path in of_languages(source, document).values()
        if (match := re.search(r"(?<!\w)Kosov\w*\\\*", text := source.text(path)))
    ]
    for path, number in source.some(found, 9):
        line = source.lines(path)[number - 1].replace("\\*", "", 1)
        yield source.line(path, number, line, rule, "no mark")
    nowhere = [
        (document, ident)
        for document, ident in places(source)
        if not any("Kosov" in text.unlinked for text in document.texts.values())
    ]
    for words in said("harm")["unmarked"]:
        for document, ident in source.some(nowhere, 1):
            yield from written(source, document, ident, words, rule, words["en"])


def _placeholders(source: Source) -> Iterator[Slip]:
    """Yield words that hold the place of words, in a line and in a cell of one language."""
    rule = "placeholder-text"
    for address, phrases in said("harm")["placeholders"].items():
        for phrase in phrases:
            document, ident = _spot(source)
            files, where = added(source, document, ident, {address: phrase})
            name = f"{phrase!r} ({address}) {document.code}#{ident}"
            yield Slip(name, files, rule, frozenset({where[address]}))
    cells = [
        (path, number, line)
        for document in plain(source)
        for path in of_languages(source, document).values()
        for number, line in enumerate(source.lines(path), 1)
        if re.fullmatch(r"\|.*\| [^|{}\d]{4,}\w[^|]* \|", line) and "](" not in line
    ]
    for path, number, line in source.some(cells, 6):
        filler = source.chance.choice(("...", "TBD", "?", "xxx"))
        *before, _, end = line.split("|")
        changed = "|".join([*before, f" {filler} ", end])
        also = frozenset({"differing-modality"})
        yield source.line(path, number, changed, rule, f"cell {filler!r}", also=also)


def _in_yaml(source: Source) -> Iterator[Slip]:
    """Yield the same in short prose of ``document.yml`` and of registers."""
    by_place: dict[tuple[str | None, str, tuple[object, ...]], dict[str, int]] = {}
    courses = {d.code for d in source.corpus.documents if d.data.kind == "curriculum"}
    for code, phrase in source.corpus.phrases:
        if phrase.at[-1] in ("until-then", "note", "definition") and code not in courses:
            place = (code, phrase.where.path, phrase.at)
            by_place.setdefault(place, {})[phrase.language.address] = phrase.where.line
    whole = [(place, lines) for place, lines in by_place.items() if len(lines) == len(ADDRESSES)]
    of_documents = [x for x in whole if x[0][0]]
    of_registers = [x for x in whole if not x[0][0]]
    for words in said("harm")["yaml"]:
        rule = words["rule"]
        sorts = [of_documents] if rule == "adopted-wording" else [of_documents, of_registers]
        for (_, path, _), numbers in [x for sort in sorts for x in source.some(sort, 1)]:
            lines = source.lines(path)
            for address, number in numbers.items():
                key, _, old = lines[number - 1].partition(": ")
                value = re.sub(r'\A["\']|["\']\Z|\\(?=")', "", old.strip()).replace('"', "”")
                begin = "" if rule == "placeholder-text" else f"{value} "
                lines[number - 1] = f'{key}: "{begin}{words[address]}"'
            for address, number in source.some(list(numbers.items()), 1):
                yield Slip(
                    f"{words['en']} ({address}) {path}:{number}",
                    {path: "\n".join(lines).encode()},
                    rule,
                    frozenset({(path, number)}),
                    guess=rule in _GUESSED,
                )
