"""Parity: what stands in several languages, and who confirmed which of them to say the same.

A unit is what is confirmed at once: a section of a text, the short prose at one key path of
``document.yml``, an entry of a register, a shared passage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handbook.model.diagnostic import Place

LOCK: Final = "parity.lock"
"""The file of a folder's confirmations."""

HEAD: Final = "_top"
"""The unit of a text's title, its summary, and what stands before its first section."""

DATA_UNIT: Final = "data/"
"""With what the id of a unit of ``document.yml`` begins; its key path follows."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word, in a role, that two or more texts of a unit say the same."""

    unit: str
    prints: Mapping[str, str]
    """The fingerprint of each text that was read, by the address of its language."""

    role: str
    """The role in which the person read them (never a person's name)."""

    date: dt.date


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says in one language today: its fingerprint, and where it stands."""

    print: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that stands in several languages, with what was confirmed of it."""

    id: str
    """The section's id, ``_top``, ``data/open-points/contact-time/question``, ``laws/00-L-001``."""

    said: Mapping[str, Said]
    """What it says in each language in which it stands, by the language's address."""

    confirmations: tuple[Confirmation, ...]
    document: str | None = None
    """The code of the document that it belongs to."""
