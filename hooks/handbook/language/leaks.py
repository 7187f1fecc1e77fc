"""The words around what may not be public: names, numbers of persons, places of shelter, routines.

In the lists, ``*`` at the end of a word stands for any ending and ``#`` for any number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from handbook.model.base import Value

Secret = Literal["contact-points", "escort", "techniques", "border", "risk", "witnesses"]
"""What is never written, where words can show it."""


class Leaks(Value):
    """What one language calls them. Places are written with their capital, in all cases."""

    courtesy: tuple[str, ...]
    """Titles that stand before a person's name."""

    ranks: tuple[str, ...] = ()
    """Ranks and degrees that stand there; some are words with another meaning too."""

    lands: tuple[str, ...] = ()
    """Countries of two words, which look like a person's two names."""

    cases: tuple[str, ...] = ()
    """How a line begins after which a case is told."""

    ages: tuple[str, ...]
    """What follows the number of a person's age."""

    births: tuple[str, ...]
    """What stands before a day of birth."""

    documents: tuple[str, ...]
    """What stands before the number of a person, or of a document of hers."""

    phones: tuple[str, ...] = ()
    """What stands before the number of a telephone."""

    hours: tuple[str, ...] = ()
    """How it is said when a telephone is answered."""

    streets: tuple[str, ...]
    """Words before the name of a street or quarter."""

    roads: tuple[str, ...] = ()
    """Words after it."""

    house: tuple[str, ...]
    """What stands before the number of a house."""

    shelters: tuple[str, ...]
    whereabouts: tuple[str, ...] = ()
    """How a sentence begins that says where that is which the one before was about."""

    there: tuple[str, ...] = ()
    """What in a sentence points to a place in the one before."""

    settlements: tuple[str, ...]
    """Words before the name of a town, village or quarter."""

    near: tuple[str, ...]
    """What stands before the name of a place where something is."""

    beside: tuple[str, ...] = ()
    """What says that something is beside a landmark."""

    landmarks: tuple[str, ...] = ()
    """What a town has few of, by which a house is found."""

    places: tuple[str, ...]
    """Municipalities and towns of Kosovo, and capitals around it."""

    never_written: Mapping[Secret, tuple[tuple[str, ...], ...]]
    """For each secret, groups of words: one of each group in a sentence gives it away.

    The rarest stand first. ``@time``, ``@place``, ``@plate``, ``@road`` and ``@name`` stand for
    what looks like one.
    """
