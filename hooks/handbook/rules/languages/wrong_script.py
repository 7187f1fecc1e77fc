"""A word has letters of another script than its language's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.language.scripts import is_of, strangers
from handbook.language.sides import Piece, side_by_side
from handbook.language.titles import Titles, is_published
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="wrong-script",
    code="HB321",
    title="A text has letters of its own script alone.",
    message="“{word}” has letters of another script: {letters}",
    hint="type the word again in the script of this language; quote a title in another script",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        for match, word in _mixed(text):
            letters = dict.fromkeys(_strange(text.language.script, word))
            yield RULE.at(
                text.spot(match),
                document=code,
                language=text.language.tag,
                word=word,
                letters=", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters),
            )


def _strange(script: str, word: str) -> Iterator[str]:
    """Yield the letters of a word that are of another script."""
    pattern = strangers(script)
    return (x for x in word if pattern and pattern.match(x) and not is_of(script, x))


def misspelt(corpus: Corpus) -> Iterator[Piece[str]]:
    """Yield the places where a word of some text has letters of another script."""
    return side_by_side(corpus, _lines)


def _lines(text: Text | Phrase) -> Iterator[tuple[int, str]]:
    return ((match.string.count("\n", 0, match.start()) + 1, word) for match, word in _mixed(text))


def _mixed(text: Text | Phrase) -> Iterator[tuple[re.Match[str], str]]:
    """Yield words with letters of two scripts, and the first of each row that is in another."""
    script = text.language.script
    pattern = strangers(script)
    if pattern is None or text.words.isascii():
        return
    titles, end, row = Titles(text, speech=True), 0, 0
    for match in pattern.finditer(text.words):
        if match.start() < end or is_of(script, match[0]):
            continue
        first, end = _word(text.words, match.start(), end)
        word = text.words[first:end]
        if any(x.isalpha() and is_of(script, x) for x in word):
            yield match, word
        elif match.start() >= row and not (is_published(text) or titles.cover(match)):
            row = text.words.find("\n", end) % (len(text.words) + 1)
            yield match, word


def _word(words: str, at: int, least: int) -> tuple[int, int]:
    """Return where the word around a letter begins and ends."""
    first = last = at
    while first > least and words[first - 1].isalnum():
        first -= 1
    while last < len(words) and words[last].isalnum():
        last += 1
    return first, last
