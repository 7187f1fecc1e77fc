"""Reads and checks a finished site: the pages beside each other, then what they are together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from handbook import pool
from handbook.errors import HandbookError
from handbook.model.built import BuiltPage, BuiltSite, documents_of
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.rules.run import of_site
from handbook.sources.built import file_paths, read_base, read_page, with_loaded

_FEW: Final = 100
"""Pages that are read sooner than a second process has begun."""


def check_site(corpus: Corpus, folder: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the site in ``folder``, which was built from ``corpus``.

    Raises ``HandbookError`` where it cannot be read.
    """
    return tuple(of_site(read_site(corpus, folder)))


def read_site(corpus: Corpus, folder: Path) -> BuiltSite:
    """Return the site in ``folder``; raises ``HandbookError`` where it cannot be read."""
    if not folder.is_dir():
        raise HandbookError(f"{folder} is not there; handbook build makes it")
    try:
        files = tuple(file_paths(folder))
        pages = _read_all(folder, [path for path in files if path.endswith(".html")])
        site = BuiltSite(
            languages=corpus.languages,
            help=corpus.settings.help,
            documents=documents_of(corpus.documents),
            files=frozenset(files),
            pages={page.path: page for page in pages},
            base=read_base(folder),
            loaded={},
        )
        return with_loaded(folder, site)
    except OSError as error:
        raise HandbookError(f"{folder} cannot be read: {error.strerror}") from error


def _read_all(folder: Path, paths: Sequence[str]) -> Iterable[BuiltPage]:
    if len(paths) < _FEW:
        return [read_page(folder, path) for path in paths]
    return pool.run(read_page, folder, paths)
