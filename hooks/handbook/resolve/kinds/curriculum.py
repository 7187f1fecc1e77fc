"""A curriculum's data as blocks: learners, outcomes, the timetable, and a card for each module."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.model.content import Blocks
from handbook.model.document import Document
from handbook.model.kinds import Curriculum
from handbook.model.kinds.curriculum import Module
from handbook.resolve.blocks import Cell, bullets, fields, joined, table
from handbook.resolve.kinds.labels import METHODS
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names


def layout(document: Document, data: Curriculum, names: Names) -> Layout:
    """Return course and timetable before the text, a card with each module, outcomes after."""
    _ = names._
    size, test = data.group_size, data.assessment
    tests = [_("before the course")] * test.before + [_("after the course")] * test.after
    course = fields(
        [
            (_("For"), joined(names.links("role", data.learners))),
            (_("Days"), str(data.days)),
            (_("Group"), f"{size.smallest}–{size.largest}"),
            (_("Test"), ", ".join(tests)),
            (_("Pass mark"), names.percent(test.pass_mark)),
        ]
    )
    outcomes = bullets(names.words(outcome.text) for outcome in data.outcomes)
    cards = {module.id: _card(data, module, names) for module in data.modules}
    made = (
        Made("outcomes", _("What learners can do afterwards"), outcomes),
        Made("timetable", _("Timetable"), timetable(data, names)),
    )
    return Layout(course, cards, made)


def timetable(data: Curriculum, names: Names) -> Blocks:
    """Return the modules by day and time of day, with the breaks."""
    _ = names._
    return table([_("Day"), _("Time"), _("Module")], _rows(data, names))


def _rows(data: Curriculum, names: Names) -> Iterator[tuple[Cell, ...]]:
    for day in range(1, data.days + 1):
        clock = dt.datetime.combine(dt.date.min, data.starts)
        for module in (module for module in data.modules if module.day == day):
            end = clock + dt.timedelta(minutes=module.minutes)
            link = names.link("doc", f"{data.code}#{module.id}")
            yield str(day), f"{clock:%H:%M}–{end:%H:%M}", (link,)
            clock = end + dt.timedelta(minutes=module.pause)
            if module.pause:
                yield str(day), f"{end:%H:%M}–{clock:%H:%M}", names._("Break")


def _card(data: Curriculum, module: Module, names: Names) -> Blocks:
    _ = names._
    texts = {outcome.id: outcome.text for outcome in data.outcomes}
    return fields(
        [
            (_("Day"), str(module.day)),
            (_("Minutes"), str(module.minutes)),
            (_("Methods"), ", ".join(_(METHODS[method]) for method in module.methods)),
            (_("Outcomes"), joined((names.words(texts[x]) for x in module.outcomes), " · ")),
            (_("Steps that it teaches"), joined(names.links("doc", module.steps))),
            (_("Materials"), joined((names.words(m) for m in module.materials), "; ")),
        ]
    )
