"""A section stands in some languages and not in others."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import Document
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="section-missing-in-language",
    code="HB304",
    title="Every section stands in every language.",
    message="the section {id} stands in {others}, and not here",
    hint="write the section in this language, or mend its id",
    requires=("missing-include", "unsafe-include", "include-loop", "duplicate-section-id"),
    needs=Needs.DOCUMENT,
    compares=True,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        ids = {key: _ids(text) for key, text in document.texts.items()}
        for key, text in document.texts.items():
            others = {ident: k for k in ids if k != key for ident in reversed(ids[k])}
            for ident in (i for i in others if i not in ids[key]):
                elsewhere = ", ".join(k for k in ids if ident in ids[k])
                yield RULE.at(
                    text.place(_before(document, text, ident)),
                    document=document.code,
                    language=text.language.tag,
                    id=ident,
                    others=elsewhere,
                )


def _ids(text: Text) -> tuple[str, ...]:
    return tuple(section.id for section in text.sections if section.id)


def _before(document: Document, text: Text, ident: str) -> int:
    """Return the line of the section after which the missing one would stand."""
    other = next(t for t in document.texts.values() if ident in _ids(t))
    order = _ids(other)
    for earlier in reversed(order[: order.index(ident)]):
        if section := text.section(earlier):
            return section.line
    return 1
