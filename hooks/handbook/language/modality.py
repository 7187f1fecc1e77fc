"""Finds what rows of a text demand, allow, forbid or deny; a guess, from words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from handbook.language.tongue import Tongue, tongue
from handbook.language.trie import ANY_ENDING, BEFORE, trie
from handbook.model.text import Phrase, Text

OBLIGES: Final = 1
ALLOWS: Final = 2
DENIES: Final = 4
FORBIDS: Final = 8
REPEATS: Final = 16
"""What a word says; the last: it denies beside a verb that is denied itself."""

ALWAYS: Final = 32
NEVER: Final = 64
EVERYBODY: Final = 128
NOBODY: Final = 256
"""What words say that are each other's contrary; they are looked for where rows differ."""

LIKE_DENIAL: Final = 512
LIKE_BAN: Final = 1024
NOR: Final = 2048
"""Other ways of denying and forbidding, without the clear ones; what carries a negation on."""

EXEMPTS: Final = 4096
BARS: Final = 8192
ADVISES: Final = 16384
"""It need not be done; it must not; it should."""

MODAL: Final = OBLIGES | ALLOWS
NEGATIVE: Final = DENIES | FORBIDS
SEEN: Final = MODAL | FORBIDS | ALWAYS | NEVER | EXEMPTS | BARS | ADVISES
"""What one sees at first sight."""

NO_WEIGHT: Final = (0, 0, False, False)
"""That of a row which tells no mood."""

_NEAR: Final = 14
"""How far before a modal verb its negation may stand; behind it there is but a space."""

_SHORTEST: Final = 8
"""A first clause is not shorter."""

_OPENING: Final = 2
"""How far from its beginning a row's first word may stand: behind a sign, or two."""

_NUMBER: Final = re.compile(r"\.?\s?[0-9]")
"""What makes of ``no`` the number of something."""

_END: Final = re.compile(r"[.,:;!?\n|]")
"""What ends a sentence, or a clause of it."""

_NEXT: Final = re.compile(r"\s(\w{3,})")
_CLAUSE: Final = re.compile(r"[.;:?!|,](?=\s)|\s[–—]\s|[“”„«»\"]")
_SENTENCE: Final = re.compile(r"[.;:?!|](?=\s)|\s[–—]\s|[“”„«»\"]")
"""What parts a row."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A row of a text, or a clause of it, with the words that tell its mood."""

    text: str
    tag: str
    line: int
    found: tuple[tuple[int, int, int], ...] = ()
    """Start, end and bits of each."""

    mood: int = 0
    """All that its words say."""

    denied: int = 0
    """How many of its verbs are denied or forbidden."""

    repeated: int = 0
    """How many words deny beside a verb that is denied itself."""

    @property
    def negations(self) -> int:
        """How often it denies or forbids, where several words deny one verb: once."""
        return self.denied or int(self.repeated > 0)

    def count(self, bit: int) -> int:
        """Return how many of its words say something."""
        return sum(1 for _, _, bits in self.found if bits & bit)

    @property
    def is_plea(self) -> bool:
        """Tell whether it begins with a prohibition."""
        return any(start <= _OPENING and bits & FORBIDS for start, _, bits in self.found[:1])

    def opening(self) -> Modal:
        """Return its first clause."""
        end = _opening(self.tag).search(self.text, _SHORTEST)
        return Modal(self.text[: end.start()] if end else self.text, self.tag, self.line)

    @property
    def words(self) -> str:
        """The words that tell its mood."""
        return ", ".join(self.text[start:end] for start, end, _ in self.found)

    def may(self, bit: int) -> bool:
        """Tell whether something in it may oblige, allow, deny or forbid, be it in another way."""
        return _like(self.tag, bit).search(f" {self.text}") is not None

    def says(self, bit: int) -> int:
        """Return how often it says always, never, everybody or nobody."""
        return sum(1 for _ in _like(self.tag, bit).finditer(f" {self.text}"))


Found = tuple[tuple[int, int, int], ...]
"""Start, end and bits of each word of a row that tells its mood."""

Weight = tuple[int, int, bool, bool]
"""What rows that say the same have alike: see ``Modal``."""


class Told(NamedTuple):
    """Those rows of some prose that tell a mood, by their lines."""

    found: Mapping[int, Found]
    weights: Mapping[int, Weight]


