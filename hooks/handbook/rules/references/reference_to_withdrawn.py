"""A reference leads to a document that was withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.editions.life import editions, state
from handbook.model import fields
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence, Severity
from handbook.model.editions import REGISTER, Edition
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="reference-to-withdrawn",
    code="HB209",
    title="References lead to documents that still apply.",
    message="{code} was withdrawn on {day}",
    hint="{instead}",
    severity=Severity.WARNING,
    needs=Needs.DAY,
    excusable=True,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    lives = {
        code: state(released, day) for code, released in editions(corpus.editions.lines).items()
    }
    gone = {code: life.withdrawn for code, life in lives.items() if life.withdrawn}
    if not gone:
        return
    replacing = _replacing(corpus)
    for use in corpus.uses:
        edition = gone.get(use.target.id) if use.target.scheme == "doc" else None
        if edition and use.document and use.document not in gone and use.place not in replacing:
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id, REGISTER),
                code=use.target.id,
                day=str(edition.withdrawn),
                instead=_instead(edition),
            )


def _replacing(corpus: Corpus) -> set[Place]:
    """Return where documents say in whose place they come."""
    return {
        document.place(*found.at)
        for document in corpus.documents
        for found in fields.iter_references(document.data)
        if found.at[0] == "supersedes"
    }


def _instead(edition: Edition) -> Sentence:
    if not edition.instead:
        return Sentence(N_("refer to what applies in its place, or take the reference out"))
    return Sentence(N_("refer to {codes} instead"), {"codes": ", ".join(edition.instead)})
