"""Gives a person's word that texts say the same: what keeps it from being given, and its lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from handbook.confirming.holder import Holder
from handbook.errors import ContentError, HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Sentence
from handbook.model.parity import Confirmation, Unit
from handbook.model.registers import Role
from handbook.model.settings import Language, Settings
from handbook.parity import lock
from handbook.parity.aligned import confirmed_anew
from handbook.placing import put
from handbook.rules import BY_NAME
from handbook.sources import signs
from handbook.sources.files import Tree

READER: Final = "second-reader"
"""The role of whoever compares two languages, unless she says another."""

READERS: Final = ("editor", READER, "practitioner", "legal-officer")
"""The roles in which people read texts that are no posts: the guide to reviewing explains them."""


def known(tree: Tree, settings: Settings, holder: Holder) -> tuple[Confirmation, ...]:
    """Return what the lock of a holder says.

    Raises ``ContentError`` where all of it cannot be read: whoever writes it anew would lose
    somebody's word.
    """
    if not tree.exists(holder.lock):
        return ()
    text = tree.read(holder.lock)
    if isinstance(text, Finding):
        raise ContentError(f"{text.place}: this cannot be read ({text.rule}); nothing was written")
    if marks := signs.undecided(holder.lock, text):
        raise ContentError(
            f"{marks[0].place}: a merge left its marks here; keep the lines of both sides, take "
            "out the marks, and confirm again; nothing was written"
        )
    given, faults = lock.read_lock(holder.lock, text, [one.address for one in settings.languages])
    if faults:
        reason = faults[0].values["reason"]
        said = reason.said() if isinstance(reason, Sentence) else reason
        raise ContentError(f"{faults[0].place}: this line {said}; nothing was written")
    return given


def role_of(corpus: Corpus, name: str) -> str:
    """Return a role that someone named; raises ``HandbookError`` where there is none.

    Only roles that are known: else a person's name might stand in a lock for ever.
    """
    posts = [entry.id for entry in corpus.registers["roles"].entries if isinstance(entry, Role)]
    if name in READERS or name in posts:
        return name
    raise HandbookError(
        f"{name} is not a role; it is one of {', '.join(READERS)}, or an entry of "
        f"{corpus.registers['roles'].path}, and never a person's name"
    )


def obstacles(
    holder: Holder, findings: Collection[Finding], languages: Collection[Language]
) -> Mapping[str, list[Finding]]:
    """Return for each unit what comparing machines find in it, in some languages.

    Who reads none of the languages of a finding cannot mend it, and says nothing of them.
    """
    tags = {None, *(language.tag for language in languages)}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if BY_NAME[finding.rule].compares and finding.language in tags:
            for unit in _concerned(holder, finding):
                found.setdefault(unit, []).append(finding)
    return found


def _concerned(holder: Holder, finding: Finding) -> Iterator[str]:
    named = finding.values.get("id")
    at = holder.lines.get((finding.place.path, finding.place.line))
    if at is not None:
        yield named if isinstance(named, str) and named in holder.said else at


def confirmation(
    unit: Unit, languages: Collection[Language], role: str, day: dt.date
) -> Confirmation:
    """Return the word that a unit says the same in some languages, all of which have it."""
    prints = {one.address: unit.said[one.address].print for one in languages}
    return Confirmation(unit.id, prints, role, day)


def give(tree: Tree, settings: Settings, holder: Holder, word: Collection[Confirmation]) -> None:
    """Write confirmations of a holder's units into its lock.

    The lock is read anew: what someone else confirmed meanwhile stays.
    """
    by_unit: dict[str, tuple[Confirmation, ...]] = {}
    for one in known(tree, settings, holder):
        by_unit[one.unit] = (*by_unit.get(one.unit, ()), one)
    for given in word:
        unit = Unit(given.unit, holder.said[given.unit], by_unit.get(given.unit, ()))
        by_unit[given.unit] = confirmed_anew(unit, given)
    everything = (one for own in by_unit.values() for one in own)
    put(tree.root, holder.lock, lock.written(everything).encode())
