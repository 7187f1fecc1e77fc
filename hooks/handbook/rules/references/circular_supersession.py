"""A document comes, over others, in its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Rule

RULE = Rule(
    name="circular-supersession",
    code="HB215",
    title="No document comes in its own place.",
    message="what supersedes leads back to its beginning: {loop}",
    hint="take out the entry of supersedes that names the newer document",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    older: dict[str, list[str]] = {}
    for document in corpus.documents:
        if document.data.supersedes:
            named = [ref.partition("#")[0] for ref in document.data.supersedes]
            older.setdefault(document.code, named)
    told: set[frozenset[str]] = set()
    for code, named in older.items():
        for index, first in enumerate(named):
            way = _way(older, first, code)
            if way and frozenset(way) not in told:
                told.add(frozenset(way))
                yield RULE.at(
                    corpus.by_code[code].place("supersedes", index),
                    document=code,
                    causes=tuple(sorted({*way} - {code})),
                    loop=" > ".join((code, *way)),
                )


def _way(older: Mapping[str, Sequence[str]], begin: str, end: str) -> tuple[str, ...]:
    """Return the shortest way from one document to another; empty where there is none."""
    before = {begin: ""}
    waiting = [begin]
    for code in waiting:
        if code == end:
            break
        for following in older.get(code, ()):
            if following not in before:
                before[following] = code
                waiting.append(following)
    way = [end] if end in before else []
    while way and (earlier := before[way[-1]]):
        way.append(earlier)
    return tuple(reversed(way))
