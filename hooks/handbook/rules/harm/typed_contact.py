"""A phone number or e-mail address is typed in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:\+\d{1,3}[ /-]?|00\d{2,3}[ /-]?|0)\d{2,3}"
    r"(?:[ /-]?\d{2,4}){2,4}(?![\w/]|[.-]\d)"
)
"""Numbers as the region writes them: +383 38 ..., 038/..., 0800 ...; never dates or laws."""

RULE = Rule(
    name="typed-contact",
    code="HB501",
    title="Numbers people can call stand in the register of contacts alone.",
    message="a phone number or e-mail address is typed here",
    excusable=True,
    hint="put it in docs/registers/contacts.yml and refer to it: [](contact:its-id)",
    needs=Needs.DOCUMENT,
    discreet=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    numbers = _numbers(corpus)
    for code, text in corpus.prose:
        patterns = (_MAIL, _PHONE, numbers) if code else (_MAIL, _PHONE)
        for node, line in text.nodes:
            for typed in _typed(node, patterns):
                place = text.place(*text.find(typed, line))
                yield RULE.at(place, document=code, language=text.language.tag)


def _numbers(corpus: Corpus) -> re.Pattern[str]:
    """Return a pattern of all numbers of the register, however they are spaced."""
    contacts = corpus.registers["contacts"].entries
    digits = {re.sub(r"\D", "", getattr(entry, "number", None) or "") for entry in contacts}
    spaced = (r"[ /-]?".join(number) for number in sorted(digits, key=len, reverse=True) if number)
    return re.compile(rf"(?<![\w/.,#-])(?:{'|'.join(spaced) or '(?!)'})(?![\w/%]|[.,-]\d)")


def _typed(node: content.Node, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
    if isinstance(node, content.Link) and node.target.startswith("mailto:"):
        yield node.target
    if words := content.said(node):
        for pattern in patterns:
            if match := pattern.search(words):
                yield match[0]
                return
