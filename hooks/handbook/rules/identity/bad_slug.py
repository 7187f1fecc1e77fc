"""A folder's name cannot be an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.base import KEBAB
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

LONGEST: Final = 40
"""The longest name of a folder: paths stay short enough for every file system."""

_SLUG = re.compile(KEBAB)

RULE = Rule(
    name="bad-slug",
    code="HB103",
    title="Folders have short names of small letters, digits and hyphens.",
    message="{slug} cannot be part of an address",
    hint="use small ASCII letters, digits and single hyphens, at most {longest} characters",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        slug = document.folder.rpartition("/")[2]
        if not _SLUG.fullmatch(slug) or len(slug) > LONGEST:
            place = document.place()
            yield RULE.at(place, document=document.code, slug=slug, longest=LONGEST)
