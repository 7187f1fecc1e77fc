"""A contact that is no longer in use is named; a dead number must never be all that is found."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.registers import Contact
from handbook.rules.rule import Rule

RULE = Rule(
    name="obsolete-contact",
    code="HB502",
    title="Nothing leads to a contact that is no longer in use.",
    message="the contact {id} is no longer in use",
    hint="name one that is; docs/registers/contacts.yml says which",
    registers=("contacts",),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for use in corpus.uses:
        if use.target.scheme != "contact":
            continue
        entry = corpus.entry(use.target)
        if isinstance(entry, Contact) and entry.status == "obsolete":
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                id=use.target.id,
            )
