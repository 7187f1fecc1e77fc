"""The command line: ``handbook check``, ``build``, ``serve`` and the rest.

A command loads what it alone needs when it runs: a check begins twice as fast.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from handbook import app, cli_editions
from handbook.cache import Cache
from handbook.day import Day, day_of, day_of_act
from handbook.errors import ContentError, HandbookError
from handbook.options import ROOT
from handbook.reports import FORMATS
from handbook.reports.report import LABELS
from handbook.revisions import changed_since
from handbook.rules import RULES
from handbook.selection import Selection
from handbook.words import OWN, Voice

LANG = click.option("--lang", default="en", help="The language of the words that are printed.")


def _voice(root: Path, lang: str) -> Voice:
    """Return what says things in a language of the handbook; English is always there."""
    return Voice() if lang == OWN else Voice(app.language(root, lang).locale)


def _said(day: Day, voice: Voice) -> str:
    """Return which day is asked about, and why."""
    return voice._("day: {day} ({origin})", day=day.isoformat(), origin=voice._(day.origin))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handbook")
def cli() -> None:
    """Check and build the handbook in all its languages."""


@cli.command()
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
        _split(select),
        _split(ignore),
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

        click.echo(_said(day, Voice(report.locale)))
        print_report(report, Console(soft_wrap=True), whole=verbose)
    else:
        click.echo(FORMATS[form](replace(report, links=links, published=app.published(root))))
    sys.exit(1 if report.errors or (fail_on == "warning" and report.warnings) else 0)


def _split(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for name in names for word in name.split(",") if word.strip())


@cli.command()
@ROOT
@click.option("--date", help="The day of the build (YYYY-MM-DD); the newest commit's unless said.")
def build(root: Path, date: str | None) -> None:
    """Check, and build the whole site into site/; say what was made and where."""
    from handbook import building

    app.settings(root)
    day = day_of(root, date, os.environ)
    click.echo(_said(day, Voice()))
    done = _mkdocs(root, day, "build", "--strict", told=_FAULTS)
    if done == 0:
        click.echo(building.made(root))
    sys.exit(done)


@cli.command()
@ROOT
@click.option("--port", default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Serve the site and build it again whenever a source changes."""
    day = day_of(root, None, os.environ)
    sys.exit(_mkdocs(root, day, "serve", "--dev-addr", f"127.0.0.1:{port}"))


_FAULTS = ("WARNING", "ERROR", "Aborted", "Error", "Traceback")
"""How the lines begin that a build shows; quiet mode would hide warnings from strict mode."""


