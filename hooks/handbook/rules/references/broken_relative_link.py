"""A link without a scheme, or a picture, names something that is no attachment."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.document import FILES
from handbook.model.reference import leaves, scheme_of
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="broken-relative-link",
    code="HB205",
    title="Relative links name files of the document.",
    message="{target} is no attachment of this document",
    hint="{mend}",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if "" not in text.schemes and not text.pictures:
            continue
        for node in text.pointers:
            if isinstance(node, content.Link):
                target, is_elsewhere = node.target, bool(scheme_of(node.target))
            else:
                target, is_elsewhere = node.source, leaves(node.source)
            if is_elsewhere or target.startswith(f"{FILES}/") or not target or target.endswith("#"):
                continue
            place = text.place(node.line, node.column)
            yield RULE.at(
                place,
                document=code,
                language=text.language.tag,
                target=target,
                mend=_mend(code, target),
            )


def _mend(code: str | None, target: str) -> Sentence:
    """Return what to write instead: a section of this document, another one, or an attachment."""
    if target.startswith("#"):
        link = f"doc:{code or 'SOP-01'}{target}"
        return Sentence(N_("refer to a section by its document's code: {link}"), {"link": link})
    if target.partition("#")[0].endswith((".md", "/")):
        return Sentence(N_("refer to a document by its code, such as doc:SOP-01"))
    return Sentence(N_("put it in files/, or use a reference such as doc:SOP-01"))
