"""A helpline stands before the numbers for those who are in danger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from handbook.model import fields, reference
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.rules.rule import Rule

RULE = Rule(
    name="number-out-of-order",
    code="HB512",
    title="Emergency numbers come first, then the helpline.",
    message="{id} stands before the emergency numbers",
    hint="name 112 and the police first, for those in danger; then the helpline",
    excusable=True,
    registers=("contacts",),
)

_At = TypeVar("_At")


def check(corpus: Corpus) -> Iterator[Finding]:
    for index, ident in enumerate(corpus.settings.emergency):
        if _type(corpus, Target("contact", ident)) == "helpline":
            yield RULE.at(corpus.settings.place("emergency", index), id=ident)
    for document in corpus.documents:
        listed = (
            (reference.target(found.scheme, found.target), found.at)
            for found in fields.iter_references(document.data)
        )
        if early := _early(corpus, listed):
            target, at = early
            yield RULE.at(document.place(*at), document=document.code, id=target.id)
        if document.data.audience == "professional":
            continue
        for text in document.texts.values():
            mentions = ((mention.target, mention) for mention in text.mentions)
            if found := _early(corpus, mentions):
                target, mention = found
                yield RULE.at(
                    text.place(mention.line, mention.column),
                    document=document.code,
                    language=text.language.tag,
                    id=target.id,
                )


def _early(corpus: Corpus, named: Iterable[tuple[Target, _At]]) -> tuple[Target, _At] | None:
    """Return the first helpline, where emergency numbers stand after it and none before it."""
    first: tuple[Target, _At] | None = None
    for target, at in named:
        match _type(corpus, target):
            case "emergency":
                return first
            case "helpline" if first is None:
                first = (target, at)
    return None


def _type(corpus: Corpus, target: Target) -> str:
    entry = corpus.entry(target) if target.scheme == "contact" else None
    return entry.type if isinstance(entry, Contact) else ""
