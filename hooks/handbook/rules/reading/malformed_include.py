"""Words look like an include and are none: a sign is missing, or they are not alone on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.prose import foremost
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="malformed-include",
    code="HB025",
    title="An include is written in full, on a line of its own.",
    message="{typed} is not read as an include here: it stays as it is written",
    hint="write {{!name.md!}} on a line of its own in a text, with nothing before or after it",
    needs=Needs.DOCUMENT,
)

_SIGNS: Final = ("{!", "!}", ".md}")
_LOOKS: Final = re.compile(
    r"\{{1,3}! ?[\w./-]{0,80} ?!?\}{0,3}"
    r"|\{ ?[\w./-]{1,80}\.md ?!?\}"
    r"|(?<![\w./-])[\w./-]{1,80}\.md ?!\}"
)
_WHOLE: Final = re.compile(r"\s*\{!.+?!\}\s*")
"""An include in full; where it leads to nothing, that is told by other rules."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if not any(sign in text.words for sign in _SIGNS):
            continue
        for match in foremost(_LOOKS.finditer(text.words)):
            if not _WHOLE.fullmatch(_row(text, match)):
                place = text.spot(match)
                tag = text.language.tag
                yield RULE.at(place, document=code, language=tag, typed=match[0].strip())


def _row(text: Text | Phrase, match: re.Match[str]) -> str:
    """Return the line of a text in which a match in its words stands; none of a phrase."""
    if isinstance(text, Phrase):
        return ""
    return text.source.split("\n")[match.string.count("\n", 0, match.start())]
