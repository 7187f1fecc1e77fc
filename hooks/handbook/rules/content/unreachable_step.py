"""No way from the first step of a procedure leads to a step."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import Sop
from handbook.model.ways import heads, reached
from handbook.rules.rule import Rule

RULE = Rule(
    name="unreachable-step",
    code="HB404",
    title="A way leads from the first step to every other.",
    message="no way from the first step, {first}, leads to {id}",
    hint="name {id} under next of the step before it, or take it out",
    requires=("duplicate-id",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Yield one finding for each way that is missing; the steps after it would follow.

    A procedure may be entered from another. Where a way leads to no step, or a procedure is
    unread, the way may be the one that is missing.
    """
    if corpus.has_unread("sop"):
        return
    entries = _entries(corpus)
    procedures = tuple(d.code for d in corpus.documents if isinstance(d.data, Sop))
    for document in corpus.documents:
        if not isinstance(data := document.data, Sop):
            continue
        ways, entered = data.ways, entries.get(data.code, set())
        if not entered.union(*ways.values()) <= ways.keys():
            continue
        met = reached([data.steps[0].id, *entered], ways)
        lost = set(heads([step.id for step in data.steps if step.id not in met], ways))
        for index, step in enumerate(data.steps):
            if step.id in lost:
                yield RULE.at(
                    document.place("steps", index, "id"),
                    document=document.code,
                    causes=procedures,
                    id=step.id,
                    first=data.steps[0].id,
                )


def _entries(corpus: Corpus) -> dict[str, set[str]]:
    """Return by code of a procedure the steps to which ways from others lead."""
    entries: dict[str, set[str]] = {}
    for document in corpus.documents:
        if isinstance(data := document.data, Sop):
            for to in (way.to for step in data.steps for way in step.next):
                if data.own(to) is None:
                    code, _, ident = to.rpartition("#")
                    entries.setdefault(code, set()).add(ident)
    return entries
