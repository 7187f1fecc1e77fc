"""Something lies among the editions of a document that was never released."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, Severity
from handbook.rules.rule import Rule

RULE = Rule(
    name="edition-without-line",
    code="HB610",
    title="What lies among the editions was released.",
    message="{name} is no edition: the register of editions has no line for it",
    hint="delete it; a release that was broken off leaves such a folder, and the next removes it",
    severity=Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    if not corpus.editions.whole:
        return
    released = {(line.event.code, line.event.version) for line in corpus.editions.lines}
    for folder in corpus.editions.folders:
        names = {(folder.code, folder.version), (str(folder.data.get("code")), folder.version)}
        if not names & released:
            first = min(folder.files, default="")
            place = Place(f"{folder.path}/{first}".rstrip("/"))
            yield RULE.at(place, document=folder.code or None, name=folder.version)
    for path in corpus.editions.loose:
        yield RULE.at(Place(path), name=path.rpartition("/")[2])
