"""A reference names a document that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.nearest import nearest
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-document",
    code="HB201",
    title="References name documents that exist.",
    message="there is no document {code}",
    hint="{nearest}",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    codes = corpus.by_code.keys() | corpus.unread
    if "" in codes:
        return
    for use in corpus.uses:
        if use.target.scheme == "doc" and use.target.id not in codes:
            near = nearest(use.target.id, codes)
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id,),
                code=use.target.id,
                nearest=near,
            )
