"""A photograph is attached, and no record says that it may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import FILES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="photograph-without-consent",
    code="HB522",
    title="Every photograph has a record of why it may be shown.",
    message="a photograph and its record do not stand side by side: {reason}",
    hint="take the photograph out, or add it to consents in document.yml: file, kind (no-person, "
    "model or consent), the day, and the institution that keeps the paper",
    needs=Needs.DOCUMENT,
    discreet=True,
)

_NO_RECORD: Final = N_("no record says why this one may be shown")
_NO_FILE: Final = N_("this record names no photograph in files/")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        shown = {file.path for file in document.attachments if file.is_photograph}
        folder = f"{document.folder}/{FILES}/"
        recorded = {folder + consent.file: i for i, consent in enumerate(document.data.consents)}
        for path in sorted(shown - recorded.keys()):
            yield RULE.at(Place(path), document=document.code, reason=Sentence(_NO_RECORD))
        for path in sorted(recorded.keys() - {file.path for file in document.attachments}):
            place = document.place("consents", recorded[path], "file")
            yield RULE.at(place, document=document.code, reason=Sentence(_NO_FILE))
