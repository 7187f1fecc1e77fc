"""Puts a finished folder in the place of the one before it, so that a reader never sees half."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2
_HERE = -100


def exchange(new: Path, place: Path) -> None:
    """Move ``new`` to ``place`` and remove what was there.

    On Linux the two are exchanged in one step (``renameat2``); elsewhere the old one steps aside
    first, and ``recover`` puts it back should the program end between the two steps.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
        return
    if _exchange_in_one_step(new, place):
        shutil.rmtree(new)
        return
    aside = _aside(place)
    place.rename(aside)
    new.rename(place)
    shutil.rmtree(aside)


def recover(place: Path) -> None:
    """Put back a folder that had stepped aside when the program ended."""
    aside = _aside(place)
    if aside.exists() and not place.exists():
        aside.rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.before")


def _exchange_in_one_step(new: Path, place: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(new), _HERE, os.fsencode(place), _EXCHANGE) == 0)
