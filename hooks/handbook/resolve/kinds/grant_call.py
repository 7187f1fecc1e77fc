"""A call's data as blocks: state, money, timetable, eligibility, the evaluation grid, annexes."""

from __future__ import annotations

from decimal import Decimal

from handbook.model.content import Blocks, Inlines, Plain
from handbook.model.document import Document
from handbook.model.kinds import GrantCall
from handbook.model.kinds.grant_call import Annex, Lot, Milestone
from handbook.resolve.blocks import Cell, bullets, fields, notice, table
from handbook.resolve.kinds.labels import CALL_STATES, CONDITIONS
from handbook.resolve.kinds.layout import Layout, Made
from handbook.resolve.names import Names


def layout(document: Document, data: GrantCall, names: Names) -> Layout:
    """Return state and money before the text, points with each criterion, tables after."""
    _ = names._
    cards = {
        criterion.id: fields([(_("Most points"), str(criterion.points))])
        for criterion in data.evaluation.criteria
    }
    made = (
        Made("timetable", _("Timetable"), _timetable(data, names)),
        Made("eligibility", _("Eligibility"), _eligibility(data, names)),
        Made("evaluation-grid", _("Evaluation grid"), _grid(data, names)),
        Made("lots", _("Lots"), bullets(_lot(lot, names) for lot in data.lots)),
        Made("annexes", _("Annexes"), bullets(_annex(annex, names) for annex in data.annexes)),
    )
    return Layout(_front(data, names), cards, tuple(part for part in made if part.blocks))


def _front(data: GrantCall, names: Names) -> Blocks:
    _ = names._
    closed = (
        notice("warning", _("No call is open"), _("This is a template. Nobody can apply now."))
        if data.state == "template"
        else ()
    )
    money = data.money
    share = _parameter(names) if money.own_share is None else names.percent(money.own_share)
    return closed + fields(
        [
            (_("State"), _(CALL_STATES[data.state])),
            (_("Money in all"), _amount(money.total, money.currency, names)),
            (_("Smallest grant"), _amount(money.smallest, money.currency, names)),
            (_("Largest grant"), _amount(money.largest, money.currency, names)),
            (_("Own share at least"), share),
            (_("Questions to"), (names.link("org", data.contact),)),
        ]
    )


def _parameter(names: Names) -> str:
    return names._("set by each call")


def _amount(value: Decimal | None, currency: str, names: Names) -> str:
    return _parameter(names) if value is None else names.amount(value, currency)


def _timetable(data: GrantCall, names: Names) -> Blocks:
    _ = names._
    rows = [(names.words(stone.name), _when(stone, names)) for stone in data.timetable]
    return table([_("What"), _("When")], rows)


def _when(stone: Milestone, names: Names) -> str:
    if stone.date:
        return names.date(stone.date)
    return names._("Day {day}").format(day=stone.day or 0)


def _eligibility(data: GrantCall, names: Names) -> Blocks:
    rows = [(names._(CONDITIONS[c.of]), names.words(c.text)) for c in data.eligibility]
    return table([names._("Of"), names._("Condition")], rows)


def _grid(data: GrantCall, names: Names) -> Blocks:
    _ = names._
    criteria = data.evaluation.criteria
    rows: list[tuple[Cell, ...]] = [
        ((names.link("doc", f"{data.code}#{criterion.id}"),), str(criterion.points))
        for criterion in criteria
    ]
    rows.append((_("Together"), str(sum(criterion.points for criterion in criteria))))
    rows.append((_("Least points to be financed"), str(data.evaluation.threshold)))
    return table([_("Criterion"), _("Most points")], rows)


def _lot(lot: Lot, names: Names) -> Inlines:
    return names.words(lot.name) + _in_brackets(lot.programme, names)


def _annex(annex: Annex, names: Names) -> Inlines:
    return names.words(annex.name) + _in_brackets(annex.document, names)


def _in_brackets(code: str | None, names: Names) -> Inlines:
    return (Plain(" ("), names.link("doc", code), Plain(")")) if code else ()
