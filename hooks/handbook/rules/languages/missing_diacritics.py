"""A passage is typed without the letters that only its language has: eshte, sluzbenik."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from handbook.language.titles import Titles, is_title
from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.prose import listed, rows_at
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_LEAST: Final = 4
"""How many words a line must have: one word may be a name, or quoted."""

_SHARE: Final = 3
"""A text of which one word in so many known ones lacks its letters was typed without them."""

RULE: Final = Rule(
    name="missing-diacritics",
    code="HB329",
    title="Words are written with the letters of their language.",
    message="this is written without the letters {letters}: {word}",
    hint="write them all; a keyboard of the language, or your editor's spelling check, helps",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


@dataclass(frozen=True, slots=True)
class _Bare:
    """Words of a language as those type them who lack its letters."""

    words: frozenset[str]
    letters: str
    marked: re.Pattern[str]


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        bare = _bare(text.language.tag)
        if bare is None or is_title(text) or bare.words.isdisjoint(text.vocabulary):
            continue
        found = list(_lacking(text, bare))
        if not found:
            continue
        line, word = found[0]
        yield RULE.at(
            text.place(line),
            document=code,
            language=text.language.tag,
            letters=", ".join(bare.letters),
            word=word,
            whole=len(found) * _SHARE > len([row for row in text.words.split("\n") if row]),
        )


def _lacking(text: Text | Phrase, bare: _Bare) -> Iterator[tuple[int, str]]:
    """Yield the lines that have several such words and none of the letters."""
    titles = Titles(text)
    for index in rows_at(text.words, text.starts(bare.words & text.vocabulary)):
        row = titles.without(index)
        words = listed(row)
        lacking = (word for word in words if word.lower() in bare.words)
        if len(words) >= _LEAST and not bare.marked.search(row) and (word := next(lacking, "")):
            yield index + 1, word


@cache
def _bare(tag: str) -> _Bare | None:
    """Return what to look for: words that hold sentences together, and that are no others bare."""
    known = tongue(tag)
    letters = "".join(sign for sign in known.letters if _plain(sign) != sign) if known else ""
    if known is None or not letters:
        return None
    words = {_plain(word) for word in known.function_words | known.marked_words}
    words -= known.function_words | known.bare_words
    return _Bare(frozenset(words), letters, re.compile(f"[{letters}]", re.IGNORECASE))


def _plain(word: str) -> str:
    """Return a word without the marks above and below its letters."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
