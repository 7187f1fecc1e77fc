"""Finds the words around what may not be public: in one pass, for all rules that ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from handbook.language.forms import is_free
from handbook.language.hints import Hints
from handbook.language.leaks import Leaks
from handbook.language.tongue import tongue
from handbook.language.trie import trie
from handbook.model.corpus import Corpus
from handbook.model.text import Aside, Phrase, Prose, Text

CAPITAL: Final = "[A-ZÇËČĆĐŠŽ]"
NAME: Final = rf"{CAPITAL}[^\W\d_]+"
"""A word with a capital."""

INITIAL: Final = rf"{CAPITAL}[hj]?\."
"""The first letter of a name."""

PLATE: Final = r"[01](?<![\w-].)\d[ -]?\d{3}[ -]?[A-Z]{2}(?![\w-])"
"""The plate of a vehicle of Kosovo."""

ROAD: Final = r"(?<![\w-])[MR][ -]?\d{1,2}(?:\.\d)?(?![\w-]|\.\d)"
"""The number of a road of Kosovo."""

TIME: Final = r"(?<![\w.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\w:]|\.\d)"
"""A time of day."""

_LONGEST: Final = 300
"""How far a sentence reaches to either side of what is looked at."""

_NEAR: Final = 60
"""How far before a number the words stand that say what it is."""

_END: Final = re.compile(
    r"(?<!\W\w)(?<!\W\w\w)(?<!\W\w\w\w)[.!?…][\"”»)]*\s+(?=" + CAPITAL + r"|[„«“\"(])|\n"
)
"""A full stop after a short word is likely that of an abbreviation, such as a title's."""

Found = Mapping[str, tuple[re.Match[str], ...]]
"""Where words stand, by what they are good for: the keys of ``Leaks``, and each secret."""


Spoken = tuple[str | None, Text | Phrase | Aside, str]
"""The code of a document, what is written in it, and the tag of the language; empty for any."""


def spoken(corpus: Corpus, *, files: bool = True) -> Iterator[Spoken]:
    """Yield all prose, and what stands beside it; ``files`` are the words of attachments."""
    for code, text in corpus.prose:
        yield code, text, text.language.tag
    for code, aside in corpus.asides:
        if files or not aside.is_file:
            yield code, aside, aside.tag


def spoken_of(tag: str, tags: tuple[str, ...]) -> list[Leaks]:
    """Return what is known of the language with a tag; of all, where nobody says which it is."""
    return leaks_of([tag] if tag else tags)


def leaks_of(tags: Iterable[str]) -> list[Leaks]:
    """Return what is known of some languages; nothing of one whose words are unknown."""
    return [known.leaks for tag in tags if (known := tongue(tag)) and known.leaks]


def found(prose: Prose, tag: str, tags: tuple[str, ...]) -> Found:
    """Return what stands in words of a language: shelters, titles, topics; streets in any of all.

    Without a ``tag`` it is any language's.
    Several rules ask the same of a text, one after the other; it is read once.
    """
    return prose.once((found, tag, tags), lambda: _finder(tag, tags).find(prose))


@dataclass(frozen=True, slots=True)
class _Finder:
    hints: Hints
    head: re.Pattern[str]
    """Any of the words with which phrases begin."""

    phrases: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """By that word, what phrases are good for, and these."""

    def find(self, prose: Prose) -> Found:
        hits: dict[str, list[re.Match[str]]] = {}
        words, end = prose.words, 0
        for start in prose.starts(self.hints.firsts(prose)):
            head = self.head.match(words, start) if start >= end else None
            if head is None or not is_free(words, start):
                continue
            end = head.end()
            for key, phrases in self.phrases[head[0]]:
                if match := _any_of(phrases).match(words, start):
                    hits.setdefault(key, []).append(match)
        return {key: tuple(matches) for key, matches in hits.items()}


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(either(phrases))


