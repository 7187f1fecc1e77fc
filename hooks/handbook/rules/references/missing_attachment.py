"""A link or picture names an attachment that the document does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.document import FILES
from handbook.model.nearest import closest, nearest
from handbook.model.settings import Language
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-attachment",
    code="HB208",
    title="Attachments that texts name are there.",
    message="there is no {target} for readers of this language",
    hint="{mend}",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        named = [found for node in text.pointers if (found := _attachment(node))]
        known = set(_known(corpus, code or "", text.language)) if named else set()
        for target, line, column in named:
            if target not in known:
                yield RULE.at(
                    text.place(line, column),
                    document=code,
                    language=text.language.tag,
                    target=target,
                    mend=_mend(target, known),
                )


def _mend(target: str, known: Collection[str]) -> Sentence:
    """Return what to do: take the one that is meant, or put the file there."""
    if closest(target, known):
        return nearest(target, known)
    return Sentence(N_("put the file there, beside document.yml, or take the link out"))


def _attachment(node: content.Link | content.Image) -> tuple[str, int, int] | None:
    """Return the attachment that a link or picture names, with its line and column."""
    target = node.target if isinstance(node, content.Link) else node.source
    if not target.startswith(f"{FILES}/"):
        return None
    return target.partition("#")[0], node.line, node.column


def _known(corpus: Corpus, code: str, language: Language) -> Iterator[str]:
    """Yield the attachments that come with the pages of a document in a language."""
    for document in corpus.documents:
        if document.code == code:
            for path in document.files_for(language, corpus.languages):
                yield path.removeprefix(f"{document.folder}/")
