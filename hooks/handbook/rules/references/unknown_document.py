"""A reference names a document that does not exist."""

from __future__ import annotations

from collections import Counter
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
    twice = {_letters(code) for code, number in _counted(corpus).items() if number > 1}
    for use in corpus.uses:
        if use.target.scheme != "doc" or _letters(use.target.id) in twice:
            continue  # one that has another's code may be the one that is meant
        if use.target.id not in codes:
            near = nearest(use.target.id, codes)
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id,),
                code=use.target.id,
                nearest=near,
            )


def _counted(corpus: Corpus) -> Counter[str]:
    """Return how many documents have each code."""
    return Counter(document.code for document in corpus.documents)


def _letters(code: str) -> str:
    return code.partition("-")[0]
