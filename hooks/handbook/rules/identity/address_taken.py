"""A document would stand where another page stands."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import RESERVED
from handbook.rules.rule import Rule

RULE = Rule(
    name="address-taken",
    code="HB107",
    title="Every page has an address of its own.",
    message="the address {address} belongs to {other}",
    hint="give the folder another name",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for document in corpus.documents:
        first = document.address.partition("/")[0]
        is_page = document.folder.startswith("docs/pages/")
        other = seen.setdefault(document.address, document.path)
        if is_page and first in RESERVED:
            other = f"/{first}/"
        if other != document.path:
            place = document.place()
            yield RULE.at(place, document=document.code, address=document.address, other=other)
    yield from _former(corpus, seen)


def _former(corpus: Corpus, seen: dict[str, str]) -> Iterator[Finding]:
    """Yield the addresses of before that are, or were, those of another page as well."""
    for document in corpus.documents:
        for index, address in enumerate(document.data.formerly):
            other = f"/{address}/" if address in RESERVED else seen.setdefault(address, "")
            if other:
                place = document.place("formerly", index)
                yield RULE.at(place, document=document.code, address=address, other=other)
            seen[address] = other or document.path
