"""Slips by which one language gives another number, amount, date or time than the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from handbook.language.value import Kind, Trust, Value
from handbook.language.values import values
from handbook.model.text import Phrase, Text
from mutations.passages import added, head, places, said
from mutations.slip import Slip, Source

Found = tuple[Text | Phrase, Value]

_FIGURES: Final = frozenset({"an amount", "a share"})
"""Sentences that must not stand there at all, which is one fault more."""

_KINDS: Final = ("sop", "programme", "plan", "grant-call")
_OFTEN: Final = 0.4


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    found = list(_iter_values(source))
    for is_date, rule in ((True, "differing-dates"), (False, "differing-numbers")):
        sure = [
            x for x in found if (x[1].kind is Kind.DATE) is is_date and x[1].trust is Trust.SURE
        ]
        for sort, count in ((Text, 12), (Phrase, 9)):
            for prose, value in source.some([x for x in sure if isinstance(x[0], sort)], count):
                new = _digit(source, _words(prose, value))
                yield from _mistyped(source, prose, value, new, rule, "digit")
        for prose, value in source.some([x for x in sure if isinstance(x[0], Text)], 6):
            yield from _mistyped(source, prose, value, "", rule, "left out")
    yield from _in_words(source, found)
    yield from _sentences(source)


def harmless(source: Source) -> Iterator[Slip]:
    """Yield the same sentences as they are right."""
    spots = places(source, _KINDS)
    for name, words in said("languages")["given"].items():
        if name not in _FIGURES:
            document, ident = source.chance.choice(spots)
            files, _ = added(source, document, ident, words)
            yield Slip(f"{name} in all languages, {document.code}#{ident}", files)


def _in_words(source: Source, found: list[Found]) -> Iterator[Slip]:
    """Yield months, and numbers in words, that are others."""
    months, numbers = said("languages")["other-months"], said("languages")["other-numbers"]
    dates = [x for x in found if x[1].kind is Kind.DATE and _another(*x, months)]
    for prose, value in source.some(dates, 9):
        new = _another(prose, value, months)
        yield from _mistyped(source, prose, value, new, "differing-dates", "month")
    worded = [
        x
        for x in found
        if x[1].trust is Trust.WORDED and _another(*x, numbers) and _is_clear(source, *x)
    ]
    for prose, value in source.some(worded, 15):
        new = _another(prose, value, numbers)
        yield from _mistyped(source, prose, value, new, "differing-numbers", "number in words")


def _iter_values(source: Source) -> Iterator[Found]:
    for code, prose in source.corpus.prose:
        if isinstance(prose, Text) and source.corpus.by_code[code or ""].passages:
            continue
        for value in values(prose.words, prose.language):
            if "\n" not in _words(prose, value):
                yield prose, value


def _words(prose: Text | Phrase, value: Value) -> str:
    return prose.words[value.start : value.end]


def _digit(source: Source, old: str) -> str:
    """Return a number or date with another last digit, or two digits changed for each other."""
    at = [match.start() for match in re.finditer(r"[0-9]", old)]
    swaps = [(a, b) for a, b in pairwise(at) if old[a] != old[b] and old[b] != "0"]
    if swaps and source.chance.random() < _OFTEN:
        a, b = source.chance.choice(swaps)
        return old[:a] + old[b] + old[a + 1 : b] + old[a] + old[b + 1 :]
    last = at[-1]
    return old[:last] + str((int(old[last]) + 1) % 10) + old[last + 1 :]


def _another(prose: Text | Phrase, value: Value, words: Mapping[str, Mapping[str, str]]) -> str:
    """Return what is said with another word in it; nothing where there is none for it."""
    old = _words(prose, value)
    for word, other in words[prose.language.address].items():
        if (new := re.sub(rf"\b{word}\b", other, old, count=1)) != old:
            return new
    return ""


def _is_clear(source: Source, prose: Text | Phrase, value: Value) -> bool:
    """Tell whether a number in words stands in every language on the same line, alone there."""
    if not isinstance(prose, Text):
        return False
    folder = str(PurePosixPath(prose.path).parent)
    document = next(d for d in source.corpus.documents if d.folder == folder)
    line = prose.words.count("\n", 0, value.start)
    for text in document.texts.values():
        if text.words.count("\n") != prose.words.count("\n"):
            return False
        row = values(text.words.split("\n")[line], text.language)
        if [v.said for v in row if v.trust is Trust.WORDED] != [value.said]:
            return False
    return True


def _mistyped(
    source: Source, prose: Text | Phrase, value: Value, new: str, rule: str, name: str
) -> Iterator[Slip]:
    """Yield the slip that a value is another; one left out is missed from its section's head."""
    old = _words(prose, value)
    match = re.compile(r"(?s:.+)").match(prose.words, value.start, value.end)
    assert match
    spot = prose.spot(match)
    line = source.lines(spot.path)[spot.line - 1]
    at = line.find(old, spot.column - 1)
    is_target = re.search(r"\]\([^)]*\Z|`[^`]*\Z", line[: max(at, 0)])
    is_cell = not new and re.search(r"\|\s*\Z", line[: max(at, 0)])
    if new == old or at < 0 or is_target or is_cell:
        return
    changed = line[:at] + new + line[at + len(old) :]
    where = spot.line
    if not new and isinstance(prose, Text):
        changed = re.sub(r"(?<=\S) {2,}", " ", changed)
        where = head(source, spot.path, spot.line)
    yield source.line(
        spot.path,
        spot.line,
        changed,
        rule,
        f"{name} ({prose.language.address}) {old!r} {new!r}",
        at=frozenset({(spot.path, where)}),
    )


def _sentences(source: Source) -> Iterator[Slip]:
    """Yield sentences that are new in all languages, and in one of them wrong."""
    spots = places(source, _KINDS)
    given = said("languages")["given"]
    for name, faults in said("languages")["wrong"].items():
        for fault in faults:
            address, right, wrong = fault["language"], fault["right"], fault["wrong"]
            document, ident = source.chance.choice(spots)
            assert right in given[name][address], right
            words = {**given[name], address: given[name][address].replace(right, wrong)}
            files, where = added(source, document, ident, words)
            path, line = where[address]
            yield Slip(
                f"{name} ({address}) {right!r} {wrong!r} {document.code}#{ident}",
                files,
                fault["rule"],
                frozenset({(path, line), (path, head(source, path, line - 2))}),
                frozenset({"typed-figure"} if name in _FIGURES else ()),
            )
