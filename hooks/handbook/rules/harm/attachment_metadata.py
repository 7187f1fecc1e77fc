"""An attachment tells what nobody sees of it: who made it, where, with what, on whose computer."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.attachment import TRACES
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, listed
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="attachment-metadata",
    code="HB521",
    title="Attachments tell nothing but what one sees of them.",
    message="this file still tells {traces}",
    hint="save it again without its properties (handbook explain attachment-metadata says how); "
    "if it was pushed, do what docs/contributing/review/en.md#pushed-by-mistake says",
    needs=Needs.DOCUMENT,
    discreet=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for file in document.attachments:
            if file.traces:
                traces = listed([TRACES[trace] for trace in file.traces])
                yield RULE.at(Place(file.path), document=document.code, traces=traces)
