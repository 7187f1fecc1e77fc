"""A page of the finished site is too heavy for a slow phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.model.built import BuiltSite
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="page-too-heavy",
    code="HB703",
    title="Pages are light enough for a slow phone.",
    message="this page weighs {weight} KB with all that it loads, and may weigh {most} KB",
    hint="take something away: of its files, {heaviest} is the heaviest with {part} KB",
    needs=Needs.SITE,
)

SURVIVOR: Final = 50_000
"""The most bytes of a page for someone in danger: a second at 400 kbit/s, a slow 3G line."""

OTHERS: Final = 200_000
"""The most of any other page: four seconds, which is room for a long procedure and some drawings.

A longer text is better split, and a larger picture better linked.
"""


def check(site: BuiltSite) -> Iterator[Finding]:
    for page in site.pages.values():
        files = [page, *site.loads(page)]
        weight = sum(file.weight for file in files)
        most = SURVIVOR if site.is_for_survivors(page) else OTHERS
        if weight <= most:
            continue
        heaviest = max(files, key=lambda file: file.weight)
        yield RULE.at(
            page.place("<html"),
            weight=_kilobytes(weight),
            most=most // 1000,
            heaviest=heaviest.path,
            part=_kilobytes(heaviest.weight),
        )


def _kilobytes(size: int) -> int:
    """Return thousands of bytes, rounded up."""
    return -(-size // 1000)
