"""A reference takes its target's title in the middle of a sentence that would inflect it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from handbook.language.tongue import Tongue, tongue
from handbook.model import content
from handbook.model.content import Inlines
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.reference import parse, scheme_of
from handbook.rules.rule import Needs, Rule

_NAMED: Final = frozenset({"doc", "law", "org", "role", "term"})
"""Schemes whose bare references show a name; the others show a number or a publication."""

_TITLES: Final = frozenset({"doc", "law", "org"})
"""Those whose names are definite; a role and a term are not."""

_NAME: Final = "\ue000"
"""Stands for a bare reference in the words around it."""

_BEFORE: Final = frozenset(':;.!?|/([{–—«»„“”"‘…')
"""After these signs a name stands on its own, in the nominative."""

_NEAR: Final = 20
"""How many signs before a reference are looked at."""

RULE = Rule(
    name="bare-reference-in-prose",
    code="HB214",
    title="A reference within a sentence has words of its own.",
    message="{link} shows the name as the register has it, which this sentence inflects",
    hint="write the words as the sentence needs them: [...]({target})",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        language = tongue(text.language.tag)
        if not (language and language.inflects and any(map(_is_bare, text.links))):
            continue
        for stretch in filter(_has_more_than_words, text.stretches):
            for link in _inflected(stretch, language):
                if not _is_named(corpus, link):
                    continue
                yield RULE.at(
                    text.place(link.line, link.column),
                    document=code,
                    language=text.language.tag,
                    link=f"[]({link.target})",
                    target=link.target,
                )


def _is_bare(node: object) -> bool:
    return isinstance(node, content.Link) and not node.children and scheme_of(node.target) in _NAMED


def _has_more_than_words(stretch: Inlines) -> bool:
    return len(stretch) > 1 or not stretch or type(stretch[0]) is not content.Plain


def _is_named(corpus: Corpus, link: content.Link) -> bool:
    """Tell whether what a link names is there, as far as a document can tell alone."""
    target = parse(link.target)
    return target is not None and (target.scheme == "doc" or corpus.entry(target) is not None)


@cache
def _chain(joins: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of one bare reference, or of several that stand in a row."""
    between = f" ?[,;/]? ?(?:(?:{'|'.join(map(re.escape, joins)) or '(?!)'}) )?"
    return re.compile(f"{_NAME}(?:{between}{_NAME})*")


def _inflected(stretch: Inlines, language: Tongue) -> Iterator[content.Link]:
    """Yield the bare references before which something stands in their sentence."""
    links = list(_bare(stretch))
    if not links:
        return
    words = " ".join("".join(_words(stretch)).split())
    number = 0
    for match in _chain(language.joins).finditer(words):
        row = links[number : number + match[0].count(_NAME)]
        number += len(row)
        before = words[max(match.start() - _NEAR, 0) : match.start()].rstrip()
        if not before or before[-1] in _BEFORE:
            continue
        is_free = before.rpartition(" ")[2].lower() in language.before_nominative
        yield from (link for link in row if not (is_free and scheme_of(link.target) in _TITLES))


def _bare(value: Inlines) -> Iterator[content.Link]:
    """Yield the bare references among inlines."""
    for node in value:
        match node:
            case content.Link() if _is_bare(node):
                yield node
            case content.Link(children=inner) | content.Emphasis(inner) | content.Strong(inner):
                yield from _bare(inner)


def _words(value: Inlines) -> Iterator[str]:
    """Yield the words of inlines, with a sign in place of each bare reference."""
    for node in value:
        match node:
            case content.Plain(text):
                yield text.replace(_NAME, " ")
            case content.Image(text=text):
                yield text.replace(_NAME, " ")
            case content.Break(hard):
                yield "|" if hard else " "
            case content.Link(children=()):
                yield _NAME if _is_bare(node) else "0"
            case content.Verbatim():
                yield "0"
            case content.Link(children=inner) | content.Emphasis(inner) | content.Strong(inner):
                yield from _words(inner)
