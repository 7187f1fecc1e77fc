"""The modules of a course do not fit its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Sentence
from handbook.model.document import Document
from handbook.model.kinds import Curriculum
from handbook.model.kinds.curriculum import Module
from handbook.rules.rule import Needs, Rule

MOST: Final = 480
"""The minutes that a day holds, breaks included: eight hours, as long as a day at work.

Learners come in their working time, and after more than that nobody learns.
"""

_MIDNIGHT: Final = 24 * 60
_SHOWN: Final = 5
"""How many days without a module are named."""

RULE = Rule(
    name="module-time",
    code="HB413",
    title="The modules of a course fit its days.",
    message="{key} {reason}",
    hint="mend days of the course, or the day, minutes and pause of its modules",
    needs=Needs.DOCUMENT,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        if isinstance(data := document.data, Curriculum):
            yield from _empty_days(document, data) or _long_days(document, data)


def _empty_days(document: Document, data: Curriculum) -> Sequence[Finding]:
    """Return a finding where days have no module; a day beside them may be too long for that."""
    taught = {module.day for module in data.modules}
    empty = list(islice((d for d in range(1, data.days + 1) if d not in taught), _SHOWN + 1))
    if not empty:
        return ()
    shown = [str(day) for day in empty[:_SHOWN]] + ["..."] * (len(empty) > _SHOWN)
    values = {"days": data.days, "empty": ", ".join(shown)}
    reason = Sentence(N_("says {days}, but no module is taught on day {empty}"), values)
    return (RULE.at(document.place("days"), document=document.code, key="days", reason=reason),)


def _long_days(document: Document, data: Curriculum) -> Iterator[Finding]:
    most = min(MOST, _MIDNIGHT - data.starts.hour * 60 - data.starts.minute)
    said = N_("of day {day} make {minutes} with the breaks; from {starts} a day holds {most}")
    for day, indexes in _by_day(data.modules).items():
        minutes = _length([data.modules[index] for index in indexes])
        if minutes > most:
            values = {"day": day, "minutes": minutes, "most": most}
            reason = Sentence(said, {**values, "starts": f"{data.starts:%H:%M}"})
            place = document.place("modules", indexes[-1], "minutes")
            yield RULE.at(place, document=document.code, key="minutes", reason=reason)


def _by_day(modules: Sequence[Module]) -> Mapping[int, Sequence[int]]:
    """Return for each day the indexes of its modules."""
    found: dict[int, list[int]] = {}
    for index, module in enumerate(modules):
        found.setdefault(module.day, []).append(index)
    return found


def _length(modules: Sequence[Module]) -> int:
    """Return the minutes from the beginning of the first module to the end of the last."""
    return sum(module.minutes + module.pause for module in modules) - modules[-1].pause
