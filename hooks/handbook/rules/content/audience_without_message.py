"""A campaign names an audience and has no message for it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.kinds import Campaign
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="audience-without-message",
    code="HB440",
    title="A campaign has a message for each of its audiences.",
    message="no message is for the audience {id}",
    hint="name it under audiences of a message, or take it out",
    severity=Severity.WARNING,
    needs=Needs.DOCUMENT,
    excusable=True,
    requires=("duplicate-id", "unknown-item"),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        data = document.data
        if not isinstance(data, Campaign):
            continue
        reached = {ident for message in data.messages for ident in message.audiences}
        for index, audience in enumerate(data.audiences):
            if audience.id not in reached:
                place = document.place("audiences", index, "id")
                yield RULE.at(place, document=document.code, id=audience.id)
