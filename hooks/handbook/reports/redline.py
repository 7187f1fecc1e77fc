"""A comparison of two editions in a terminal, and as JSON.

What came and went is told by signs, ``{+new+}`` and ``[-old-]``; a terminal adds colours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from handbook.comparing.comparison import Comparison, SectionChange
from handbook.comparing.forms import lines_of
from handbook.comparing.redline import runs
from handbook.comparing.tokens import Mark
from handbook.model import content
from handbook.model.content import Blocks, Definitions, Inlines, Table
from handbook.resolve import changes
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names

_SIGNS: Final = {Mark.INSERTED: ("{+", "+}"), Mark.DELETED: ("[-", "-]"), Mark.KEPT: ("", "")}
_STYLES: Final = {Mark.INSERTED: "green", Mark.DELETED: "red", Mark.KEPT: ""}


def print_comparison(found: Comparison, names: Names, new: str, out: Console) -> None:
    """Print what changed up to ``new``: how much and for whom, then each section with its words."""
    title = found.new.texts[found.address].title
    head = f"{found.new.code} {title}: {found.old.version} → {new}"
    out.print(Text(head, style="bold"), soft_wrap=True)
    out.print(Text(changes.counts(found, names)), soft_wrap=True)
    for line in changes.for_whom(found, names):
        out.print(Text(f"  {content.words(line)}"), soft_wrap=True)
    if not found.is_empty:
        out.print()
    for line in changes.what(found, names):
        out.print(Text("- ").append_text(_shown(line)), soft_wrap=True)
    for section in found.sections:
        _print_section(section, changes.title_of(found, section.id, names), out)


def _print_section(section: SectionChange, title: str, out: Console) -> None:
    """Print the lines of a section that are not what they were."""
    lines = (section.title, *_rows(section.blocks))
    changed = [line for line in lines if any(run.mark is not Mark.KEPT for run in runs(line))]
    if changed:
        out.print()
        out.print(Text(f"{title}  #{section.id}", style="bold"), soft_wrap=True)
    for line in changed:
        out.print(Text("  ").append_text(_shown(line)), soft_wrap=True)


def _rows(blocks: Blocks) -> Iterator[Inlines]:
    """Yield the lines of blocks; a value stands beside its label, a cell beside its neighbours."""
    for block in blocks:
        match block:
            case Definitions(items):
                for item in items:
                    first, *others = lines_of(item.details) or [()]
                    yield joined((item.term, first), ": ")
                    yield from others
            case Table(head, rows):
                yield from (joined(row.cells, " | ") for row in (head, *rows))
            case _:
                yield from lines_of(block)


def _shown(line: Inlines) -> Text:
    """Return a line with signs; a link tells where it leads if only that has changed."""
    found = runs(line)
    came, went = ({r.text for r in found if r.mark is m} for m in (Mark.INSERTED, Mark.DELETED))
    text = Text()
    for mark, group in groupby(found, key=lambda run: run.mark):
        words = "".join(
            f"{run.text} <{run.target}>" if run.target and run.text in came & went else run.text
            for run in group
        )
        begin, end = _SIGNS[mark]
        text.append(f"{begin}{words}{end}", style=_STYLES[mark])
    return text


def as_json(found: Comparison) -> str:
    """Return a comparison as one JSON object."""
    values = {
        "version": 1,
        "code": found.new.code,
        "language": found.new.texts[found.address].language.tag,
        "old": found.old.version,
        "new": found.new.version,
        "items": [
            {
                "id": item.id,
                "of": item.of,
                "state": item.state,
                "words": item.words,
                "roles": [role.partition(":")[2] for role in item.roles],
                "fields": [
                    {"key": field.key, "old": field.old, "new": field.new} for field in item.fields
                ],
            }
            for item in found.items
        ],
        "sections": [_section(section) for section in found.sections],
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def _section(section: SectionChange) -> dict[str, Any]:
    return {
        "id": section.id,
        "state": section.state,
        "moved": section.moved,
        "title": [*_runs(section.title)],
        "lines": [[*_runs(line)] for line in lines_of(section.blocks)],
    }


def _runs(line: Inlines) -> Iterator[dict[str, str]]:
    for run in runs(line):
        yield {"is": run.mark, "text": run.text} | ({"to": run.target} if run.target else {})
