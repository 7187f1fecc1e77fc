"""A relative link or image names a file that is not beside the document."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.reference import scheme_of
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="broken-relative-link",
    code="HB205",
    title="Relative links name files of the document.",
    message="there is no file {target} beside this document",
    hint="put it in files/, or use a reference such as doc:SOP-01",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        known = {path.removeprefix(f"{document.folder}/") for path in document.files}
        for text in document.texts.values():
            for node, _ in text.nodes:
                target = _relative(node)
                if (
                    target
                    and target not in known
                    and isinstance(node, content.Link | content.Image)
                ):
                    place = text.place(node.line, node.column)
                    yield RULE.at(
                        place, document=document.code, language=text.language.tag, target=target
                    )


def _relative(node: content.Node) -> str:
    """Return the file that a link or image names; empty where it names none."""
    match node:
        case content.Link(target=target) if not scheme_of(target):
            return target
        case content.Image(source=source):
            return source
    return ""
