"""A text holds HTML, which would stand on the page as letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][^<>]*>?)")

RULE = Rule(
    name="unsafe-html",
    code="HB009",
    title="Texts hold no HTML.",
    message="{tag} is HTML, which is not part of a text",
    hint="say it in Markdown, or put it in backquotes where it is an example",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for code, text in corpus.prose:
        if "<" not in text.words and not any(link.title for link in text.links):
            continue
        for node, line in text.nodes:
            if match := _TAG.search(content.said(node)):
                place = text.place(*text.find(match[0], line))
                yield RULE.at(place, document=code, language=text.language.tag, tag=match[0])