def _mkdocs(root: Path, day: Day, *args: str, told: tuple[str, ...] = ("",)) -> int:
    """Run MkDocs and return its exit code; of its lines, show those that begin as told."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(day.epoch),
    }
    command = [sys.executable, "-m", "mkdocs", *args]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with subprocess.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            _tell(process.stderr or (), told)
        finally:
            if process.poll() is None and sys.exc_info()[0]:
                process.kill()  # a build must not go on when what started it was stopped
    return process.returncode


def _tell(lines: Iterable[str], told: tuple[str, ...]) -> None:
    shown = True  # what comes before the first line of MkDocs is Python's complaint
    for line in lines:
        shown = line.startswith(told) or (shown and not line.startswith(("INFO", "DEBUG")))
        if shown:
            click.echo(line, err=True, nl=False)


@cli.command("format")
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if it would.")
def format_(root: Path, only_check: bool) -> None:
    """Give headings their missing ids and texts their plain form."""
    from handbook.formatting import format_tree

    changed = format_tree(root, write=not only_check)
    for path in changed:
        click.echo(path)
    sys.exit(1 if changed and only_check else 0)


@cli.command()
@ROOT
@click.argument("kind")
@click.argument("slug")
def new(root: Path, kind: str, slug: str) -> None:
    """Begin a document of a kind: its folder, its data and a text in each language."""
    from handbook import scaffold

    for path in scaffold.new(root, kind, slug):
        click.echo(path)


@cli.command()
@ROOT
@click.argument("code")
@click.argument("slug")
def rename(root: Path, code: str, slug: str) -> None:
    """Move the document CODE to an address that ends in SLUG; the old one leads there."""
    from handbook import renaming

    before, after = renaming.rename(root, code, slug)
    click.echo(f"{before} is now {after}")


@cli.command()
@ROOT
def schema(root: Path) -> None:
    """Write the JSON Schemas that editors use into build/schemas/."""
    from handbook import building

    building.write_schemas(root)
    click.echo(f"{root / building.BUILD / 'schemas'}")


@cli.command()
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

    voice = _voice(root, lang)
    day = day_of(root, date, os.environ)
    found = status_of(root, day.date)
    if form == "json":
        click.echo(as_json(found))
        return
    click.echo(f"{_said(day, voice)}\n")
    print_status(found, Console(), voice)


@cli.command()
@ROOT
@click.argument("name", metavar="CODE[#section]")
@click.option("--languages", metavar="sq,sr", help="The languages that you read; all unless said.")
@click.option("--role", default="second-reader", show_default=True, help="As what you read them.")
@click.option("--yes", is_flag=True, help="Ask nothing: for scripts.")
@LANG
@click.option("--date", help="The day of the confirmation (YYYY-MM-DD); today unless said.")
def confirm(
    root: Path,
    name: str,
    languages: str | None,
    role: str,
    yes: bool,
    lang: str,
    date: str | None,
) -> None:
    """Show texts side by side, and confirm that they say the same.

    CODE is a document (SOP-01), a register (laws) or a shared passage (danger.md); a section of a
    document or an entry of a register follows after #: SOP-01#risk-assessment, terms#victim.
    """
    from rich.console import Console

    from handbook.confirming.command import Asked, ask
    from handbook.confirming.command import confirm as confirm_all

    day = day_of_act(root, date, os.environ)
    click.echo(_said(day, _voice(root, lang)))
    asked = Asked(
        name=name,
        languages=_split([languages or ""]),
        role=role,
        day=day.date,
        locale=OWN if lang == OWN else app.language(root, lang).locale,
    )
    done = confirm_all(root, asked, Console(), None if yes else ask)
    sys.exit(0 if done else 1)


@cli.command()
@ROOT
@LANG
def rules(root: Path, lang: str) -> None:
    """List the rules of the checks."""
    voice = _voice(root, lang)
    for rule, _ in RULES:
        severity = voice._(LABELS[rule.severity])
        click.echo(f"{rule.code}  {severity:<10}  {rule.name:<32}  {voice._(rule.title)}")


@cli.command()
@ROOT
@LANG
@click.argument("name")
def explain(root: Path, lang: str, name: str) -> None:
    """Explain a rule (by name or code): why it is there, what breaks it, how to mend it.

    Its page is in English; in another language its title, message and hint stand before that.
    """
    from handbook import building

    voice = _voice(root, lang)
    rule = next((rule for rule, _ in RULES if name in (rule.name, rule.code)), None)
    if rule is None:
        raise HandbookError(f"there is no rule {name}; handbook rules lists them")
    if lang != OWN:
        click.echo(f"{rule.code} {voice._(LABELS[rule.severity])} {rule.name}")
        click.echo(f"{voice._(rule.title)}\n")
    click.echo(building.rule_pages()[rule.name])


@cli.command()
@ROOT
@click.option("--documents", default=100, show_default=True)
@click.option("--rounds", default=3, show_default=True)
def bench(root: Path, documents: int, rounds: int) -> None:
    """Time check and cold build against stock MkDocs, Material and static-i18n on the same text."""
    from handbook.bench import bench as bench_lines

    for line in bench_lines(root, documents, rounds):
        click.echo(line)


for command in cli_editions.COMMANDS:
    cli.add_command(command)


def main(args: list[str] | None = None) -> Any:
    """Run a command; exit with 0 (clean), 1 (faults in the content) or 2 (could not run)."""
    try:
        return cli(args)
    except ContentError as error:
        click.echo(f"handbook: {error}", err=True)
        sys.exit(1)
    except HandbookError as error:
        click.echo(f"handbook: {error}", err=True)
        sys.exit(2)
