"""``handbook at``: what of a document was in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from handbook.editions.life import editions, state
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.editions import Edition, State
from handbook.releasing.withdraw import whole
from handbook.rules.life.edition_changed import kept
from handbook.staging.addresses import edition_address


def at(root: Path, code: str, day: dt.date) -> Iterator[str]:
    """Yield lines on what the document with this code was on a day.

    Raises ``HandbookError`` where no document has, or had, this code.
    """
    corpus = whole(root)
    released = editions(corpus.editions.lines).get(code, ())
    if not released and code not in corpus.by_code:
        raise HandbookError(f"no document has the code {code}")
    life = state(released, day)
    if life.in_force:
        yield f"{_named(life.in_force)} was in force on {day}, since {life.in_force.effective}"
        yield from _where(corpus, life.in_force)
    else:
        yield f"nothing of {code} was in force on {day}"
    if life.withdrawn:
        yield f"{_named(life.withdrawn)} was withdrawn on {life.withdrawn.withdrawn}"
        if life.withdrawn.instead:
            yield f"  instead: {', '.join(life.withdrawn.instead)}"
        yield from _where(corpus, life.withdrawn)
    if life.coming:
        yield f"{_named(life.coming)} was to be in force from {life.coming.effective}"
    for edition in released:
        if life.states.get(edition.version) is State.RELEASED:
            yield f"{_named(edition)} was there to be read, released on {edition.released}"
            yield from _where(corpus, edition)


def _named(edition: Edition) -> str:
    return f"{edition.code} {edition.version}"


def _where(corpus: Corpus, edition: Edition) -> Iterator[str]:
    """Yield where an edition lies, and its address on the site in each language."""
    folder = next((found for one, found in kept(corpus) if one == edition and found), None)
    if folder is None:
        return
    yield f"  {folder.path}/"
    document = corpus.by_code.get(edition.code)
    if document:
        for language in corpus.languages:
            yield f"  /{language.address}/{edition_address(document, edition.version)}"
