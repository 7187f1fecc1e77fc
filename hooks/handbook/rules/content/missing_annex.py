"""An annex of a call is named and is nowhere: no section, no document, no file."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.kinds import GrantCall
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-annex",
    code="HB424",
    title="Every annex that a call names is there.",
    message="the annex {id} is not there in: {languages}",
    hint="write a section whose heading ends with {{#{id}}}, name its document, "
    "or put {id}.pdf, or one file a language like {id}.{example}.pdf, into files/",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if not isinstance(document.data, GrantCall) or not document.texts:
            continue
        sections = {ident for text in document.texts.values() for ident in text.ids}
        for index, annex in enumerate(document.data.annexes):
            if annex.document or annex.id in sections:
                continue
            if lacking := _lacking(document, annex.id):
                yield RULE.at(
                    document.place("annexes", index),
                    document=document.code,
                    id=annex.id,
                    languages=", ".join(lacking),
                    example=lacking[0],
                )


def _lacking(document: Document, ident: str) -> list[str]:
    """Return the languages for which no file is the annex."""
    names = [path.rpartition("/")[2].split(".") for path in document.files]
    tails = [parts[1:] for parts in names if parts[0] == ident]
    if any(len(tail) == 1 for tail in tails):
        return []
    found = {tail[0] for tail in tails if tail}
    return [address for address in document.texts if address not in found]
