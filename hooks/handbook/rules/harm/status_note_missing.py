"""The name of Kosovo stands first in a text without the mark of the note on status."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from handbook.language.phrases import QUOTED
from handbook.language.tongue import StatusName, tongue
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Phrase, Text
from handbook.rules.rule import Needs, Rule

_NAMED: Final = ("institutions", "laws", "sources", "contacts")
"""Registers whose entries have names that stand as they are."""

_NEAR: Final = 300
"""How many signs around the name are looked at."""

RULE = Rule(
    name="status-note-missing",
    code="HB509",
    title="The name of Kosovo* carries the mark of the status note where it first stands.",
    message="{name} stands here for the first time, without the mark of the note on status",
    hint="write {name}\\*; names of institutions and laws, and titles in quotes, need no mark",
    excusable=True,
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    names = cache(lambda address: _names(corpus, address))
    for code, text in corpus.prose:
        known = tongue(text.language.tag)
        if known is None or known.status_name is None:
            continue
        match = _first(text, known.status_name, names)
        if match and not text.unlinked.startswith("*", match.end()):
            place = text.spot(match)
            yield RULE.at(place, document=code, language=text.language.tag, name=match[0])


def _names(corpus: Corpus, address: str) -> tuple[str, ...]:
    """Return the names, in a language, of all that stands in registers under its own name."""
    entries = (entry for name in _NAMED for entry in corpus.registers[name].entries)
    return tuple(name for entry in entries if (name := entry.names.get(address)))


def _first(
    text: Text | Phrase, name: StatusName, names: Callable[[str], tuple[str, ...]]
) -> re.Match[str] | None:
    """Return where the name first stands for the place itself, and not within another name."""
    words = text.unlinked
    for match in _pattern(name.forms).finditer(words):
        before = words[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
        after = words[match.end() : match.end() + _NEAR].partition("\n")[0]
        row = before + match[0] + after
        if after[:1] == " " and after[1:2].isupper():
            continue
        if _follows_capital(before, name.links) or _is_within(len(before), QUOTED.finditer(row)):
            continue
        known = (n for n in names(text.language.address) if match[0] in n)
        if not any(row.startswith(n, len(before) - n.index(match[0])) for n in known):
            return match
    return None


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def _follows_capital(before: str, links: tuple[str, ...]) -> bool:
    """Tell whether the word before is a name's, as in ``Government of Kosovo``.

    A capital at the beginning of a sentence tells nothing.
    """
    link = next((link for link in links if before.endswith(f" {link} ")), "")
    *earlier, word = before.removesuffix(f"{link} ").rstrip(" ").rsplit(" ", 1)
    begins = not earlier or earlier[0].endswith((".", ":", ";", "!", "?", "|"))
    return word[:1].isupper() and not begins


def _is_within(at: int, quotes: Iterator[re.Match[str]]) -> bool:
    return any(quote.start() <= at < quote.end() for quote in quotes)
