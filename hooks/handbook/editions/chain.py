"""The chain of the register of editions: canonical lines, each bound to the one before.

A line is JSON in one form only: keys sorted, no spaces, UTF-8, as ``jq -cS .`` prints it. Its key
``hash`` is the SHA-256 of the line without that key, line end included; ``previous`` is the
``hash`` of the line before. So ``sha256sum`` and ``jq`` are enough to verify all of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from handbook.model.diagnostic import N_, Sentence
from handbook.model.editions import Event, Release, Rendition, Withdrawal, number

NOTHING: Final = hashlib.sha256(b"").hexdigest()
"""What stands as ``previous`` in the first line."""


def canonical(values: Mapping[str, Any]) -> str:
    """Return a line in its one form, with its line end."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def hash_of(values: Mapping[str, Any]) -> str:
    """Return the hash of a line, whether or not it holds one itself."""
    bare = {key: value for key, value in values.items() if key != "hash"}
    return hashlib.sha256(canonical(bare).encode("utf-8", "surrogatepass")).hexdigest()


def line(previous: str, **values: Any) -> str:
    """Return the line of an event that follows the one whose hash is ``previous``."""
    bare = {**values, "previous": previous}
    return canonical({**bare, "hash": hash_of(bare)})


class Chain:
    """The lines so far; tells of each next one whether it may follow them."""

    def __init__(self) -> None:
        self._previous = NOTHING
        self._whole = True
        self._day = dt.date.min
        self._files: dict[tuple[str, str], set[str]] = {}
        self._newest: dict[str, str] = {}
        self._withdrawn: set[tuple[str, str]] = set()

    def broken(self) -> None:
        """Pass a line that cannot be read: what follows cannot be held against it."""
        self._previous = ""
        self._whole = False

    def add(self, event: Event) -> Sentence | None:
        """Take the next line, or return why it cannot be the next; it is broken then."""
        fault = self._fault(event)
        if fault:
            self.broken()
            return fault
        self._previous = event.hash
        self._day = event.date
        match event:
            case Release(code=code, version=version, files=files):
                self._newest[code] = version
                self._files[code, version] = set(files)
            case Rendition(code=code, version=version, files=files):
                self._files.setdefault((code, version), set()).update(files)
            case Withdrawal(code=code, version=version):
                self._withdrawn.add((code, version))
        return None

    def _fault(self, event: Event) -> Sentence | None:
        key = (event.code, event.version)
        if self._previous and event.previous != self._previous:
            return Sentence(N_("does not follow the line before it"))
        if event.date < self._day:
            return Sentence(N_("is older than the line before it"))
        if isinstance(event, Release):
            newest = self._newest.get(event.code)
            if newest and number(event.version) <= number(newest):
                return Sentence(
                    N_("releases {version} of {code}, of which {newest} is released already"),
                    {"version": event.version, "code": event.code, "newest": newest},
                )
            return None
        if key not in self._files:
            return self._unknown(event) if self._whole else None
        if isinstance(event, Rendition) and (twice := self._files[key] & event.files.keys()):
            return Sentence(N_("adds {file}, which is there already"), {"file": min(twice)})
        if isinstance(event, Withdrawal) and key in self._withdrawn:
            return Sentence(N_("withdraws an edition that was withdrawn before"))
        return None

    def _unknown(self, event: Event) -> Sentence:
        return Sentence(
            N_("tells of {version} of {code}, which no line before it releases"),
            {"version": event.version, "code": event.code},
        )
