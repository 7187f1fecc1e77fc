"""The commands that make the site: ``build``, ``serve``, ``bench``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from handbook import app
from handbook.commands.options import ROOT, day_line
from handbook.day import Day, day_of
from handbook.words import Voice


@click.command()
@ROOT
@click.option("--date", help="The day of the build (YYYY-MM-DD); the newest commit's unless said.")
def build(root: Path, date: str | None) -> None:
    """Check, and build the whole site into site/; say what was made and where."""
    from handbook import building

    app.settings(root)
    day = day_of(root, date, os.environ)
    click.echo(day_line(day, Voice()))
    done = _mkdocs(root, day, "build", "--strict", told=_FAULTS)
    if done == 0:
        click.echo(building.made(root))
    sys.exit(done)


@click.command()
@ROOT
@click.option("--port", default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Serve the site and build it again whenever a source changes."""
    day = day_of(root, None, os.environ)
    sys.exit(_mkdocs(root, day, "serve", "--dev-addr", f"127.0.0.1:{port}"))


_FAULTS: Final = ("WARNING", "ERROR", "Aborted", "Error", "Traceback")
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


@click.command()
@ROOT
@click.option("--documents", default=100, show_default=True)
@click.option("--rounds", default=3, show_default=True)
def bench(root: Path, documents: int, rounds: int) -> None:
    """Time check and cold build against stock MkDocs, Material and static-i18n on the same text."""
    from handbook.bench import bench as bench_lines

    for line in bench_lines(root, documents, rounds):
        click.echo(line)


COMMANDS = (build, serve, bench)
