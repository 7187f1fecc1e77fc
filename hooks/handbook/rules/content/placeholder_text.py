"""Words stand where something is still missing: TODO, lorem ipsum, to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from handbook.language.titles import Titles
from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.prose import listed
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="placeholder-text",
    code="HB437",
    title="No placeholder stands where words belong.",
    message="{words} holds the place of words that are missing",
    hint="write what belongs here; what nobody knows yet is an open point with an owner",
    needs=Needs.DOCUMENT,
    excusable=True,
)

_ANYWHERE: Final = r"\b(?:TODO|TBD|FIXME|N/A|(?i:lorem ipsum|x{3,}))\b|\?{3,}"
"""What means the same in all languages, wherever it stands."""

_BEGIN: Final = r"(?:(?<![^\n])|(?<= \| ))"
_END: Final = r"(?=\n|\Z| \| )"
_DOTS: Final = rf"{_BEGIN}(?:\.{{2,}}|…|\?{{1,2}}){_END}"
"""What is an ellipsis or a question elsewhere, and all that a line or a cell holds here."""

_INLINE: Final = r"_{3,}|\[(?:\.{2,}|…)\]|(?<=[^\s«“„\"|,] )(?:\.{3,}|…)(?=[ ,;)]|[.]?(?:\n|\Z))"
"""A line to write on, and dots that stand for a word within a sentence."""

_ELLIPSES: Final = ("...", "…", "[...]", "[…]")

_FILLERS: Final = frozenset({"todo", "tbd", "fixme", "lorem", "xx"})
_ASKED: Final = re.compile(r"\?(?<![^\s.;,!…|()\[\]:–—?].)")
"""A question mark behind no word."""

_SIGNS: Final = ("xxx", "n/a", "???", "..", "…", "___")
_MARKS: Final = "|()[]:–—"
"""What stands around words that stand alone, beside the ends of lines."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        tag = text.language.tag
        known = _known(tag)
        if not _may_hold(text, known):
            continue
        titles = Titles(text, speech=True)
        for match in _first_in_lines(known.pattern, text.words):
            if match[0] in _ELLIPSES and titles.cover(match):
                continue  # who is quoted may fall silent
            yield RULE.at(text.spot(match), document=code, language=tag, words=match[0])


def _first_in_lines(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield the first match in each line: one who mends a line sees all of it."""
    end = -1
    for match in pattern.finditer(words):
        if match.start() > end:
            yield match
            end = words.find("\n", match.end())
            if end < 0:
                return


def _may_hold(text: Text | Phrase, known: _Known) -> bool:
    """Tell quickly whether the pattern need be asked: nearly always it need not."""
    lower, said = text.lowered, text.vocabulary
    if not _FILLERS.isdisjoint(said) or any(sign in lower for sign in _SIGNS):
        return True
    if "[" in lower and not known.openings.isdisjoint(said):
        return True
    if any(its_words <= said and start in lower for start, its_words in known.endings.items()):
        return True
    if not _ASKED.search(lower) and not any(
        phrase in lower for phrase, its_words in known.phrases.items() if its_words <= said
    ):
        return False
    lower = lower.replace(". ", "\n")
    for mark in _MARKS:
        lower = lower.replace(mark, "\n")
    return not known.alone.isdisjoint(piece.strip(" .;,!…") for piece in lower.split("\n"))


@dataclass(frozen=True, slots=True)
class _Known:
    """What to look for in a language."""

    phrases: Mapping[str, frozenset[str]]
    """Its phrases, in lower case, with the words of each."""

    alone: frozenset[str]
    """What stands alone, these among it."""

    endings: Mapping[str, frozenset[str]]
    """How what ends a sentence begins, with the whole words of it."""

    openings: frozenset[str]
    """Words that begin what someone is to fill in, in brackets: insert."""

    pattern: re.Pattern[str]
    """What decides."""


def _either(patterns: Iterable[str]) -> str:
    return "|".join(patterns) or "(?!)"


@cache
def _known(tag: str) -> _Known:
    """Return what to look for in a language.

    Words of the language count where they stand alone: in a line, a cell, brackets, or after a
    colon, or as a sentence. Within one they mean what they say, but for those that end it.
    """
    language = tongue(tag)
    phrases = language.placeholders if language else ()
    either = _either(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
    begin = rf"(?:{_BEGIN}|(?<=[(\[])|(?<=: )|(?<=[–—] )|(?<=[.!?] ))"
    phrase = rf"{begin}(?i:{either})(?=[.;,!…]*(?:{_END}|[)\]]|(?<=[.!…]) ))"
    ends = language.unfinished if language else ()
    end = rf"\b(?i:{_either(map(_ending, ends))})(?=[.;,!)…]|{_END})"
    units = language.numbers.units.values() if language else ()
    unit = _either(re.escape(word) for words in units for word in words)
    count = rf"\bXX(?=[ \u00a0-](?:{unit})(?!\w)|[ \u00a0]?[€%])"
    openings = language.fill_in if language else frozenset()
    opening = _either(map(re.escape, sorted(openings)))
    bracket = rf"\[\s*(?i:{opening})\b[^\[\]\n]{{0,80}}\]"
    written = {*phrases, *(phrase.replace("'", "’") for phrase in phrases)}
    return _Known(
        {phrase: frozenset(listed(phrase)) for phrase in written},
        frozenset({"?", "??", *written}),
        {phrase.removesuffix("*"): _whole(phrase) for phrase in ends},
        openings,
        re.compile(f"{_ANYWHERE}|{_DOTS}|{_INLINE}|{bracket}|{phrase}|{end}|{count}"),
    )


def _ending(phrase: str) -> str:
    """Return the pattern of what ends a sentence; ``*`` stands for any ending of its last word."""
    pattern = re.escape(phrase.removesuffix("*"))
    return pattern + (r"\w*" if phrase.endswith("*") else r"(?!\w)")


def _whole(phrase: str) -> frozenset[str]:
    return frozenset(listed(re.sub(r"\w+\*", "", phrase)))
