"""A notice has a type that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model import content
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.nearest import nearest
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unknown-tone",
    code="HB029",
    title="Notices have a type that exists.",
    message="{tone} is not a type of notices",
    hint="{nearest}",
    needs=Needs.DOCUMENT,
)

_TONES: Final = ("note", "info", "tip", "warning", "danger")


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            if "!!!" not in text.source:
                continue
            for node, line in text.nodes:
                if isinstance(node, content.Notice) and node.tone not in _TONES:
                    yield RULE.at(
                        text.place(node.line or line),
                        document=document.code,
                        language=text.language.tag,
                        tone=node.tone,
                        nearest=nearest(node.tone, _TONES),
                    )
