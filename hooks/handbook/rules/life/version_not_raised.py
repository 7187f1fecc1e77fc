"""A document says something else than its newest edition, under the same version or a lower one."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Rule

RULE = Rule(
    name="version-not-raised",
    code="HB604",
    title="What changed since the last release has a higher version.",
    message="{files} changed since edition {version} was released, and the version is not higher",
    hint='raise the version, for example to "{next}"',
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for folder in corpus.editions.folders:
        document = corpus.by_code.get(folder.code)
        if document and folder.changed:
            yield RULE.at(
                document.place("version"),
                document=document.code,
                files=", ".join(folder.changed),
                version=folder.version,
                next=_next(folder.version),
            )


def _next(version: str) -> str:
    """Return the next version; of a number that nobody would write, the number itself."""
    major, _, minor = version.partition(".")
    return f"{major}.{int(minor) + 1}" if minor.isdecimal() and len(minor) < 9 else version
