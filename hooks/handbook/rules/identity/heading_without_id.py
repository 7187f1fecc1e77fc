"""A heading has no explicit id, or one that cannot be an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model.base import KEBAB
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

_ID = re.compile(KEBAB)

RULE = Rule(
    name="heading-without-id",
    code="HB106",
    title="Every heading carries an id.",
    message="this heading has no id of small letters, digits and hyphens",
    hint="end it with {{#an-id}}, the same in all languages; handbook format proposes one",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            for section in text.sections:
                if section.level > 1 and not _ID.fullmatch(section.id or ""):
                    place = text.place(section.line)
                    yield RULE.at(place, document=document.code, language=text.language.tag)
