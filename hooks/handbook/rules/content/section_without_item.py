"""A section stands among those of steps, duties or annexes, and the data has no such item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.document import Document
from handbook.model.kinds import GrantCall
from handbook.model.text import Section
from handbook.rules.rule import Needs, Rule

RULE: Final = Rule(
    name="section-without-item",
    code="HB444",
    title="Sections among those of items are items themselves.",
    message="the section {id} stands among {items}, and document.yml lists no such item",
    hint="add it under {items} in document.yml, or let the section stand elsewhere",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    requires=(
        "duplicate-id",
        "duplicate-section-id",
        "item-without-section",
        "evaluation-grid-total",
        "missing-annex",
    ),
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        lists = _lists(document)
        texts = [document.texts[x.address] for x in corpus.languages if x.address in document.texts]
        if not lists or not texts:
            continue
        for section, items in _strays(document, texts[0].sections, lists):
            if all(section.id in text.ids for text in texts):
                yield RULE.at(
                    texts[0].place(section.line),
                    document=document.code,
                    language=texts[0].language.tag,
                    id=section.id,
                    items=items,
                )


def _lists(document: Document) -> Mapping[str, str]:
    """Return for the id of each item the key of the list that it stands in."""
    lists = {item.id: str(at[-2]) for at, item in document.items() if len(at) > 1}
    if isinstance(document.data, GrantCall):
        lists |= {annex.id: "annexes" for annex in document.data.annexes}
    return lists


def _strays(
    document: Document, sections: tuple[Section, ...], lists: Mapping[str, str]
) -> Iterator[tuple[Section, str]]:
    """Yield sections that are no items and stand as if they were, with the list of the others.

    That is with items of a list below a section called like it, or between two items of one.
    """
    for parent, siblings in _families(sections):
        kinds = [lists.get(section.id or "", "") for section in siblings]
        around = zip(siblings, ["", *kinds], [*kinds[1:], ""], kinds, strict=False)
        for section, before, after, own in around:
            if own or not section.id or section.id in document.data.SECTIONS:
                continue
            if parent and parent in kinds:
                yield section, parent
            elif before and before == after:
                yield section, before


def _families(sections: tuple[Section, ...]) -> Iterator[tuple[str, list[Section]]]:
    """Yield the sections that stand directly below one section, with its id."""
    families: dict[int, tuple[str, list[Section]]] = {}
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        parent = above[-1] if above else None
        family = families.setdefault(parent.line if parent else 0, (_id(parent), []))
        family[1].append(section)
        above.append(section)
    yield from families.values()


def _id(section: Section | None) -> str:
    return (section.id or "") if section else ""
