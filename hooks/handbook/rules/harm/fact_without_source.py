"""A fact, or a contact that is said to be confirmed, names no source."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.registers import Contact, Entry
from handbook.rules.rule import Rule

RULE = Rule(
    name="fact-without-source",
    code="HB506",
    title="Every fact and every confirmed contact has a source.",
    message="{id} names no source",
    hint="name under sources the entries of docs/registers/sources.yml that say it",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for name in ("facts", "contacts"):
        register = corpus.registers[name]
        for index, entry in enumerate(register.entries):
            if not entry.sources and _is_told_as_true(entry):
                yield RULE.at(register.place(index, "sources"), id=entry.id)


def _is_told_as_true(entry: Entry) -> bool:
    return not isinstance(entry, Contact) or entry.status == "confirmed"