@cache
def _finder(tag: str, tags: tuple[str, ...]) -> _Finder:
    """Return what finds everything in words of a language."""
    wanted: dict[str, list[str]] = {}
    for leaks in spoken_of(tag, tags):
        topics = {secret: topic for secret, (topic, *_) in leaks.never_written.items()}
        own = [("courtesy", leaks.courtesy), ("ranks", leaks.ranks)]
        own += [("shelters", leaks.shelters), *topics.items()]
        for key, phrases in own:
            wanted.setdefault(key, []).extend(phrases)
    wanted["births"] = [word for leaks in leaks_of(tags) for word in leaks.births]
    wanted["phones"] = [word for leaks in leaks_of(tags) for word in leaks.phones]
    wanted["streets"] = [word for leaks in leaks_of(tags) for word in leaks.streets]
    wanted["roads"] = [word for leaks in leaks_of(tags) for word in leaks.roads]
    by_head = _by_head(wanted)
    return _Finder(
        Hints.of(phrase for phrases in wanted.values() for phrase in phrases),
        re.compile(trie(by_head)),
        {
            head: tuple((key, tuple(some)) for key, some in by_key.items())
            for head, by_key in by_head.items()
        },
    )


def _by_head(wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, list[str]]]:
    """Return phrases by the beginning of their first word, with those of a shorter beginning."""
    found: dict[str, dict[str, list[str]]] = {}
    for key, phrases in wanted.items():
        for phrase in phrases:
            word = phrase.split(" ")[0].removesuffix("*")
            for head in {word, word[0].upper() + word[1:]}:
                found.setdefault(head, {}).setdefault(key, []).append(phrase)
    whole: dict[str, dict[str, list[str]]] = {}
    for head in found:
        for shorter in (head[:end] for end in range(1, len(head) + 1)):
            for key, phrases in found.get(shorter, {}).items():
                whole.setdefault(head, {}).setdefault(key, []).extend(phrases)
    return whole


BETWEEN: Final = r"[\W_]{1,6}(?:\w+[\W_]{1,3}){0,3}?"
"""What stands between such words and a number or a day."""


@cache
def _paper(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return what stands before a number and says that it is a person's, or her document's."""
    papers = either(word for leaks in leaks_of(tags) for word in leaks.documents)
    return re.compile(rf"{papers}{BETWEEN}[A-Z]{{0,2}}\Z")


def is_labelled(source: str, at: int, tags: tuple[str, ...]) -> bool:
    """Tell whether the words before a number say that it is a person's, or her document's."""
    return _paper(tags).search(source, max(at - _NEAR, 0), at) is not None


def either(phrases: Iterable[str], *, number: str = r"\d{1,4}", as_written: bool = False) -> str:
    """Return the pattern of any of some phrases; their first letter may be a capital.

    ``number`` is what ``#`` stands for. With ``as_written`` every letter is as it stands there.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    patterns = [_phrase(phrase, number, as_written=as_written) for phrase in longest_first]
    return f"(?:{'|'.join(patterns) or '(?!)'})"


def _phrase(phrase: str, number: str, *, as_written: bool) -> str:
    body = "[ \u00a0]+".join(_word(word, number) for word in phrase.split(" "))
    first = phrase[0]
    if first.isalpha() and not as_written:
        body = f"[{first.upper()}{first.lower()}]" + body[1:]
    return (r"(?<!\w)" if first.isalnum() or first == "#" else "") + body


def _word(word: str, number: str) -> str:
    if word == "#":
        return rf"(?:{number})(?!\w|[.,:]\d)"
    ending = r"\w*" if word.endswith("*") else r"(?!\w)" if word[-1].isalnum() else ""
    return re.escape(word.removesuffix("*")).replace(r"\#", rf"(?:{number})") + ending


def sentences(
    words: str, hits: Iterable[re.Match[str]]
) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield the sentences in which something stands, with the first of it, their begin and end.

    A sentence ends with its row; of one that is very long, a stretch is looked at in its place.
    """
    done = -1
    for hit in hits:
        if hit.start() >= done:
            begin, done = _sentence(words, hit.start())
            yield hit, begin, done


def _sentence(words: str, at: int) -> tuple[int, int]:
    first = max(at - _LONGEST, 0)
    begin = max(words.rfind("\n", first, at) + 1, first)
    for end in _END.finditer(words, begin, at):
        begin = end.end()
    last = _END.search(words, at, at + _LONGEST)
    return begin, last.start() + 1 if last else min(len(words), at + _LONGEST)


def places(some: Iterable[Leaks], every: Iterable[Leaks], more: str = "(?!)") -> str:
    """Return the pattern of a place where something is: a town of any language, or ``more``.

    ``some`` are those whose words for "in" and "near" stand before it.
    """
    near = either(word for leaks in some for word in leaks.near)
    towns = either((town for one in every for town in one.places), as_written=True)
    return rf"{near} (?:\w+ ){{0,2}}?(?:(?={CAPITAL}){towns}|{more})"
