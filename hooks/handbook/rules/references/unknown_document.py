"""A reference names a document that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.kinds import PREFIXES
from handbook.model.nearest import nearest
from handbook.model.recoded import recoded
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
    mistaken = {PREFIXES[document.data.kind] for document in corpus.usurpers}
    renamed = recoded(corpus)
    for use in corpus.uses:
        if use.target.scheme != "doc" or use.target.id in codes or use.target.id in renamed:
            continue
        letters = use.target.id.partition("-")[0]
        if letters not in mistaken:  # one that has another's code may be the one that is meant
            alike = {code for code in codes if code.startswith(f"{letters}-")}
            near = nearest(use.target.id, alike or codes)
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id,),
                code=use.target.id,
                nearest=near,
            )
