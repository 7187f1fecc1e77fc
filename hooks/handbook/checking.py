"""Reads and checks a handbook: documents beside each other, and only those that have changed.

A document is read and judged on its own, in whichever process; what concerns all of them is
asked afterwards, of their outlines. What was found of a document is kept, keyed by the content of
everything that it depends on, and is found again while none of that changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from handbook import pool
from handbook.cache import REGISTERS, Cache
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.settings import Settings
from handbook.rules.run import alone, judged, together
from handbook.sources.editions import with_editions
from handbook.sources.files import Tree
from handbook.sources.pieces import Read, corpus_of, folders, read_settings
from handbook.sources.strays import around as strays

_FEW: Final = 12
"""Documents that are read sooner than a second process has begun."""

_FIRST: Final = 2
"""What is judged before: patterns and words that this makes ready are at hand in all processes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus, and all findings of the reading and the rules that no document allows."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    excused: tuple[Finding, ...] = ()
    """What a document allows, up to a day."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What every document is judged by, beside itself."""

    tree: Tree
    settings: Settings
    registers: Read
    outlines: bool
    """Whether the bodies of texts are of no use to whoever asked."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """One document, or the registers, and what the rules say that need no other."""

    read: Read
    findings: tuple[Finding, ...]


def check(
    root: Path, day: dt.date, *, outlines: bool = False, cache: Cache | None = None
) -> Checked:
    """Read everything below ``root`` and return it with what is wrong with it on ``day``.

    With ``outlines`` the texts of the corpus have no bodies; only then ``cache`` is of use.
    Raises ``HandbookError`` where ``handbook.yml`` cannot be read. Writes nothing below ``root``.
    """
    tree = Tree(root)
    settings = read_settings(tree)
    paths = folders(tree)
    keys = cache.keys(tree, paths) if cache and outlines else {}
    known = cache.load(keys) if cache and keys else {}
    kept = known.get(REGISTERS)
    around = _Around(tree, settings, kept.read if kept else _registers(tree, settings), outlines)
    missing = [path for path in (REGISTERS, *paths) if path not in known]
    fresh = dict(zip(missing, _judge_all(around, missing), strict=True))
    registers = kept or _Judged(around.registers, fresh[REGISTERS].findings)
    if cache and keys and missing:
        cache.store(keys, {**fresh, REGISTERS: registers})
    documents = [known.get(path) or fresh[path] for path in paths]
    read = corpus_of(settings, registers.read, [one.read for one in documents])
    corpus = with_editions(tree, read, paths)
    found = [
        *corpus.findings,
        *strays(tree, paths, settings.languages),
        *(finding for one in (*documents, registers) for finding in one.findings),
        *together(corpus, day),
    ]
    return Checked(corpus, *judged(corpus, found, day))


def _registers(tree: Tree, settings: Settings) -> Read:
    from handbook.sources.read import read_registers

    return read_registers(tree, settings)


def _judge_all(around: _Around, paths: Sequence[str]) -> Iterable[_Judged]:
    if not paths:
        return ()
    import handbook.sources.read  # noqa: F401 - once, before it is needed in many processes

    count = len(paths) if len(paths) < _FEW else _FIRST
    first = [_judge(around, path) for path in paths[:count]]
    return chain(first, pool.run(_judge, around, paths[count:]))


def _judge(around: _Around, path: str) -> _Judged:
    """Read and judge the document in a folder, or judge the prose of the registers."""
    from handbook.sources.read import read_document

    registers = replace(around.registers, findings=())
    if path == REGISTERS:
        return _Judged(Read(), tuple(alone(corpus_of(around.settings, registers, ()))))
    read = read_document(around.tree, around.settings, path)
    corpus = corpus_of(around.settings, replace(registers, phrases=(), remarks=()), (read,))
    return _Judged(read.outline() if around.outlines else read, tuple(alone(corpus)))
