"""An attachment does something when it is opened, or loads something from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.attachment import DANGERS
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, listed
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unsafe-attachment",
    code="HB527",
    title="Attachments do nothing when they are opened, and load nothing from elsewhere.",
    message="this file holds {dangers}",
    hint="save it as plain SVG, PDF or a picture: without scripts, parts of pages, and addresses "
    "from which something is loaded",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for file in document.attachments:
            if file.dangers:
                dangers = listed([DANGERS[danger] for danger in file.dangers])
                yield RULE.at(Place(file.path), document=document.code, dangers=dangers)
