"""The name of Kosovo stands first in a text without the mark of the note on status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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

_Names = Mapping[str, Sequence[tuple[str, int]]]
"""What stands in registers under a name of its own, with how much of it stands before a form."""

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
    names = corpus.once(_names)
    for code, text in corpus.prose:
        known = tongue(text.language.tag)
        if known is None or known.status_name is None:
            continue
        match = _first(text, known.status_name, names[text.language.address])
        if match and not text.unlinked.startswith("*", match.end()):
            place = text.spot(match)
            yield RULE.at(place, document=code, language=text.language.tag, name=match[0])


def _names(corpus: Corpus) -> Mapping[str, _Names]:
    """Return, by language, the names that hold a form of the name, by that form."""
    entries = [entry for name in _NAMED for entry in corpus.registers[name].entries]
    found: dict[str, _Names] = {}
    for language in corpus.languages:
        known = tongue(language.tag)
        forms = known.status_name.forms if known and known.status_name else ()
        names = [entry.names.get(language.address, "") for entry in entries]
        found[language.address] = {
            form: [(name, name.index(form)) for name in names if form in name] for form in forms
        }
    return found


def _first(text: Text | Phrase, name: StatusName, names: _Names) -> re.Match[str] | None:
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
        known = names[match[0]]
        if not any(row.startswith(whole, len(before) - first) for whole, first in known):
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
