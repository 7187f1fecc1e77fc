"""Letters were spoilt on the way: ``Ã«`` stands for ``ë``, or ``?`` for a letter that was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_MANY: Final = 10
"""A text of which so many lines are spoilt was spoilt as a whole."""

_SECOND: Final = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ"
"""What older codes show for the second byte of a letter, without their quotation marks."""

_QUOTES: Final = "‘’“”•–—˜™š›œžŸ"
"""The others, which can stand behind such a letter for their own sake."""

_SPOILT: Final = re.compile(
    rf"[ÃÄÅÂ][{_SECOND}]"
    rf"|(?<=\w)[ÃÄÅ][{_QUOTES}]|[ÃÄÅ][{_QUOTES}](?=\w)"
    rf"|â[€\x80][{_SECOND}{_QUOTES}]"
    r"|\ufffd"
    r"|(?<![\w./:=?&#@-])[^\W\d_]+\?[^\W\d_]+(?![\w./:=&#@-])"
)
"""Bytes of UTF-8 that were read as another code; the sign for what could not be read; a word in
which a letter became a question mark."""

_LIKELY: Final = re.compile(
    rf"[ÃÄÅÂâ\ufffd?](?:(?<=[ÃÄÅÂâ])[{_SECOND}{_QUOTES}]|(?<=\ufffd)|(?<=[^\W\d_]\?)[^\W\d_])"
)
"""What each of these has, and nearly no text: looking for it first is many times as fast."""

_SIGNS: Final = ("Ã", "Ä", "Å", "Â", "â", "\ufffd", "?")

RULE = Rule(
    name="garbled-text",
    code="HB023",
    title="No letter was spoilt on the way.",
    message="a letter was spoilt here: {typed}",
    hint="write the letter that belongs here; a file that came from elsewhere is saved as UTF-8",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        found = _spoilt(text)
        if found:
            yield RULE.at(
                text.spot(found[0]),
                document=code,
                language=text.language.tag,
                typed=found[0][0],
                whole=len({text.words.count("\n", 0, match.start()) for match in found}) >= _MANY,
            )


def _spoilt(text: Text | Phrase) -> list[re.Match[str]]:
    """Return the first spoilt letters of a text; nearly always it has none."""
    words = text.words
    if not any(sign in words for sign in _SIGNS) or not _LIKELY.search(words):
        return []
    found = []
    for match in _SPOILT.finditer(words):
        found.append(match)
        if len(found) > _MANY * _MANY:
            break
    return found
