"""A field of a form asks for a choice and gives none, or gives one that nobody is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.kinds import Form
from handbook.model.kinds.form import FormField
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="choice-without-options",
    code="HB441",
    title="A field that asks for a choice has something to choose from.",
    message="{id} {reason}",
    hint="write two or more options, or give the field the type that it is",
    needs=Needs.DOCUMENT,
)

_TOO_FEW = N_("asks for a choice and has fewer than two options")
_NOT_ASKED = N_("has options, and is of type {type}")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, Form):
            continue
        for index, field in enumerate(document.data.fields_):
            if reason := _reason(field):
                place = document.place("fields", index, "id")
                yield RULE.at(place, document=document.code, id=field.id, reason=reason)


def _reason(field: FormField) -> Sentence | None:
    if field.type not in {"choice", "choices"}:
        return Sentence(_NOT_ASKED, {"type": field.type}) if field.options else None
    return Sentence(_TOO_FEW) if len(field.options) < 2 else None
