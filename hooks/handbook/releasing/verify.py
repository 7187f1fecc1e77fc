"""``handbook verify``: proves that the register and every released byte are what they were.

It needs the tree alone: no network, and no document that can be read. Where there is git, what was
committed counts as a copy of the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.editions import chain
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.editions import REGISTER, Line, Withholding
from handbook.revisions import committed
from handbook.rules.life import edition_changed, edition_without_line
from handbook.rules.life.edition_without_line import unreleased
from handbook.rules.run import diagnostics
from handbook.sources.read import read


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification has found; it is whole where there are no faults."""

    lines: int
    editions: int
    files: int
    hash: str
    """The hash of the last line: it stands for all of them."""

    faults: tuple[str, ...]
    withheld: tuple[str, ...]
    """What was taken out of sight: by whose decision, since when, why."""

    left: tuple[str, ...]
    """What lies among the editions and is none."""


def verify(root: Path, against: Path | None = None) -> Verified:
    """Return what can be proved of the editions below ``root``.

    ``against`` is a copy of the register that somebody else keeps. Raises ``HandbookError`` where
    it, or the settings, cannot be read.
    """
    corpus = read(root)
    lines = corpus.editions.lines
    kept = edition_changed.kept(corpus)
    found = [
        *(finding for finding in corpus.findings if finding.place.path == REGISTER),
        *edition_changed.check(corpus),
    ]
    faults = [
        *_said(corpus, found),
        *(
            f"{edition.place}: edition {edition.version} of {edition.code} has no folder any more"
            for edition, folder in kept
            if folder is None and edition.code not in corpus.by_code
        ),
        *_left(corpus),
        *_shorter(root, committed(root, REGISTER).splitlines(), "the newest commit"),
        *(_differences(root, against) if against else ()),
    ]
    return Verified(
        lines=len(lines),
        editions=len(kept),
        files=sum(len(edition.files) for edition, _ in kept),
        hash=lines[-1].event.hash if lines else chain.NOTHING,
        faults=tuple(faults),
        withheld=tuple(_withheld(lines)),
        left=tuple(_said(corpus, list(edition_without_line.check(corpus)))),
    )


def _said(corpus: Corpus, findings: list[Finding]) -> Iterator[str]:
    for one in diagnostics(corpus, findings):
        yield f"{one.path}:{one.line}: {one.message}"


def _differences(root: Path, against: Path) -> Iterator[str]:
    """Yield where the register does not begin with all that the copy holds."""
    try:
        theirs = against.read_bytes().splitlines()
    except OSError as error:
        raise HandbookError(f"{against} cannot be read: {error.strerror}") from error
    if not theirs:
        yield f"{against} holds no line, so it proves nothing"
    yield from _shorter(root, theirs, f"{against}")


def _shorter(root: Path, theirs: Sequence[bytes], name: str) -> Iterator[str]:
    register = root / REGISTER
    ours = register.read_bytes().splitlines() if register.exists() else []
    for number, (mine, yours) in enumerate(zip(ours, theirs, strict=False), 1):
        if mine != yours:
            yield f"{REGISTER}:{number}: this line differs from that of {name}"
            return
    if len(ours) < len(theirs):
        yield (
            f"{REGISTER}:{len(ours) + 1}: the register ends here, "
            f"and {name} goes on with {len(theirs) - len(ours)} more"
        )


def _left(corpus: Corpus) -> Iterator[str]:
    """Yield a fault where more lies among the editions than a broken-off release can leave."""
    without = [folder.path for folder in unreleased(corpus)]
    if len(without) > 1:
        yield f"{REGISTER}: no line tells of {', '.join(without)}; were lines taken away?"


def _withheld(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        if isinstance(event := line.event, Withholding):
            why = "; ".join(f"{language}: {words}" for language, words in event.reason.items())
            yield (
                f"{event.code} {event.version}: {', '.join(event.files)} withheld "
                f"since {event.date} by decision of {event.by} ({why})"
            )
