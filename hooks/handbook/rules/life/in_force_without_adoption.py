"""An edition is in force, or will be, and names no act by which it was adopted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.editions.life import editions, state
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.editions import Edition, Frozen
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="in-force-without-adoption",
    code="HB605",
    title="What is in force was adopted by an act.",
    message="edition {version} of {code} is in force from {day}, "
    "and its document.yml names no adoption",
    hint="withdraw the edition, and release one that names the act",
    needs=Needs.DAY,
)


def check(corpus: Corpus, day: dt.date) -> Iterator[Finding]:
    for edition, folder in binding(corpus, day):
        if not folder.data.get("adoption"):
            yield RULE.at(
                edition.place,
                document=edition.code,
                version=edition.version,
                code=edition.code,
                day=str(edition.effective),
            )


def binding(corpus: Corpus, day: dt.date) -> Iterator[tuple[Edition, Frozen]]:
    """Yield the editions that are in force or will be, each with its folder."""
    folders = {(folder.code, folder.version): folder for folder in corpus.editions.folders}
    for released in editions(corpus.editions.lines).values():
        life = state(released, day)
        for edition in filter(None, (life.in_force, life.coming)):
            if folder := folders.get((edition.code, edition.version)):
                yield edition, folder
