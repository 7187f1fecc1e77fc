"""An attachment cannot be looked into, so that nobody knows what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.attachment import FAULTS
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, Sentence
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unreadable-attachment",
    code="HB526",
    title="Every attachment can be looked into.",
    message="this file cannot be looked into: {reason}",
    hint="save it again as JPEG, PNG, SVG, PDF, DOCX, XLSX, PPTX or plain text, without a password",
    needs=Needs.DOCUMENT,
    discreet=True,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for file in document.attachments:
            if file.fault:
                reason = Sentence(FAULTS[file.fault])
                yield RULE.at(Place(file.path), document=document.code, reason=reason)
