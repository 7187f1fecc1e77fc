"""Sections stand in another order than in the other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from handbook.language.bags import agreed
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="section-order-differs",
    code="HB305",
    title="Sections stand in the same order in every language.",
    message="the section {id} stands after {here} here, and after {there} in {others}",
    hint="move the section, or move it in the other languages",
    requires=("missing-include", "unsafe-include", "include-loop", "duplicate-section-id"),
    needs=Needs.DOCUMENT,
    compares=True,
)

Order = tuple[str, ...]

_MANY: Final = 500
"""Of more sections, the first that stands elsewhere is as good as any."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        orders = _orders(document)
        if len(set(orders.values())) > 1:
            yield from _findings(document, orders)


def _orders(document: Document) -> Mapping[str, Order]:
    """Return for each language the ids that all have, in its own order, each once."""
    ids = {a: tuple(dict.fromkeys(i for i in t.ids if i)) for a, t in document.texts.items()}
    common = set.intersection(*map(set, ids.values())) if ids else set()
    return {address: tuple(i for i in order if i in common) for address, order in ids.items()}


def _findings(document: Document, orders: Mapping[str, Order]) -> Iterator[Finding]:
    most = agreed(orders, list(orders), tuple.__eq__)
    model = most[0] if most else next(iter(orders))
    others = most or [model]
    for address, order in orders.items():
        if address in others or order == orders[model]:
            continue
        text = document.texts[address]
        moved = _moved(orders[model], order)
        section = text.section(moved)
        yield RULE.at(
            text.place(section.line if section else 1),
            document=document.code,
            language=text.language.tag,
            id=moved,
            here=_before(moved, order),
            there=_before(moved, orders[model]),
            others=", ".join(others),
        )
        if not most:
            return


def _moved(model: Sequence[str], order: Sequence[str]) -> str:
    """Return the first section that was moved, where as few as possible were."""
    if len(order) > _MANY:
        return next(one for one, other in zip(order, model, strict=True) if one != other)
    matcher = SequenceMatcher(None, model, order, autojunk=False)
    kept = {order[b + i] for _, b, size in matcher.get_matching_blocks() for i in range(size)}
    return next(ident for ident in order if ident not in kept)


def _before(ident: str, order: Sequence[str]) -> str:
    """Return the section before one; empty, where that is the title."""
    return (order[: order.index(ident)] or ("",))[-1]