def modal(text: str, tag: str, line: int, told: Told) -> Modal:
    """Return a row with its mood."""
    return _modal(text, tag, line, told.found.get(line, ()))


def told_of(prose: Text | Phrase) -> Told | None:
    """Return what rows of some prose tell; none where the words of the language are not known."""
    tag = prose.language.tag
    return prose.once((told_of, tag), lambda: told(prose.words, tag))


def told(words: str, tag: str) -> Told | None:
    """Return what the rows of words tell; none where the words of the language are not known."""
    moods = _moods(tag)
    if moods is None:
        return None
    found: dict[int, list[tuple[int, int, int]]] = {}
    line, last = 1, 0
    first = 0
    for start, end, bits in moods.found(words):
        if rows := words.count("\n", last, start):
            line += rows
            first = words.rfind("\n", last, start) + 1
        last = start
        found.setdefault(line, []).append((start - first, end - first, bits))
    return Told(
        {at: tuple(some) for at, some in found.items()},
        {at: _weight(tuple([bits for _, _, bits in some])) for at, some in found.items()},
    )


def whole(rows: Iterable[Modal]) -> Modal:
    """Return rows as one."""
    texts: list[str] = []
    found: list[tuple[int, int, int]] = []
    start = 0
    first: Modal | None = None
    for row in rows:
        first = first or row
        texts.append(row.text)
        found.extend((a + start, b + start, bits) for a, b, bits in row.found)
        start += len(row.text) + 1
    assert first is not None
    return _modal(" ".join(texts), first.tag, first.line, found)


def _modal(text: str, tag: str, line: int, found: Sequence[tuple[int, int, int]]) -> Modal:
    mood, denied, repeated = _mood(tuple([bits for _, _, bits in found]))
    return Modal(text, tag, line, tuple(found), mood, denied, repeated)


@lru_cache(maxsize=1000)
def _mood(found: tuple[int, ...]) -> tuple[int, int, int]:
    """Return all that words say, how many deny, and how many deny beside a denied verb."""
    mood = 0
    for bits in found:
        mood |= bits
    repeated = sum(1 for bits in found if bits & REPEATS)
    return mood, sum(1 for bits in found if bits & NEGATIVE and not bits & REPEATS), repeated


@lru_cache(maxsize=1000)
def _weight(found: tuple[int, ...]) -> Weight:
    mood, denied, repeated = _mood(found)
    return mood & SEEN, denied or int(repeated > 0), repeated > 0, denied > 0


def repeats(tag: str) -> bool:
    """Tell whether in a language every verb that is denied has a negation of its own."""
    spoken = tongue(tag)
    return bool(spoken and spoken.modality.repeated)


def clauses(same: Iterable[Modal]) -> Iterator[tuple[Modal, ...]]:
    """Yield the clauses of rows that say the same, side by side, where they are as many."""
    together = tuple(same)
    for pattern in (_CLAUSE, _SENTENCE):
        if found := _beside(together, pattern):
            yield from found
            return


def sentences(same: Iterable[Modal]) -> list[tuple[Modal, ...]]:
    """Return the sentences of texts that say the same, side by side, where they are as many."""
    return _beside(tuple(same), _SENTENCE)


def _beside(together: tuple[Modal, ...], pattern: re.Pattern[str]) -> list[tuple[Modal, ...]]:
    cut = [list(_cut(row, pattern)) for row in together]
    return list(zip(*cut, strict=True)) if len({len(parts) for parts in cut}) == 1 else []


def _cut(row: Modal, pattern: re.Pattern[str]) -> Iterator[Modal]:
    start = at = 0
    ends = [*(match.span() for match in pattern.finditer(row.text)), (len(row.text),) * 2]
    for end, following in ends:
        first = at
        while at < len(row.found) and row.found[at][0] < end:
            at += 1
        if (text := row.text[start:end]) and not text.isspace():
            found = [(a - start, b - start, bits) for a, b, bits in row.found[first:at]]
            yield _modal(text, row.tag, row.line, found)
        start = following


