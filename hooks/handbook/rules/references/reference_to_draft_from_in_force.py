"""A document in force refers to one that is only a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.editions.life import editions, state
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.editions import REGISTER
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="reference-to-draft-from-in-force",
    code="HB210",
    title="What is in force rests on what is in force.",
    message="{holder} is in force, and {code} is only a draft",
    hint="have {code} adopted too, or refer to something that applies in the next edition",
    severity=Severity.WARNING,
    needs=Needs.DAY,
    excusable=True,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    lives = {
        code: state(released, day) for code, released in editions(corpus.editions.lines).items()
    }
    in_force = {code: life.in_force.version for code, life in lives.items() if life.in_force}
    as_released = {
        code
        for code, version in in_force.items()
        if code in corpus.by_code and corpus.by_code[code].data.version == version
    }
    if not as_released:
        return
    drafts = {
        document.code
        for document in corpus.documents
        if document.data.kind != "page"
        and document.code not in in_force
        and not (document.code in lives and lives[document.code].withdrawn)
    }
    for use in corpus.uses:
        if use.document in as_released and use.target.scheme == "doc" and use.target.id in drafts:
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id, REGISTER),
                holder=use.document,
                code=use.target.id,
            )
