"""A way on leads to a step that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import Sop
from handbook.model.marks import KeyPath
from handbook.model.nearest import nearest
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-next-step",
    code="HB406",
    title="What comes next is a step that exists.",
    message="{code} has no step {id}",
    hint="{nearest}",
    requires=("duplicate-id", "item-without-section"),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    steps = {document.code: _steps(document.data) for document in corpus.by_code.values()}
    for document in corpus.documents:
        for at, to in _ways(document.data):
            code, _, ident = to.rpartition("#")
            known = steps.get(code or document.code)
            if known is not None and ident not in known:
                yield RULE.at(
                    document.place(*at),
                    document=document.code,
                    causes=(code,) if code else (),
                    code=code or document.code,
                    id=ident,
                    nearest=nearest(ident, known),
                )


def _steps(data: object) -> frozenset[str]:
    return frozenset(step.id for step in data.steps) if isinstance(data, Sop) else frozenset()


def _ways(data: object) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, Sop):
        for i, step in enumerate(data.steps):
            for j, way in enumerate(step.next):
                yield ("steps", i, "next", j, "to"), way.to
