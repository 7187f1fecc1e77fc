"""Finds the texts that were once confirmed, among all that git keeps, by their fingerprints."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from handbook.confirming.holder import Holder
from handbook.revisions import versions
from handbook.sources.files import Past, Tree

MOST: Final = 200
"""How many commits of a folder are looked through, from the newest back."""


class Wanted(NamedTuple):
    """A text that was confirmed: of which unit, in which language, with which fingerprint."""

    unit: str
    address: str
    print: str


def earlier(tree: Tree, holder: Holder, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
    """Return the words of those texts that can be found."""
    found: dict[Wanted, str] = {}
    missing = set(wanted)
    for files in versions(tree.root, holder.files, MOST) if missing else ():
        if then := holder.again(Past(tree.root, files)):
            found |= {one: then.words[one.unit][one.address] for one in missing if _is(then, one)}
            missing -= found.keys()
        if not missing:
            break
    return found


def _is(then: Holder, wanted: Wanted) -> bool:
    said = then.said.get(wanted.unit, {}).get(wanted.address)
    return said is not None and said.print == wanted.print
