"""Finds documents that have another code than the one by which everything refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from handbook.model.corpus import Corpus, Use
from handbook.model.document import Document
from handbook.model.kinds import PREFIXES


class Recoded(NamedTuple):
    """A document, and the references to the code that it seems to have had."""

    document: Document
    uses: Sequence[Use]


def recoded(corpus: Corpus) -> Mapping[str, Recoded]:
    """Return, by a code that no document has, the document that seems to have had it.

    That is the only one of its kind to which nothing refers, and it has all sections that are
    looked for; a misspelt reference is no sign of it, so more than one document must refer there.
    """
    return corpus.here(_recoded)


def _recoded(corpus: Corpus) -> Mapping[str, Recoded]:
    if "" in corpus.unread:
        return {}
    known = corpus.by_code.keys() | corpus.unread
    uses: dict[str, list[Use]] = {}
    for use in corpus.uses:
        if use.target.scheme == "doc" and use.target.id not in known:
            uses.setdefault(use.target.id, []).append(use)
    found: dict[str, Recoded] = {}
    for code, missed in uses.items():
        could_be = [one for one in _unnamed(corpus, code) if _has_all(one, missed)]
        if len(could_be) == 1 and _is_known(missed, could_be[0]):
            found[code] = Recoded(could_be[0], missed)
    return found


def _unnamed(corpus: Corpus, code: str) -> Iterator[Document]:
    """Yield the documents of the kind of a code to which nothing refers, or by another's code."""
    named = {use.target.id for use in corpus.uses if use.target.scheme == "doc"}
    for document in corpus.documents:
        if code.startswith(f"{PREFIXES[document.data.kind]}-") and (
            document.code not in named or document in corpus.usurpers
        ):
            yield document


def _has_all(document: Document, uses: Sequence[Use]) -> bool:
    parts = {use.target.part for use in uses if use.target.part}
    items = {item.id for _, item in document.items()}
    return all(part in items or document.has_section(part) for part in parts)


def _is_known(uses: Sequence[Use], document: Document) -> bool:
    """Tell whether others refer to something so often, or so exactly, that it was there."""
    others = {use.document for use in uses} - {document.code}
    return len(others) > 1 or any(use.target.part for use in uses)
