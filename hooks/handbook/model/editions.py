"""Editions: what was released, as the register of editions and the frozen folders tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from handbook.model.base import Code, EntryId, Value, Version, refused
from handbook.model.diagnostic import N_, Place

REGISTER: Final = "docs/registers/editions.jsonl"
"""The register of editions: one line an event, each bound to the one before it."""

FOLDER: Final = "editions"
"""Within a document's folder, where its editions lie frozen, each under its version."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _day(value: object) -> object:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise refused((), N_("must be a day that there is, like 2026-11-25"))
    return value


def _within(path: str) -> str:
    """Refuse a path that could lead out of the edition's folder, or be written in two ways."""
    parts = path.split("/")
    if "\\" in path or _CONTROL.search(path) or not all(p.strip(".") for p in parts):
        raise refused((), N_("must be the path of a file within the edition, like files/form.pdf"))
    return path


def _plain(words: Mapping[str, str]) -> Mapping[str, str]:
    if not words or not all(words.values()) or any(map(_CONTROL.search, words.values())):
        raise refused((), N_("must have words in each language that it names"))
    return words


def number(version: str) -> tuple[tuple[int, str], ...]:
    """Return what tells which of two versions is the later: 0.10 comes after 0.9."""
    parts = (part.lstrip("0") for part in version.split("."))
    return tuple((len(digits), digits) for digits in parts)


Day = Annotated[dt.date, BeforeValidator(_day)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256, in hexadecimal digits."""

FilePath = Annotated[str, AfterValidator(_within)]
"""A file of an edition: its path below the edition's folder."""

Reason = Annotated[Mapping[str, str], AfterValidator(_plain)]
"""Why, in words of each language, by the language's address."""


class Event(Value):
    """What every line of the register has."""

    event: str
    """What happened."""

    code: Code
    version: Version
    date: Day
    """The day on which it was written down."""

    previous: Hash
    """The ``hash`` of the line before; of the first line, the SHA-256 of nothing."""

    hash: Hash
    """The SHA-256 of this line in its canonical form, without this key."""


class Release(Event):
    """An edition was released: its files were frozen."""

    event: Literal["release"]
    effective: Day | None = None
    """The day from which it is in force; left out where it never is, as a working draft."""

    files: Mapping[FilePath, Hash] = Field(min_length=1)
    """The SHA-256 of each frozen file."""

    @model_validator(mode="after")
    def _adult(self) -> Self:
        if self.effective and number(self.version) < number("1.0"):
            raise refused(("effective",), N_("is for version 1.0 and later"))
        return self


class Rendition(Event):
    """Files were added to an edition, such as a PDF that was made later."""

    event: Literal["rendition"]
    files: Mapping[FilePath, Hash] = Field(min_length=1)


class Withdrawal(Event):
    """An edition was withdrawn: it stays to be read, and applies no more."""

    event: Literal["withdraw"]
    effective: Day | None = None
    """The day from which it applies no more, where that is not ``date``."""

    instead: tuple[Code, ...] = ()
    """The documents to use instead."""

    reason: Reason | None = None

    @model_validator(mode="after")
    def _from_now_on(self) -> Self:
        if self.effective and self.effective < self.date:
            raise refused(("effective",), N_("must not be before {first}"), first=str(self.date))
        return self


class Withholding(Event):
    """Parts of an edition were taken out of sight."""

    event: Literal["withhold"]
    files: Mapping[FilePath, Hash | None] = Field(min_length=1)
    """For each file the SHA-256 of the notice that stands in its place; none where it is gone."""

    by: EntryId
    """The institution that decided it, by its id."""

    reason: Reason


EVENTS: Final[Mapping[str, type[Event]]] = {
    "release": Release,
    "rendition": Rendition,
    "withdraw": Withdrawal,
    "withhold": Withholding,
}
"""What a line can tell of."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register, and where it stands."""

    event: Event
    place: Place


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document: all that the register's lines say of it."""

    code: str
    version: str
    released: dt.date
    effective: dt.date | None
    place: Place
    """Where the line of its release stands."""

    files: Mapping[str, str | None]
    """What each of its files must be today; none for one that was taken away."""

    withdrawn: dt.date | None = None
    """The day from which it applies no more."""

    instead: tuple[str, ...] = ()
    reason: Mapping[str, str] | None = None
    """Why it was withdrawn, in words of each language."""

    withheld: tuple[Withholding, ...] = ()
    """What was taken out of sight, in order."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A folder below ``editions/`` of a document, as it was found."""

    path: str
    code: str
    """The code of the document beside which it lies; empty where that could not be read."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file, by its path below the folder."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    """How many bytes each of them has."""

    data: Mapping[str, Any] = field(default_factory=dict)
    """What the frozen ``document.yml`` says, as plain as it is written; empty where it cannot."""

    changed: tuple[str, ...] = ()
    """The sources of the document that say something else today, where its version is this one."""

    @property
    def version(self) -> str:
        """The version that it is named for."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Editions:
    """The register of editions and all frozen folders, as read."""

    lines: tuple[Line, ...] = ()
    """The lines that could be read and are what they were when they were written, in order."""

    folders: tuple[Frozen, ...] = ()
    loose: tuple[str, ...] = ()
    """The paths of files that lie in a folder of editions, and in none of an edition."""

    whole: bool = True
    """Whether all lines could be read."""


NONE_RELEASED: Final = Editions()


class State(StrEnum):
    """What an edition is on a day."""

    RELEASED = "released"
    """The newest, and made to be read, not to be in force."""

    COMING = "coming"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Life:
    """What the editions of one document are on a day."""

    states: Mapping[str, State]
    """By version, in the order of their release."""

    in_force: Edition | None = None
    coming: Edition | None = None
    """The next that will be in force."""

    withdrawn: Edition | None = None
    """The edition that was withdrawn last, where nothing is in force or comes since."""
