"""The commands that edit sources: ``new``, ``rename``, ``format``, ``confirm``; and ``schema``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from handbook import app
from handbook.commands.options import LANG, ROOT, day_line, split, voice_of
from handbook.day import day_of_act
from handbook.words import OWN


@click.command()
@ROOT
@click.argument("kind")
@click.argument("slug")
def new(root: Path, kind: str, slug: str) -> None:
    """Begin a document of a kind: its folder, its data and a text in each language."""
    from handbook import scaffold

    for path in scaffold.new(root, kind, slug):
        click.echo(path)


@click.command()
@ROOT
@click.argument("code")
@click.argument("slug")
def rename(root: Path, code: str, slug: str) -> None:
    """Move the document CODE to an address that ends in SLUG; the old one leads there."""
    from handbook import renaming

    before, after = renaming.rename(root, code, slug)
    click.echo(f"{before} is now {after}")


@click.command("format")
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if it would.")
def format_(root: Path, only_check: bool) -> None:
    """Give headings their missing ids and texts their plain form."""
    from handbook.formatting import format_tree

    changed = format_tree(root, write=not only_check)
    for path in changed:
        click.echo(path)
    sys.exit(1 if changed and only_check else 0)


@click.command()
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
    click.echo(day_line(day, voice_of(root, lang)))
    asked = Asked(
        name=name,
        languages=split([languages or ""]),
        role=role,
        day=day.date,
        locale=OWN if lang == OWN else app.language(root, lang).locale,
    )
    done = confirm_all(root, asked, Console(), None if yes else ask)
    sys.exit(0 if done else 1)


@click.command()
@ROOT
def schema(root: Path) -> None:
    """Write the JSON Schemas that editors use into build/schemas/."""
    from handbook import building

    building.write_schemas(root)
    click.echo(f"{root / building.BUILD / 'schemas'}")


COMMANDS = (new, rename, format_, confirm, schema)
