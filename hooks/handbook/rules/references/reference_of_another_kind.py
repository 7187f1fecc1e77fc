"""A field names something that exists, and is not of the sort that the field is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.document import Document
from handbook.model.kinds import Sop
from handbook.model.reference import Target, target
from handbook.model.registers import Law
from handbook.rules.rule import Rule

RULE: Final = Rule(
    name="reference-of-another-kind",
    code="HB219",
    title="Fields name what they are for: steps, forms, indicators, programmes, strategies.",
    message="{key} names {target}, which is not {what}",
    hint="name {what}",
)

_STRATEGY: Final = N_("a strategy")

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "steps": ("sop", N_("a step of a procedure")),
    "forms": ("form", N_("a form")),
    "indicators": ("indicator", N_("an indicator")),
    "programme": ("programme", N_("a programme, or one of its services or stages")),
}
"""For each field that names a document, the kind that it must be of, and what is named."""


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for found in fields.iter_references(document.data):
            key = next(part for part in reversed(found.at) if isinstance(part, str))
            meant = target(found.scheme, found.target)
            if what := _lacking(corpus, key, meant):
                yield RULE.at(
                    document.place(*found.at),
                    document=document.code,
                    causes=(meant.id,) if meant.scheme == "doc" else (),
                    key=key,
                    target=found.target,
                    what=Sentence(what),
                )


def _lacking(corpus: Corpus, key: str, meant: Target) -> str:
    """Return what the target of a field should be and is not; nothing if it may be right."""
    if key == "strategy" and meant.scheme == "law":
        law = corpus.entry(meant)
        return _STRATEGY if isinstance(law, Law) and law.type != "strategy" else ""
    kind, what = _KINDS.get(key, ("", ""))
    document = corpus.by_code.get(meant.id) if meant.scheme == "doc" and kind else None
    if document is None or (document.data.kind == kind and _may_be_item(document, meant.part)):
        return ""
    return what


def _may_be_item(document: Document, part: str) -> bool:
    """Tell whether a part is an item, or missing for a reason that another rule tells.

    A programme, form or indicator may be named as a whole, a procedure is no step.
    """
    if not part:
        return not isinstance(document.data, Sop)
    listed = [item.id for _, item in document.items()]
    items = {*listed}
    is_wrong = len(items) < len(listed) or any(not document.has_section(item) for item in items)
    is_there = document.has_section(part) or part in document.data.SECTIONS
    return part in items or is_wrong or not is_there
