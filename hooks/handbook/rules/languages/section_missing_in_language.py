"""A section stands in some languages and not in others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.text import Text
from handbook.rules.rule import UNALIGNED, Needs, Rule

RULE = Rule(
    name="section-missing-in-language",
    code="HB304",
    title="Every section stands in every language.",
    message="the section {id} stands in {others}, and not here",
    hint="write the section in this language, or mend its id",
    requires=UNALIGNED,
    needs=Needs.DOCUMENT,
    compares=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        ids = {address: _ids(text) for address, text in document.texts.items()}
        renamed = _renamed(ids)
        elsewhere = set(renamed.values())
        for address, text in document.texts.items():
            others = {i: a for a in ids if a != address for i in reversed(ids[a])}
            for ident in (i for i in others if i not in ids[address] and i not in elsewhere):
                other = text.section(renamed.get((address, ident), ""))
                yield RULE.at(
                    text.place(other.line if other else _before(document, text, ident)),
                    document=document.code,
                    language=text.language.tag,
                    id=ident,
                    others=", ".join(a for a in ids if ident in ids[a]),
                )


def _renamed(ids: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, str], str]:
    """Return, by language and id, another id that stands in its place there, and nowhere else."""
    found: dict[tuple[str, str], str] = {}
    for address, order in ids.items():
        first, *more = (ids[other] for other in ids if other != address) if len(ids) > 1 else ((),)
        if not more or set(order) == set(first):
            continue
        everywhere = set(first).intersection(*more)
        alone = {
            before: ident
            for before, ident in pairwise(("", *order))
            if not any(ident in other for other in (first, *more))
        }
        names = {"": ""}
        for before, ident in pairwise(("", *first)):
            names[ident] = ident
            if ident in everywhere and ident not in order:
                names[ident] = alone.get(names[before], ident)
            if names[ident] != ident:
                found[address, ident] = names[ident]
    return found


def _ids(text: Text) -> tuple[str, ...]:
    return tuple(section.id for section in text.sections if section.id)


def _before(document: Document, text: Text, ident: str) -> int:
    """Return the line of the section after which the missing one would stand."""
    other = next(t for t in document.texts.values() if ident in _ids(t))
    order = _ids(other)
    for earlier in reversed(order[: order.index(ident)]):
        if section := text.section(earlier):
            return section.line
    return 1
