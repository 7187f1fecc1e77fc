"""A section refers to something that it does not refer to in other languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.language.bags import differing
from handbook.language.differences import Difference, differences, unless
from handbook.language.sides import Side, side_by_side
from handbook.model import reference
from handbook.model.content import Link
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place
from handbook.model.registers import SCHEMES
from handbook.model.text import Phrase, Text
from handbook.rules.languages import differing_structure
from handbook.rules.rule import UNLIKE, Needs, Rule

RULE = Rule(
    name="differing-references",
    code="HB310",
    title="A section refers to the same in every language.",
    message="the languages refer to different things here: {sides}",
    hint="refer to the same in every language; where this one is right, mend the others",
    requires=(
        *UNLIKE,
        "unsafe-html",
        "unknown-scheme",
        "unknown-document",
        "unknown-section",
        "unknown-register-entry",
        "broken-relative-link",
        "empty-link",
        "missing-attachment",
        "fact-words",
        "malformed-reference",
    ),
    needs=Needs.DOCUMENT,
    compares=True,
)

_SCHEMES: Final = tuple(f"{scheme}:" for scheme in ("doc", *SCHEMES))


def check(corpus: Corpus) -> Iterator[Finding]:
    for found in unless(differing_targets(corpus), corpus, differing_structure.differing_builds):
        language = found.language.tag
        yield RULE.at(found.place, document=found.document, language=language, sides=found.sides)


def differing_targets(corpus: Corpus) -> Iterator[Difference]:
    """Yield where not the same is referred to."""
    for piece in side_by_side(corpus, _references):
        bags = {address: side.items for address, side in piece.sides.items()}
        rows = differing(bags, _target, _is_same, _is_alike)
        yield from differences(piece, rows, _is_same, _said, _place)


def _references(prose: Text | Phrase) -> Iterator[tuple[int, Link]]:
    return ((link.line, link) for link in prose.links if link.target.startswith(_SCHEMES))


def _target(link: Link) -> str:
    return link.target


def _is_same(one: Link, other: Link) -> bool:
    return one.target == other.target


def _is_alike(one: Link, other: Link) -> bool:
    return reference.scheme_of(one.target) == reference.scheme_of(other.target)


def _said(link: Link, _: object) -> str:
    return link.target


def _place(link: Link, side: Side[Link]) -> Place:
    return side.prose.place(link.line, link.column)
