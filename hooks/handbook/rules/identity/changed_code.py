"""The code of a released edition is no document's code any more."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.editions import Release
from handbook.rules.rule import Rule

RULE = Rule(
    name="changed-code",
    code="HB109",
    title="A code that was released stays with its document for ever.",
    message="{code} was released, and no document has this code now",
    hint="give the document its code again; a document that is no longer needed is withdrawn "
    "and stays",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    if "" in corpus.unread:
        return
    lines = [line for line in corpus.editions.lines if isinstance(line.event, Release)]
    newest = {line.event.code: line for line in lines}
    beside = {
        str(folder.data.get("code")): corpus.by_code[folder.code]
        for folder in corpus.editions.folders
        if folder.code in corpus.by_code
    }
    for code, line in newest.items():
        if code in corpus.by_code or code in corpus.unread:
            continue
        document = beside.get(code)
        place = document.place("code") if document else line.place
        yield RULE.at(place, document=document.code if document else None, code=code)
