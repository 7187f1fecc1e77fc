"""Slips in what a kind of document must have: steps, shares, minutes, points, days, messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from handbook.model.document import Document
from handbook.model.kinds import Campaign, Curriculum, GrantCall, Sop
from mutations import sheet
from mutations.identity import head
from mutations.passages import of_languages, section
from mutations.sheet import Value, slip
from mutations.slip import Slip, Source

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'


def slips(source: Source) -> Iterator[Slip]:
    makers = {
        "sop": _of_sop,
        "job-description": _of_job_description,
        "curriculum": _of_curriculum,
        "grant-call": _of_call,
        "programme": _of_programme,
        "campaign": _of_campaign,
        "plan": _of_plan,
        "indicator": _of_indicator,
        "form": _of_form,
    }
    for document in source.corpus.documents:
        if maker := makers.get(document.data.kind):
            yield from maker(source, document, list(sheet.values(source, document.path)))
    yield from _of_indicators(source)
    yield from _of_values(source)


def _of_values(source: Source) -> Iterator[Slip]:
    """Yield slips in values that contradict others, or that are nothing."""
    for find, most in ((sheet.documents, 12), (sheet.registers, 8)):
        lists: dict[str, list[Value]] = {}
        for value in find(source):
            is_named = value.key is None and isinstance(value.node, yaml.ScalarNode)
            if is_named and not value.is_alone and value.name != "languages":
                lists.setdefault(value.where, []).append(value)
        for found in source.some([*lists.values()], most):
            value = source.some(found, 1)[0]
            first = next(v for v in found if v.path == value.path and v.at[:-1] == value.at[:-1])
            rows = value.text.split("\n")
            last = [v for v in found if v.path == value.path and v.at[:-1] == value.at[:-1]][-1]
            rows.insert(last.line, rows[first.line - 1])
            text = "\n".join(rows)
            yield slip(value, text, "invalid-schema", last.line + 1, f"{first.node.value} twice in")
    every = [*sheet.documents(source), *sheet.registers(source)]
    for where, new in _NOTHING.items():
        for value in source.some(_of(every, where), 1):
            yield slip(value, value.written(new), "invalid-schema", value.line, f"{new} in")
    for where, new, other in _AGAINST:
        found = [v for v in _of(every, where) if new != "{id}" or v.at[-2:]]
        for value in source.some(found, 1):
            record = {
                v.name: v for v in every if v.path == value.path and v.at[:-1] == value.at[:-1]
            }
            if other not in record:
                continue
            said = new.format(id=record["id"].node.value if "id" in record else "")
            line = record[other].line
            yield slip(value, value.written(said), "invalid-schema", line, f"{said} in")
    yield from _of_other_sorts(source, every)
    yield from _without_items(source, every)
    related = [document for document in source.corpus.documents if document.data.related]
    for document in source.some(related, 2):
        rows = source.lines(document.path)
        at = next(i for i, row in enumerate(rows) if row == "related:")
        rows.insert(at + 1, f"  - {document.code}")
        where = frozenset({(document.path, at + 2)})
        files = {document.path: "\n".join(rows).encode()}
        yield Slip(f"related to itself {document.code}", files, "self-reference", where)


_NOTHING = {
    "Allowance.reason": '""',
    "Gazette.number": '""',
    "Article.number": "' '",
    "Law.number": '""',
    "Source.publisher": '" "',
    "Source.address": "www.example.org",
    "Contact.email": "office at example.org",
    "Contact.number": "call 192",
    "Source.language": "sqq",
    "LanguageSkill.tag": "sqq",
}
"""Values that are no words, addresses or numbers."""

_AGAINST = (
    ("Contact.recheck-by", "2001-01-01", "recheck_by"),
    ("Fact.unit", "date", "value"),
    ("Fact.value", "2026-01-01", "value"),
    ("Source.date", "2031", "date"),
    ("Institution.parent", "{id}", "parent"),
    ("Institution.successor", "{id}", "successor"),
    ("Fact.value", "130.000", "value"),
    ("Article.number", "99(9)", "number"),
    ("Law.in-force", "1801-01-01", "in_force"),
    ("JobDescription.reports-to", "referral-officer", "reports_to"),
)
"""Values that contradict another of their record, and the key at which that is said."""


def _of_other_sorts(source: Source, every: list[Value]) -> Iterator[Slip]:
    """Yield slips by which a field names something that exists and is of another sort."""
    for where, new, rule in _ELSEWHERE:
        for value in source.some(_of(every, where), 2):
            untaught = frozenset({"step-not-taught", "step-without-duty"})
            more = {"also": untaught} if value.name == "steps" else {}
            yield slip(value, value.written(new), rule, value.line, f"{new} in", **more)
    line = next(v for v in _of(every, "Contact.number") if v.node.value.startswith("0"))
    yield slip(line, line.written('"192"'), "duplicate-number", line.line, "the police's")
    called = next(v for v in _of(every, "Contact.number") if v.node.value == "192")
    text = called.written("0700 11 222")
    yield slip(called, text, "invalid-schema", called.line, "not the number of its id")
    for key, ident in (("helplines", "police-192"), ("emergency", "compensation-email")):
        text = source.text("handbook.yml").replace(f"{key}:\n", f"{key}:\n  - {ident}\n")
        at = text[: text.index(f"{key}:\n")].count("\n") + 2
        where = frozenset({("handbook.yml", at)})
        files = {"handbook.yml": text.encode()}
        yield Slip(f"{ident} among {key}", files, "wrong-contact-type", where)
    share = next(v for v in _of(every, "Fact.unit") if v.node.value == "percent")
    text = share.text.replace("value: 5\n  unit: percent", "value: 500\n  unit: percent", 1)
    yield slip(share, text, "unlikely-fact", share.line - 1, "500")


def _without_items(source: Source, every: list[Value]) -> Iterator[Slip]:
    """Yield slips by which an item goes out of the data and its section stays."""
    for where in ("Annex.id", "Material.id", "Service.id", "Step.id"):
        found = [v for v in _of(every, where) if v.at[-2] not in (0, 1)]
        for value in source.some(found[:-1], 2):
            data = next(d for d in source.corpus.documents if d.path == value.path)
            lines = {
                (text.path, section.line)
                for text in data.texts.values()
                for section in text.sections
                if section.id == value.node.value
            }
            also = frozenset(
                {
                    "unknown-item",
                    "unknown-next-step",
                    "reference-of-another-kind",
                    "unreachable-step",
                }
            )
            more = {"at": frozenset(lines), "also": also}
            yield slip(value, _cut(value), "section-without-item", 0, "item gone", **more)


_ELSEWHERE = (
    ("Deadline.fact", "grants-total", "deadline-unit"),
    ("Baseline.fact", "grants-total", "deadline-unit"),
    ("Duty.steps[]", "SOP-01#purpose", "reference-of-another-kind"),
    ("Module.steps[]", "SOP-01#scope", "reference-of-another-kind"),
    ("Stage.steps[]", "SOP-01", "reference-of-another-kind"),
    ("Form.steps[]", "SOP-01#if-it-fails", "reference-of-another-kind"),
    ("Lot.programme", "SOP-01#purpose", "reference-of-another-kind"),
    ("Step.forms[]", "IND-01", "reference-of-another-kind"),
    ("Indicator.strategy", "04-L-218", "reference-of-another-kind"),
)


def _of(values: list[Value], name: str) -> list[Value]:
    """Return the values of a field, called as ``Step.id``; entries of lists as ``Step.next[]``."""
    return [value for value in values if value.where == name]


def _inside(values: list[Value], record: Value) -> list[Value]:
    """Return the values in the same record as one of them, and below it."""
    return [value for value in values if value.at[: len(record.at) - 1] == record.at[:-1]]


def _cut(value: Value) -> str:
    """Return the file without the entry of a list that a value (its id) begins."""
    begin = value.text.rfind("\n", 0, value.key.start_mark.index) + 1  # type: ignore[union-attr]
    indent = value.text[begin:].partition("-")[0]
    after = re.compile(rf"^(?!{indent} )(?=[ \w-])", re.MULTILINE).search(value.text, begin + 1)
    assert after
    return value.text[:begin] + value.text[after.start() :]


def _of_sop(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    data = document.data
    assert isinstance(data, Sop)
    ids = {value.node.value: value for value in _of(values, "Step.id")}
    ways = _of(values, "Next.to")
    to_each = {ident: [w for w in ways if w.node.value == ident] for ident in ids}
    ends = [step.id for step in data.steps if not step.next]
    for ident, found in to_each.items():
        if len(found) == 1:
            text = found[0].written(ends[0])
            yield slip(
                found[0], text, "unreachable-step", 0, f"no way to {ident},", at=_at(ids[ident])
            )
    second = ids[data.steps[1].id]
    first = next(v for v in _of(values, "Step.next") if v.at[1] == 0)
    text = first.without()
    shift = first.text.count("\n") - text.count("\n")
    yield slip(first, text, "unreachable-step", second.line - shift, "no next")
    last = _inside(values, ids[ends[-1]])[-1]
    after = last.end_line()
    for to in source.some([step.id for step in data.steps], 3):
        rows = last.text.split("\n")
        rows[after:after] = ["    next:", f"      - to: {to}"]
        at = frozenset((value.path, value.line) for value in ids.values())
        name = f"a way from the end to {to},"
        yield slip(last, "\n".join(rows), "step-without-end", 0, name, at=at)
    for value in source.some(_of(values, "Deadline.open-point"), 2):
        deadline = next(v for v in _of(values, "Step.deadline") if v.at == value.at[:-1])
        text = value.without()
        yield slip(value, text, "deadline-without-source", deadline.value_line, "no deadline")
        for name, fact in _doubtful(source):
            text = value.renamed("fact").replace(f"fact: {value.node.value}", f"fact: {fact}", 1)
            yield slip(value, text, "deadline-without-source", value.line, f"{name} {fact},")
        both = f"{value.node.value}\n      fact: reflection-period"
        yield slip(
            value, value.written(both), "invalid-schema", deadline.value_line, "two deadlines"
        )
    for value in _of(values, "Sop.allow"):
        gone = value.without()
        shift = value.text.count("\n") - gone.count("\n")
        at = frozenset((v.path, v.line - shift * (v.line > value.line)) for v in ids.values())
        yield slip(value, gone, "step-without-duty", 0, "no allowance", at=at)
    teachers = [d for d in source.corpus.documents if isinstance(d.data, Curriculum)]
    for teacher in teachers:
        taught = _of(list(sheet.values(source, teacher.path)), "Module.steps[]")
        for value in source.some(taught, 4):
            step = value.node.value.rpartition("#")[2]
            entries = [v for v in taught if v.node.value == value.node.value]
            if len(entries) == 1 and step in ids:
                text = _line_gone(value)
                yield slip(
                    value, text, "step-not-taught", 0, f"{step} gone from", at=_at(ids[step])
                )


def _lines_gone(entries: list[Value]) -> str:
    """Return the file without some entries of lists of words, none of which is alone."""
    gone = {value.line for value in entries}
    rows = entries[0].text.split("\n")
    return "\n".join(row for number, row in enumerate(rows, 1) if number not in gone)


def _line_gone(value: Value) -> str:
    """Return the file without an entry of a list of words; the list goes with its last entry."""
    rows = value.text.split("\n")
    del rows[value.line - 1]
    if value.is_alone:
        del rows[value.line - 2]
    return "\n".join(rows)


def _at(value: Value) -> frozenset[tuple[str, int]]:
    return frozenset({(value.path, value.line)})


def _doubtful(source: Source) -> list[tuple[str, str]]:
    """Return a fact that is not confirmed."""
    facts = source.corpus.registers["facts"].entries
    doubtful = [fact.id for fact in facts if getattr(fact, "status", "") != "confirmed"]
    return [("not confirmed", ident) for ident in source.some(doubtful, 1)]


def _of_job_description(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    whole = _of(values, "JobDescription.duties")[0]
    rule = "duty-shares"
    for value in source.some(_of(values, "Duty.share"), 4):
        for new in (int(value.node.value) + 5, int(value.node.value) - 1):
            yield slip(value, value.written(str(new)), rule, whole.line, f"share {new} in")
    for value in source.some(_of(values, "Duty.id"), 2):
        yield slip(value, _cut(value), rule, whole.line, f"without {value.node.value},")


def _of_curriculum(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    data = document.data
    assert isinstance(data, Curriculum)
    minutes, days = _of(values, "Module.minutes"), _of(values, "Module.day")
    pauses = _of(values, "Module.pause")
    last = {module.day: minutes[index] for index, module in enumerate(data.modules)}
    for value in source.some(minutes, 3):
        day = data.modules[value.at[1]].day  # type: ignore[index]
        at = _at(last[day])
        yield slip(value, value.written("400"), "module-time", 0, "400 minutes in", at=at)
    for value in source.some(pauses, 1):
        day = data.modules[value.at[1]].day  # type: ignore[index]
        text = value.written("180")
        yield slip(value, text, "module-time", 0, "pause of 180 in", at=_at(last[day]))
    value = _of(values, "Curriculum.days")[0]
    yield slip(value, value.written("3"), "module-time", value.line, "3 days in")
    for one in source.some(days, 2):
        yield slip(one, one.written("3"), "module-time", one.line, "day 3 in")
    outcomes = _of(values, "Outcome.id")
    new = "  - id: a-new-outcome\n    text:\n      sq: Përshkruan procedurën me fjalët e veta.\n"
    new += "      sr: Opisuje proceduru svojim rečima.\n"
    new += "      en: Describes the procedure in own words.\n"
    first = outcomes[0]
    begin = first.text.rfind("\n", 0, first.key.start_mark.index) + 1  # type: ignore[union-attr]
    text = first.text[:begin] + new + first.text[begin:]
    yield slip(first, text, "outcome-not-taught", first.line, "a new outcome before")
    for value in source.some(_of(values, "Assessment.outcomes[]"), 3):
        at = _at(next(o for o in outcomes if o.node.value == value.node.value))
        name = f"{value.node.value} not in"
        yield slip(value, _line_gone(value), "outcome-not-assessed", 0, name, at=at)
    taught = _of(values, "Module.outcomes[]")
    for value in outcomes:
        named = [v for v in taught if v.node.value == value.node.value]
        if len(named) == 1:
            yield slip(named[0], _line_gone(named[0]), "outcome-not-taught", 0, "", at=_at(value))
    for value in _of(values, "GroupSize.smallest"):
        largest = _of(values, "GroupSize.largest")[0]
        text = value.written("99")
        yield slip(value, text, "invalid-schema", largest.line, "smallest above largest")


def _of_call(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    data = document.data
    assert isinstance(data, GrantCall)
    criteria = _of(values, "Evaluation.criteria")[0]
    for value in source.some(_of(values, "Criterion.points"), 3):
        text = value.written(str(int(value.node.value) + 5))
        yield slip(value, text, "evaluation-grid-total", criteria.line, "5 points more in")
    for value in source.some(_of(values, "Criterion.id"), 2):
        yield slip(value, _cut(value), "evaluation-grid-total", criteria.line, "one gone from")
    threshold = _of(values, "Evaluation.threshold")[0]
    text = threshold.written("101")
    yield slip(threshold, text, "threshold-above-maximum", threshold.line, "101 in")
    currency = _of(values, "Money.currency")[0]
    for name, row in {
        "smallest above largest": "  smallest: 6000\n  largest: 5000",
        "largest above total": "  total: 5000\n  largest: 6000",
        "nothing": "  total: 100000\n  smallest: 0",
        "less than nothing": "  smallest: 100\n  total: -5",
    }.items():
        text = currency.text.replace("money:\n", f"money:\n{row}\n", 1)
        at = frozenset((currency.path, currency.line + further) for further in (0, 1))
        yield slip(currency, text, "grant-amounts", 0, f"{name} in", at=at)
    days = _of(values, "Milestone.day")
    for one, other in source.some(list(pairwise(days)), 3):
        begin, end = one.node, other.node
        text = one.text[: begin.start_mark.index] + str(int(end.value) + 1)
        text += one.text[begin.end_mark.index :]
        milestone = next(v for v in _of(values, "Milestone.id") if v.at[:2] == other.at[:2])
        yield slip(one, text, "timetable-order", 0, "later than the next", at=_at(milestone))
    for value in source.some(days, 2):
        row = "date: 2027-03-01"
        text = value.text[: value.key.start_mark.index] + row  # type: ignore[union-attr]
        text += value.text[value.node.end_mark.index :]
        yield slip(value, text, "call-state", value.line, "a date in a template")
    state = _of(values, "GrantCall.state")[0]
    for new in ("open", "planned", "closed"):
        yield slip(state, state.written(new), "call-state", days[0].line, f"{new} with days")
    yield from _open_call(state, values)
    for value in source.some([v for v in _of(values, "Annex.id") if v.at[1] < 8], 2):  # type: ignore[operator]
        files: dict[str, bytes | None] = {}
        for path in of_languages(source, document).values():
            rows = source.lines(path)
            found = section(source, path, value.node.value)
            del rows[found.first - 1 : found.last + 1]
            files[path] = "\n".join(rows).encode()
        name = f"no section of the annex {value.node.value}"
        also = frozenset({"item-without-section"})  # what stood below it
        yield Slip(name, files, "missing-annex", _at(value), also)
    annexes = _of(values, "GrantCall.annexes")[0]
    new = "annexes:\n  - id: a-new-annex\n    name:\n      sq: Lista e çmimeve\n"
    new += "      sr: Cenovnik\n      en: List of prices\n"
    text = annexes.text.replace("annexes:\n", new, 1)
    yield slip(annexes, text, "missing-annex", annexes.line + 1, "a new annex in")


def _open_call(state: Value, values: list[Value]) -> Iterator[Slip]:
    """Yield slips of a call that is open, with dates in place of days."""
    dated = re.sub(
        r"^    day: (\d+)$",
        lambda match: f"    date: 2027-{1 + int(match[1]) // 28:02}-{1 + int(match[1]) % 28:02}",
        state.text,
        flags=re.MULTILINE,
    ).replace("state: template", "state: open")
    money = _of(values, "GrantCall.money")[0]
    yield slip(state, dated, "call-state", money.line, "open without amounts")
    for row in ("total: 130000", "smallest: 5000", "largest: 20000", "own-share: 10"):
        text = money.text.replace("money:\n", f"money:\n  {row}\n", 1)
        yield slip(money, text, "call-state", money.line + 1, f"template with {row}")
    amounts = "money:\n  total: 90000\n  smallest: 5000\n  largest: 30000\n"
    paid = dated.replace("money:\n", amounts, 1)
    closes = _of(values, "GrantCall.closes")[0]
    row = f"closes: {closes.node.value}\n"
    also = frozenset({"typed-figure"})
    yield slip(state, paid.replace(row, "", 1), "call-state", 2, "open without end", also=also)
    past = paid.replace("date: 2027-", "date: 2025-")
    yield slip(state, past, "call-state", state.line, "open and past", also=also)


def _of_programme(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    services, used = _of(values, "Service.id"), _of(values, "Stage.services[]")
    for service in source.some(services, 3):
        text = _lines_gone([v for v in used if v.node.value == service.node.value])
        rule = "service-without-stage"
        yield slip(service, text, rule, service.line, f"{service.node.value} in no stage,")


def _of_campaign(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    data = document.data
    assert isinstance(data, Campaign)
    for value in source.some(_of(values, "Event.date"), 3):
        for new in ("2027-09-30", "2027-11-01", "2026-10-18"):
            text = value.written(new)
            yield slip(value, text, "event-outside-period", value.line, f"{new} in")
    to = _of(values, "Period.to")[0]
    yield slip(to, to.written("2027-10-03"), "invalid-schema", to.line, "ends before it begins")
    year = _of(values, "Campaign.year")[0]
    for new in ("2026", "2072", "207"):
        yield slip(year, year.written(new), "invalid-schema", year.line, f"{new} in")
    names = {value.node.value: value for value in _of(values, "Audience.id")}
    heard = _of(values, "Message.audiences[]")
    for ident in source.some([*names], 3):
        named = [v for v in heard if v.node.value == ident]
        if any(v.is_alone for v in named):
            continue
        text = _lines_gone(named)
        value = names[ident]
        yield slip(value, text, "audience-without-message", value.line, f"none for {ident},")
    lines = _of(values, "Campaign.helplines")[0]
    new = "\n  - compensation-email"
    text = lines.written(new).replace("helplines: \n", "helplines:\n")
    yield slip(lines, text, "helpline-missing", lines.line, "no helpline in")
    text = lines.written("\n  - helpline\n  - emergency-112\n  - police-192")
    text = text.replace("helplines: \n", "helplines:\n")
    yield slip(lines, text, "number-out-of-order", lines.line + 1, "helpline first in")
    materials = _of(values, "Material.id")
    for value in source.some(materials, 2):
        files = {f"{document.folder}/files/{value.node.value}.sq.svg": DRAWING}
        rule = "campaign-material-missing-language"
        yield Slip(f"one language of {value.node.value}", files, rule, _at(value))
    for value in source.some(materials, 3):
        files = {}
        at = set()
        for path in of_languages(source, document).values():
            rows = source.lines(path)
            found = section(source, path, value.node.value)
            for number in range(found.first, found.last):
                rows[number] = re.sub(r"\[([^]]*)\]\(contact:[\w-]+\)", r"\1", rows[number])
            files[path] = "\n".join(rows).encode()
            at.add((path, found.first))
        name = f"nobody to call in {value.node.value}"
        yield Slip(name, files, "helpline-missing", frozenset(at))
    yield _unanswered(source, document)


def _unanswered(source: Source, document: Document) -> Slip:
    """Return the slip that the last section of materials no longer says whom else to call."""
    files: dict[str, bytes | None] = {}
    at = set()
    fallback = f"](contact:{source.corpus.settings.fallback})"
    for path in of_languages(source, document).values():
        rows = source.lines(path)
        number = max(n for n, row in enumerate(rows) if "](contact:helpline)" in row)
        before, line, after = rows[number].partition("](contact:helpline)")
        rows[number] = f"{before}{line}{after.replace(fallback, '](contact:helpline)')}"
        files[path] = "\n".join(rows).encode()
        at.add((path, number + 1))
    return Slip("no fallback behind the helpline", files, "helpline-missing", frozenset(at))


def _of_plan(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    for value in source.some(_of(values, "Months.to"), 2):
        begin = next(v for v in _of(values, "Months.from") if v.at[:-1] == value.at[:-1])
        text = begin.written(str(int(value.node.value) + 1))
        yield slip(begin, text, "invalid-schema", value.line, "begins after its end")
    for value in _of(values, "Plan.allow"):
        gone = value.without()
        shift = value.text.count("\n") - gone.count("\n")
        ids = _of(values, "Activity.id")
        at = frozenset((v.path, v.line - shift) for v in ids)
        yield slip(value, gone, "activity-without-indicator", 0, "no allowance", at=at)


def _of_indicator(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    value = _of(values, "Indicator.baseline")[0]
    line = head(source, document, "kind")
    yield slip(value, value.without(), "indicator-without-baseline", line, "without")
    text = value.written("{}")
    yield slip(value, text, "indicator-without-baseline", value.line, "nothing in")


def _of_indicators(source: Source) -> Iterator[Slip]:
    """Yield slips in which nothing is measured by an indicator any more."""
    codes = {d.code: d for d in source.corpus.documents if d.data.kind == "indicator"}
    users = [
        d for d in source.corpus.documents if hasattr(d.data, "indicators") or d.data.kind == "plan"
    ]
    for code, document in codes.items():
        files: dict[str, bytes | None] = {}
        for user in users:
            text = source.text(user.path)
            named = [
                value
                for value in sheet.values(source, user.path)
                if value.name == "indicators" and value.key is None and value.node.value == code
            ]
            rows = text.split("\n")
            for value in reversed(named):
                del rows[value.line - 1]
                if value.is_alone:
                    del rows[value.line - 2]
            if named:
                files[user.path] = "\n".join(rows).encode()
        at = frozenset({(document.path, head(source, document, "code"))})
        also = frozenset({"activity-without-indicator"})  # allowed in the plan as it is
        yield Slip(f"nothing is measured by {code}", files, "indicator-unused", at, also)


def _of_form(source: Source, document: Document, values: list[Value]) -> Iterator[Slip]:
    rule = "choice-without-options"
    options = _of(values, "FormField.options")
    ids = _of(values, "FormField.id")
    for value in source.some(options, 2):
        at = _at(next(v for v in ids if v.at[:-1] == value.at[:-1]))
        yield slip(value, value.without(), rule, 0, "no choice", at=at)
    types = _of(values, "FormField.type")
    for value in source.some([v for v in types if v.node.value in {"choice", "choices"}], 2):
        at = _at(next(v for v in ids if v.at[:-1] == value.at[:-1]))
        yield slip(value, value.written("text"), rule, 0, "text with a choice", at=at)
    for value in source.some([v for v in types if v.node.value == "text"], 2):
        at = _at(next(v for v in ids if v.at[:-1] == value.at[:-1]))
        yield slip(value, value.written("choice"), rule, 0, "choice of nothing", at=at)
