"""The commands on editions: ``release``, ``withdraw``, ``verify``, ``compare`` and their like."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.day import day_of, day_of_act, parsed
from handbook.errors import HandbookError

CODE = click.argument("code")
VERSION = click.argument("version")
DATE = click.option("--date", help="The day of the event (YYYY-MM-DD); today unless said.")
REASON = click.option(
    "--reason",
    multiple=True,
    metavar="LANGUAGE=WORDS",
    help="Why, once in each language (sq=..., sr=..., en=...).",
)


@click.command()
@ROOT
@CODE
@click.option("--version", help="The version that you mean to release; that of document.yml.")
@click.option("--effective", help="The day from which it is in force (YYYY-MM-DD).")
@click.option("--adoption", default="", metavar="NUMBER", help="The number of the act of adoption.")
@DATE
def release(
    root: Path,
    code: str,
    version: str | None,
    effective: str | None,
    adoption: str,
    date: str | None,
) -> None:
    """Freeze the document CODE as an edition, and write it into the register of editions.

    What --version, --effective and --adoption say is held against document.yml: a slip in one of
    them must not become a record. Everything that blocks the release is said at once, and nothing
    changes then.
    """
    from handbook.releasing.blocking import Asked
    from handbook.releasing.release import release as released

    asked = Asked(version or "", parsed(effective) if effective else None, adoption)
    done = released(root, code, asked, day_of_act(root, date, os.environ).date)
    for path in done.removed:
        click.echo(f"removed {path}, which a broken-off release had left")
    click.echo(f"{done.folder}: {done.files} files are frozen")
    click.echo(f"the register's last line has the hash {done.hash}; commit both together")


@click.command()
@ROOT
@CODE
@VERSION
@click.option("--effective", help="The day from which it applies no more; the event's unless said.")
@click.option("--instead", multiple=True, metavar="CODE", help="What to use instead.")
@REASON
@DATE
def withdraw(
    root: Path,
    code: str,
    version: str,
    effective: str | None,
    instead: tuple[str, ...],
    reason: tuple[str, ...],
    date: str | None,
) -> None:
    """Withdraw the edition VERSION of CODE: it stays to be read, and applies no more."""
    from handbook.releasing.withdraw import withdraw as withdrawn

    line = withdrawn(
        root,
        code,
        version,
        day_of_act(root, date, os.environ).date,
        effective=parsed(effective) if effective else None,
        instead=instead,
        reason=_words(reason),
    )
    click.echo(f"{code} {version} is withdrawn; the register's last line has the hash {line}")


@click.command()
@ROOT
@CODE
@VERSION
@click.option("--section", "sections", multiple=True, metavar="ID", help="A section to withhold.")
@click.option("--file", "files", multiple=True, metavar="NAME", help="A file to withhold.")
@click.option("--all", "everything", is_flag=True, help="Withhold the whole edition.")
@click.option("--by", required=True, metavar="INSTITUTION", help="Who decided it, by its id.")
@REASON
@DATE
def withhold(
    root: Path,
    code: str,
    version: str,
    sections: tuple[str, ...],
    files: tuple[str, ...],
    everything: bool,
    by: str,
    reason: tuple[str, ...],
    date: str | None,
) -> None:
    """Put a notice in the place of a part of an edition, by an institution's decision."""
    from handbook.releasing.withhold import Decision
    from handbook.releasing.withhold import withhold as withheld

    day = day_of_act(root, date, os.environ).date
    decision = Decision(by, _words(reason))
    for name in withheld(
        root, code, version, day, decision, sections=sections, files=files, everything=everything
    ):
        click.echo(f"{name}: a notice stands in its place")
    click.echo("the repository's history and all copies of it still hold what was withheld")


@click.command()
@ROOT
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A copy of the register that somebody else keeps.",
)
def verify(root: Path, against: Path | None) -> None:
    """Prove that the register of editions and every released byte are what they were."""
    from handbook.releasing.verify import verify as verified

    found = verified(root, against)
    for fault in found.faults:
        click.echo(fault, err=True)
    for line in (*found.withheld, *found.left):
        click.echo(line)
    click.echo(
        f"{found.lines} lines, {found.editions} editions, {found.files} files; "
        f"the last line has the hash {found.hash}"
    )
    if against and not found.faults:
        click.echo(f"the register begins with all that {against} holds")
    if found.faults:
        click.echo(f"handbook: {len(found.faults)} faults; this is not what was released", err=True)
        sys.exit(1)


@click.command()
@ROOT
@CODE
@click.argument("date")
def at(root: Path, code: str, date: str) -> None:
    """Tell what of the document CODE was in force on the day DATE, and where it is."""
    from handbook.releasing.timeline import at as told

    for line in told(root, code, day_of(root, date, os.environ).date):
        click.echo(line)


@click.command()
@ROOT
@CODE
@click.argument("old", default="", metavar="[FROM]")
@click.argument("new", default="", metavar="[TO]")
@click.option("--lang", default="en", help="The language of the texts, and of what is said.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--date", help="The day on which FROM is in force; the newest commit's unless said.")
def compare(
    root: Path, code: str, old: str, new: str, lang: str, form: str, date: str | None
) -> None:
    """Show what changed in CODE from the edition FROM to the edition TO, word by word.

    Both are versions, or "draft" for the document as it is today. Unless said, FROM is the edition
    in force, else the newest, and TO the draft.
    """
    from rich.console import Console

    from handbook import app
    from handbook.releasing.compared import DRAFT, Asked, compared
    from handbook.reports.redline import as_json, print_comparison
    from handbook.resolve.names import Names

    language = app.language(root, lang)
    day = day_of(root, date, os.environ).date
    corpus, found = compared(root, code, Asked(old, new), language, day)
    if form == "json":
        click.echo(as_json(found))
        return
    print_comparison(found, Names(corpus, language), new or DRAFT, Console())


COMMANDS = (release, withdraw, withhold, verify, at, compare)


def _words(pairs: Iterable[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        language, equals, words = pair.partition("=")
        if not equals:
            raise HandbookError(f"--reason {pair!r} is not written like en=WORDS")
        found[language] = words
    return found
