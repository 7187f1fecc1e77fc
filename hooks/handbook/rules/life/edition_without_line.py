"""Something lies among the editions of a document that was never released."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, Severity
from handbook.model.editions import Frozen
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
    for folder in unreleased(corpus):
        first = min(folder.files, default="")
        place = Place(f"{folder.path}/{first}".rstrip("/"))
        yield RULE.at(place, document=folder.code or None, name=folder.version)
    for path in corpus.editions.loose if corpus.editions.whole else ():
        yield RULE.at(Place(path), name=path.rpartition("/")[2])


def unreleased(corpus: Corpus) -> Iterator[Frozen]:
    """Yield the folders of which no line tells; none where lines could not be read."""
    if not corpus.editions.whole:
        return
    released = {(line.event.code, line.event.version) for line in corpus.editions.lines}
    for folder in corpus.editions.folders:
        names = {(folder.code, folder.version), (str(folder.data.get("code")), folder.version)}
        if not names & released:
            yield folder
