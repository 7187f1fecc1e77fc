"""Markdown: the summary of a run, by document, for the page that a forge keeps of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote

from handbook.model.built import SITE
from handbook.model.diagnostic import Diagnostic, Severity
from handbook.reports.report import LABELS, Report, group
from handbook.words import catalogue

_MOST: Final = 300
"""The most diagnostics that are listed: a forge takes a summary of one megabyte."""

_LONGEST: Final = 300

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~$&]")
"""What Markdown, HTML or a forge could take for something else than the words that they are."""


def report(run: Report) -> str:
    """Return the run as Markdown: how many, what to do, and each under its document.

    Documents with errors come first. What was typed by someone stands as plain words.
    """
    return "\n\n".join(_blocks(run))


def _blocks(run: Report) -> Iterator[str]:
    _ = catalogue(run.locale).gettext
    counts = _("Errors: {errors}. Warnings: {warnings}.")
    yield f"## {counts.format(errors=run.errors, warnings=run.warnings)}"
    if run.elsewhere:
        told = _("Errors that this change does not concern: {count}. They must be mended, too.")
        yield told.format(count=run.elsewhere)
    if not run.diagnostics:
        yield _("There is nothing to mend here.")
        return
    if run.errors:
        yield _("Mend every error: nothing can be built until then.")
    if run.warnings:
        yield _("A warning stops nothing: read the place, and decide.")
    yield _("`make check` shows the same on your own machine; `handbook explain` explains a rule.")
    yield from _groups(run, _)
    if len(run.diagnostics) > _MOST:
        told = _("Left out here: {count}. The log shows all.")
        yield told.format(count=len(run.diagnostics) - _MOST)


def _groups(run: Report, _: Callable[[str], str]) -> Iterator[str]:
    def weight(found: Sequence[Diagnostic]) -> bool:
        return all(d.severity is not Severity.ERROR for d in found)

    groups = [list(found) for _key, found in groupby(sorted(run.diagnostics, key=group), key=group)]
    left = _MOST
    for found in sorted(groups, key=weight):
        if left <= 0:
            return
        yield f"### {' '.join(filter(None, map(_plain, group(found[0]))))}"
        chosen = sorted(found, key=lambda d: d.severity is not Severity.ERROR)[:left]
        left -= len(chosen)
        yield "\n".join(_item(run, diagnostic, _) for diagnostic in chosen)


def _item(run: Report, d: Diagnostic, _: Callable[[str], str]) -> str:
    place = _plain(f"{d.path}:{d.line}")
    if run.links and not d.path.startswith(f"{SITE}/"):
        place = f"[{place}]({run.links.rstrip('/')}/{quote(d.path)}#L{d.line})"
    told = f"{_(LABELS[d.severity])} `{d.rule}`"
    return f"- {place} **{told}** {_plain(d.message)}  \n  {_('To mend it:')} {_plain(d.hint)}"


def _plain(text: str) -> str:
    """Return words as Markdown that shows them as they are, on one line and not too long."""
    line = " ".join(text.split())
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return _SPECIAL.sub(r"\\\g<0>", cut)
