"""An image has no words that say what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import content
from handbook.model.content import Image
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="missing-alt-text",
    code="HB432",
    title="Every image has words that say what it shows.",
    message="no words say what {image} shows",
    hint="write them between the brackets, as you would say it on the phone: ![...]({image})",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if isinstance(text, Text) and "![" not in text.source:
            continue
        for node, line in text.nodes:
            if isinstance(node, Image) and _is_mute(node):
                place = text.place(node.line or line, node.column or 1)
                tag = text.language.tag
                yield RULE.at(place, document=code, language=tag, image=node.source)


def _is_mute(image: Image) -> bool:
    """Tell whether an image has no words, or only the name of its file."""
    return content.words(image).casefold() in {"", image.source.rpartition("/")[2].casefold()}
