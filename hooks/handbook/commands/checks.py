"""The commands that tell what is wrong or open: ``check``, ``status``, ``rules``, ``explain``."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from handbook import app
from handbook.cache import Cache
from handbook.commands.options import LANG, ROOT, day_line, split, voice_of
from handbook.day import day_of
from handbook.errors import HandbookError
from handbook.reports import FORMATS
from handbook.reports.report import LABELS
from handbook.revisions import changed_since
from handbook.rules import RULES
from handbook.selection import Selection
from handbook.words import OWN, Voice


@click.command()
@ROOT
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text")
@click.option("--links", default="", metavar="URL", help="What links to files begin with.")
@click.option("--lang", default="en", help="The language of the messages.")
@click.option("--language", help="Show only what lies in this language, or in none.")
@click.option("--select", multiple=True, metavar="RULE", help="Show only these rules (or HB3...).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not show these rules.")
@click.option("--since", metavar="REF", help="Show what concerns the files changed since REF.")
@click.option("--fail-on", type=click.Choice(["error", "warning"]), default="error")
@click.option("-v", "--verbose", is_flag=True, help="Show all warnings, not the first five alone.")
@click.option("--built", is_flag=True, help="Check the finished site in site/ as well.")
@click.option("--cache/--no-cache", default=True, help="Keep what is found for the next run.")
@click.option("--date", help="The day of the check (YYYY-MM-DD); the newest commit's unless said.")
def check(
    root: Path,
    paths: tuple[Path, ...],
    form: str,
    links: str,
    lang: str,
    language: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    since: str | None,
    fail_on: str,
    verbose: bool,
    built: bool,
    cache: bool,
    date: str | None,
) -> None:
    """Check all sources; show every problem at once, or those that concern PATHS alone.

    Writes nothing into the handbook's folder.
    """
    gc.disable()  # a run is short, and its values form no circles: a third of its time is saved
    chosen = app.paths_of(root, paths)
    if since:
        chosen += changed_since(root, since)
    selection = Selection(
        split(select),
        split(ignore),
        app.language(root, language).tag if language else "",
        chosen if paths or since else None,
    )
    day = day_of(root, date, os.environ)
    report = app.check(
        root,
        app.language(root, lang).locale,
        day.date,
        selection=selection,
        cache=Cache(root) if cache else None,
        built=built,
    )
    if form == "text":
        from rich.console import Console

        from handbook.reports.text import print_report

        click.echo(day_line(day, Voice(report.locale)))
        print_report(report, Console(soft_wrap=True), whole=verbose)
    else:
        click.echo(FORMATS[form](replace(report, links=links, published=app.published(root))))
    sys.exit(1 if report.errors or (fail_on == "warning" and report.warnings) else 0)


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--date", help="The day of the question (YYYY-MM-DD); the newest commit's unless said."
)
@LANG
def status(root: Path, form: str, date: str | None, lang: str) -> None:
    """Show what is open: languages to compare, open points, exceptions, reviews and rechecks."""
    from rich.console import Console

    from handbook.status import as_json, print_status
    from handbook.status import status as status_of

    voice = voice_of(root, lang)
    day = day_of(root, date, os.environ)
    found = status_of(root, day.date)
    if form == "json":
        click.echo(as_json(found))
        return
    click.echo(f"{day_line(day, voice)}\n")
    print_status(found, Console(), voice)


@click.command()
@ROOT
@LANG
def rules(root: Path, lang: str) -> None:
    """List the rules of the checks."""
    voice = voice_of(root, lang)
    for rule, _ in RULES:
        severity = voice._(LABELS[rule.severity])
        click.echo(f"{rule.code}  {severity:<10}  {rule.name:<32}  {voice._(rule.title)}")


@click.command()
@ROOT
@LANG
@click.argument("name")
def explain(root: Path, lang: str, name: str) -> None:
    """Explain a rule (by name or code): why it is there, what breaks it, how to mend it.

    Its page is in English; in another language its title, message and hint stand before that.
    """
    from handbook import building

    voice = voice_of(root, lang)
    rule = next((rule for rule, _ in RULES if name in (rule.name, rule.code)), None)
    if rule is None:
        raise HandbookError(f"there is no rule {name}; handbook rules lists them")
    if lang != OWN:
        click.echo(f"{rule.code} {voice._(LABELS[rule.severity])} {rule.name}")
        click.echo(f"{voice._(rule.title)}\n")
    click.echo(building.rule_pages()[rule.name])


COMMANDS = (check, status, rules, explain)
