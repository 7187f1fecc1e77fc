"""A file of a released edition differs from what was released, is missing, or was added."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.editions.life import editions
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.editions import Edition, Frozen
from handbook.rules.rule import Rule

RULE = Rule(
    name="edition-changed",
    code="HB602",
    title="A released edition never changes, by not one byte.",
    message="edition {version} of {code} {fault}",
    hint="take {file} from the commit of the release; what is to change goes into the next edition",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for edition, folder in kept(corpus):
        if folder:
            yield from _differences(edition, folder)
        elif edition.code in corpus.by_code:  # else it is a changed code
            yield _found(
                edition, edition.place, Sentence(N_("has no folder any more")), edition.version
            )


def kept(corpus: Corpus) -> tuple[tuple[Edition, Frozen | None], ...]:
    """Return every edition of the register with its folder, where that is still there."""
    return corpus.here(_kept)


def _kept(corpus: Corpus) -> tuple[tuple[Edition, Frozen | None], ...]:
    folders = corpus.editions.folders
    by_document = {(folder.code, folder.version): folder for folder in folders}
    by_data = {(str(folder.data.get("code")), folder.version): folder for folder in folders}
    found: list[tuple[Edition, Frozen | None]] = []
    for released in editions(corpus.editions.lines).values():
        for edition in released:
            key = (edition.code, edition.version)
            alike = (one for one in folders if not one.code and _is_alike(edition, one))
            there = by_document.get(key) or by_data.get(key) or next(alike, None)
            found.append((edition, there))
    return tuple(found)


def _is_alike(edition: Edition, folder: Frozen) -> bool:
    """Tell whether a folder whose code cannot be read holds some of what was released."""
    return edition.version == folder.version and bool(edition.files.items() & folder.files.items())


def _differences(edition: Edition, folder: Frozen) -> Iterator[Finding]:
    for file in sorted(edition.files.keys() | folder.files.keys()):
        released, here = edition.files.get(file), folder.files.get(file)
        place = Place(f"{folder.path}/{file}")
        if here is None and released is not None:
            fault = Sentence(N_("has lost the file {file}"), {"file": file})
            yield _found(edition, edition.place, fault, file)
        elif here is not None and released is None:
            fault = Sentence(N_("was released without this file"))
            yield _found(edition, place, fault, file)
        elif here != released:
            fault = Sentence(N_("was released with other bytes in this file"))
            yield _found(edition, place, fault, file)


def _found(edition: Edition, place: Place, fault: Sentence, file: str) -> Finding:
    return RULE.at(
        place,
        document=edition.code,
        version=edition.version,
        code=edition.code,
        fault=fault,
        file=file,
    )
