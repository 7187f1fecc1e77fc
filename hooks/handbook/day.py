"""The day of a build: an input like any other, never silently the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handbook.errors import HandbookError
from handbook.model.diagnostic import N_
from handbook.revisions import newest_day

_FAR: Final = dt.timedelta(days=366)
"""Further than this from the newest commit, a clock is likelier wrong than right."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and why it is this one."""

    date: dt.date
    origin: str

    @property
    def epoch(self) -> int:
        """Its first second (UTC), as ``SOURCE_DATE_EPOCH`` counts."""
        return int(dt.datetime.combine(self.date, dt.time(), dt.UTC).timestamp())

    def isoformat(self) -> str:
        """Return the day as ``YYYY-MM-DD``."""
        return self.date.isoformat()


def parsed(text: str) -> dt.date:
    """Return the day that someone wrote; raises ``HandbookError`` where it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise HandbookError(f"{text} is not a day; write it as 2026-11-25") from None


def day_of(root: Path, asked: str | None, environment: Mapping[str, str]) -> Day:
    """Return the day asked for, else of ``SOURCE_DATE_EPOCH``, the newest commit, or today.

    Raises ``HandbookError`` where what was asked for is no day.
    """
    if asked:
        return Day(parsed(asked), N_("as asked"))
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        if not epoch.isdigit():
            raise HandbookError(f"SOURCE_DATE_EPOCH is {epoch}, which is not a number of seconds")
        return Day(dt.datetime.fromtimestamp(int(epoch), dt.UTC).date(), "SOURCE_DATE_EPOCH")
    if commit := newest_day(root):
        return Day(commit, N_("the newest commit"))
    return Day(dt.datetime.now(dt.UTC).date(), N_("today"))


def day_of_act(root: Path, asked: str | None, environment: Mapping[str, str]) -> Day:
    """Return the day on which someone acts now: as asked, of ``SOURCE_DATE_EPOCH``, or today.

    The day of the newest commit is none of these: that was another act. Raises ``HandbookError``
    where the clock says a day before it, or one that is far from it.
    """
    if asked or environment.get("SOURCE_DATE_EPOCH"):
        return day_of(root, asked, environment)
    today, commit = dt.datetime.now(dt.UTC).date(), newest_day(root)
    if commit and not commit <= today <= commit + _FAR:
        raise HandbookError(
            f"the clock says {today}, and the newest commit is of {commit}; "
            "if the clock is right, say the day with --date"
        )
    return Day(today, N_("today"))
