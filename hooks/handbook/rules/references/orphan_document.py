"""No way leads to a page."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Severity
from handbook.model.document import HOME, Document
from handbook.model.kinds import FOLDERS
from handbook.model.recoded import recoded
from handbook.model.ways import reached
from handbook.rules.rule import Rule

RULE = Rule(
    name="orphan-document",
    code="HB212",
    title="A way leads from the front page to every page.",
    message="no text, field or list leads to {code}",
    hint="refer to it where its readers come by: [words](doc:{code})",
    severity=Severity.WARNING,
    excusable=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    if corpus.unread or all(document.address != HOME for document in corpus.documents):
        return
    if corpus.usurpers or recoded(corpus):
        return  # a way to a code may be one to another document
    ways: dict[str, set[str]] = {}
    for use in corpus.uses:
        if use.target.scheme == "doc":
            ways.setdefault(use.document or "", set()).add(use.target.id)
    listed = {document.code for document in corpus.documents if _is_listed(document)}
    found = reached(["", *listed], ways)
    for document in corpus.documents:
        if document.code not in found:
            yield RULE.at(document.place("code"), document=document.code, code=document.code)


def _is_listed(document: Document) -> bool:
    """Tell whether the front page, or the list of its section, shows a document at all times.

    The column beside a page shows its neighbours, but only so many: it is no way to count on.
    """
    return document.address == HOME or not document.folder.startswith(f"{FOLDERS['page']}/")
