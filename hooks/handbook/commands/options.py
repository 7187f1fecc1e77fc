"""What many commands share: their options, and how they say which day is asked about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from handbook import app
from handbook.day import Day
from handbook.words import OWN, Voice

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder of the handbook; here unless said.",
)
LANG = click.option("--lang", default="en", help="The language of the words that are printed.")


def voice_of(root: Path, lang: str) -> Voice:
    """Return what says things in a language of the handbook; English is always there."""
    return Voice() if lang == OWN else Voice(app.language(root, lang).locale)


def day_line(day: Day, voice: Voice) -> str:
    """Return which day is asked about, and why."""
    return voice._("day: {day} ({origin})", day=day.isoformat(), origin=voice._(day.origin))


def split(names: Iterable[str]) -> tuple[str, ...]:
    """Return words that stand alone, or with commas between."""
    return tuple(word.strip() for name in names for word in name.split(",") if word.strip())
