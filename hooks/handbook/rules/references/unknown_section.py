"""A reference names a section or item that the document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.nearest import nearest
from handbook.rules.rule import Rule

RULE = Rule(
    name="unknown-section",
    code="HB202",
    title="References name sections that exist.",
    message="{code} has no section {part}",
    hint="{nearest}",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    sections = {
        document.code: {ident or "" for text in texts for ident in text.ids}
        for document in corpus.by_code.values()
        if (texts := document.texts.values())
    }
    for use in corpus.uses:
        known = sections.get(use.target.id) if use.target.scheme == "doc" else None
        if known is None or not use.target.part:
            continue
        if use.target.part not in known:
            near = nearest(use.target.part, known - {""}, "#")
            yield RULE.at(
                use.place,
                document=use.document,
                language=use.language,
                causes=(use.target.id,),
                code=use.target.id,
                part=use.target.part,
                nearest=near,
            )
