"""A deadline rests on a fact that no source confirms, or on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.kinds import Form, Sop
from handbook.model.kinds.document import Deadline, DocumentData
from handbook.model.marks import KeyPath
from handbook.model.registers import Fact
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="deadline-without-source",
    code="HB407",
    title="A deadline rests on a confirmed source, or is an open point.",
    message="{key} {reason}",
    hint="refer to a confirmed fact with its source, or to an open point that says what to do "
    "until then",
    needs=Needs.DOCUMENT,
    registers=("facts",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    facts, register = corpus.entries["facts"], corpus.registers["facts"]
    for document in corpus.documents:
        for at, deadline in _deadlines(document.data):
            if isinstance(fact := facts.get(deadline.fact or ""), Fact):
                for reason in _reasons(fact):
                    yield RULE.at(
                        document.place(*at, "fact"),
                        document=document.code,
                        causes=(register.path,),
                        key=at[-1],
                        reason=Sentence(reason, {"fact": fact.id}),
                    )


def _deadlines(data: DocumentData) -> Iterator[tuple[KeyPath, Deadline]]:
    match data:
        case Sop():
            for index, step in enumerate(data.steps):
                yield ("steps", index, "deadline"), step.deadline
        case Form():
            yield ("kept-for",), data.kept_for


def _reasons(fact: Fact) -> Iterator[str]:
    if fact.status != "confirmed":
        yield N_("rests on the fact {fact}, which is not confirmed")
    elif not fact.sources:
        yield N_("rests on the fact {fact}, which names no source")