@dataclass(frozen=True, slots=True)
class _Moods:
    """The words of one language that say clearly what they say."""

    pattern: re.Pattern[str]
    bits: Mapping[str, int]
    stems: Mapping[str, int]
    """The same of words that have any ending, without it."""

    plea_ending: str

    def found(self, words: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and bits of each; a modal verb with its negation forbids."""
        held: tuple[int, int, int] | None = None
        for match in self.pattern.finditer(f"\n{words}"):
            start, end = match.start(), match.end() - 1
            bits = self._bits(match[0][1:])
            if bits & DENIES:
                if _NUMBER.match(words, end):
                    continue
                if not bits & EXEMPTS and self._begins_plea(words, end):
                    bits |= FORBIDS
            if held:
                between = words[held[1] : start] if start - held[1] < _NEAR else "."
                if bits & MODAL and self._denies(held[2]) and _is_near(between):
                    held, bits = (*held[:2], held[2] | FORBIDS), 0
                elif bits & NEGATIVE and held[2] & MODAL and between == " ":
                    held, bits = (held[0], end, FORBIDS), 0
                yield held
            held = (start, end, bits) if bits else None
        if held:
            yield held

    @staticmethod
    def _denies(bits: int) -> bool:
        """Tell whether a word denies the verb behind it; one that only repeats that does not."""
        return bool(bits & NEGATIVE) and not bits & (REPEATS | EXEMPTS)

    def _bits(self, word: str) -> int:
        if bits := self.bits.get(word):
            return bits
        return next(bits for stem, bits in self.stems.items() if word.startswith(stem))

    def _begins_plea(self, words: str, end: int) -> bool:
        following = _NEXT.match(words, end) if self.plea_ending else None
        return following is not None and following[1].endswith(self.plea_ending)


def _is_near(between: str) -> bool:
    """Tell whether at most one word stands between a negation and its verb."""
    return between.count(" ") < 3 and not _END.search(between)


@cache
def _opening(tag: str) -> re.Pattern[str]:
    """Return the pattern of what ends the first clause of a sentence: a sign, or ``and``."""
    joins = "|".join(map(re.escape, (tongue(tag) or Tongue()).joins)) or "(?!)"
    return re.compile(rf"[,.:;?!|](?=\s)|(?<=\s)(?:{joins})(?=\s)")


@cache
def _moods(tag: str) -> _Moods | None:
    words = (tongue(tag) or Tongue()).modality
    if not words.denies:
        return None
    bits: dict[str, int] = {}
    for bit, forms in (
        (OBLIGES, words.obliges),
        (ALLOWS, words.allows),
        (DENIES, words.denies),
        (FORBIDS, words.forbids),
        (REPEATS | DENIES, words.repeated),
        (EXEMPTS | DENIES, words.exempts),
        (BARS | FORBIDS, words.bars),
        (ADVISES, words.advises),
        (ALWAYS, words.always),
        (NEVER, words.never),
    ):
        for written in _written(forms):
            bits[written] = bits.get(written, 0) | bit
    stems = {form[:-1]: bit for form, bit in bits.items() if form.endswith(ANY_ENDING)}
    return _Moods(
        re.compile(BEFORE + trie(bits) + r"(?!\w)"),
        MappingProxyType(bits),
        MappingProxyType(stems),
        words.plea_ending,
    )


@cache
def _like(tag: str, bit: int) -> re.Pattern[str]:
    """Return the pattern of what may say something in another way."""
    words = (tongue(tag) or Tongue()).modality
    negations = (*words.denies, *words.forbids, *words.repeated)
    forms = {
        OBLIGES: (*words.obliges, *words.like_obliges),
        ALLOWS: (*words.allows, *words.like_allows),
        DENIES: (*negations, *words.like_denies, *words.like_forbids),
        FORBIDS: (*negations, *words.like_forbids),
        LIKE_DENIAL: (*words.like_denies, *words.like_forbids),
        LIKE_BAN: words.like_forbids,
        NOR: words.nor,
        ALWAYS: words.always,
        NEVER: words.never,
        EVERYBODY: words.everybody,
        NOBODY: words.nobody,
    }[bit]
    return re.compile(BEFORE + trie(_written(forms)) + r"(?!\w)")


def _written(forms: Iterable[str]) -> set[str]:
    """Return forms as they may be written: at the beginning of a sentence, with other signs."""
    quoted = {*forms, *(form.replace("'", "’") for form in forms)}
    return quoted | {form[:1].upper() + form[1:] for form in quoted}
