"""An indicator's data as blocks: its sheet."""

from __future__ import annotations

from handbook.model.content import Inlines, Plain
from handbook.model.document import Document
from handbook.model.kinds import Indicator
from handbook.model.registers import Fact
from handbook.resolve.blocks import fields, joined
from handbook.resolve.kinds.labels import FREQUENCIES, UNITS
from handbook.resolve.kinds.layout import Layout
from handbook.resolve.names import Names


def layout(document: Document, data: Indicator, names: Names) -> Layout:
    """Return the sheet before the text."""
    _ = names._
    targets = "; ".join(f"{target.year}: {names.number(target.value)}" for target in data.targets)
    sheet = fields(
        [
            (_("Strategy"), (names.link("law", data.strategy),)),
            (_("Unit"), _(UNITS[data.unit])),
            (_("Source of the data"), names.words(data.source)),
            (_("How often"), _(FREQUENCIES[data.frequency])),
            (_("Who is responsible"), (names.link("role", data.responsible),)),
            (_("Baseline"), _baseline(data, names)),
            (_("Targets"), targets or _("not set; open point")),
            (_("Told apart by"), joined(names.words(words) for words in data.disaggregation)),
        ]
    )
    return Layout(sheet)


def _baseline(data: Indicator, names: Names) -> Inlines:
    if data.baseline is None or data.baseline.fact is None:
        return (Plain(names._("not set; open point")),)
    fact = names.entry("fact", data.baseline.fact)
    assert isinstance(fact, Fact)
    value = names.link("fact", fact.id)
    if fact.as_of is None:
        return (value,)
    return (value, Plain(f" ({names._('as of {date}').format(date=names.date(fact.as_of))})"))
