"""Slips that only a day shows: reviews that are due, exceptions that ended, laws that did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model.registers import Contact
from mutations import sheet
from mutations.sheet import Value, slip
from mutations.slip import Slip, Source


def slips(source: Source) -> Iterator[Slip]:
    yield from _reviews(source)
    yield from _allowances(source)
    yield from _laws(source)
    yield from _contacts(source)
    yield from _law_numbers(source)
    yield from _numbers(source)
    yield from _ahead(source)


def _added(source: Source, path: str, key: str, value: str) -> tuple[bytes, int]:
    """Return a document's data with a key more after its owner, and the line of its value."""
    rows = source.lines(path)
    at = next(i for i, row in enumerate(rows) if row.startswith("owner:")) + 1
    rows[at:at] = f"{key}: {value}".split("\n")
    return "\n".join(rows).encode(), at + 1


def _reviews(source: Source) -> Iterator[Slip]:
    days = (("2026-11-24", ""), ("2019-01-01", ""), ("2026-12-31", "2027-01-01"))
    chosen = source.some(source.corpus.documents, 6)
    for document, (due, today) in zip(chosen, days * 2, strict=True):
        data, line = _added(source, document.path, "review-by", due)
        at = frozenset({(document.path, line)})
        name = f"review due {due} {today} {document.folder}"
        yield Slip(name, {document.path: data}, "review-overdue", at, date=today)


def _allowances(source: Source) -> Iterator[Slip]:
    allowed = [v for v in sheet.documents(source) if v.where == "Allowance.until"]
    for value in allowed:
        rules = [v for v in sheet.documents(source) if v.where == "Allowance.rule"]
        rule = next(v for v in rules if v.path == value.path and v.at[:-1] == value.at[:-1])
        also = frozenset({rule.node.value})  # nothing excuses it any more
        for day, today in (("2026-11-24", ""), ("2027-01-31", "2027-02-01")):
            text = value.written(day)
            name = f"ended {day} {today} in"
            more = {"also": also, "date": today}
            yield slip(value, text, "expired-allowance", value.line, name, **more)
    free = [d for d in source.corpus.documents if not d.data.allow]
    rules = ("title-too-long", "typed-figure", "step-without-duty", "wrong-language")
    for document, name in zip(source.some(free, 4), rules, strict=True):
        entry = f"\n  - rule: {name}\n    reason: it was so before\n    until: 2027-06-30"
        data, line = _added(source, document.path, "allow", entry)
        at = frozenset({(document.path, line + 1)})
        files = {document.path: data.replace(b"allow: \n", b"allow:\n")}
        yield Slip(f"{name} allowed for nothing {document.folder}", files, "unused-allowance", at)


def _laws(source: Source) -> Iterator[Slip]:
    path = "docs/registers/laws.yml"
    named = {
        use.target.id for use in source.corpus.uses if use.target.scheme == "law" and use.document
    }
    ids = [v for v in sheet.values(source, path) if v.where == "Law.id"]
    for value in source.some([v for v in ids if v.node.value in named], 2):
        text = re.sub(
            rf"^- id: {re.escape(value.node.value)}$",
            r"\g<0>\n  ended: 2026-11-01",
            value.text,
            count=1,
            flags=re.MULTILINE,
        )
        at = frozenset(
            (use.place.path, use.place.line)
            for use in source.corpus.uses
            if use.target.scheme == "law" and use.target.id == value.node.value and use.document
        )
        yield slip(value, text, "obsolete-law", 0, "ended", at=at)


def _contacts(source: Source) -> Iterator[Slip]:
    path = "docs/registers/contacts.yml"
    values = list(sheet.values(source, path))
    for value in values:
        if value.where != "Contact.status" or value.node.value == "obsolete":
            continue
        entry = {v.name: v for v in values if v.at[0] == value.at[0] and len(v.at) == 2}
        recheck = entry["recheck_by"]
        if recheck.node.value > "2026-11-25":
            text = recheck.written("2026-11-24")
            yield slip(recheck, text, "stale-contact", recheck.line, "rechecked by 2026-11-24")
            date = str(int(recheck.node.value[:4]) + 1) + recheck.node.value[4:]
            text = recheck.text + "\n"
            also = frozenset(
                {"expired-allowance", "step-without-duty", "activity-without-indicator"}
            )
            more = {"date": date, "also": also}
            yield slip(recheck, text, "stale-contact", recheck.line, f"on {date}", **more)
    number = next(v for v in values if v.where == "Contact.status" and v.node.value == "confirmed")
    used = [u for u in source.corpus.uses if u.target.scheme == "contact"]
    entry_id = next(v for v in values if v.where == "Contact.id" and v.at[0] == number.at[0])
    at = frozenset((u.place.path, u.place.line) for u in used if u.target.id == entry_id.node.value)
    also = frozenset({"stale-contact"})
    text = number.written("obsolete")
    yield slip(number, text, "obsolete-contact", 0, "obsolete", at=at, also=also)


def _law_numbers(source: Source) -> Iterator[Slip]:
    """Yield laws whose number lost a digit, or has two in another order."""
    rule = "law-number-differs"
    numbers = [v for v in sheet.registers(source) if v.where == "Law.number"]
    for value in source.some([v for v in numbers if "/L-" in v.node.value], 5):
        old = value.node.value
        at = frozenset({(value.path, value.record_line)})
        for name, new in (("lost", old[:-1]), ("more", f"{old}1")):
            yield slip(value, value.written(new), rule, 0, f"digit {name}", at=at)


def _numbers(source: Source) -> Iterator[Slip]:
    """Yield numbers of contacts that lost a digit, or have one more."""
    entries = source.corpus.registers["contacts"].entries
    for value in sheet.registers(source):
        if value.where != "Contact.number":
            continue
        contact, old = entries[int(value.at[0])], value.node.value
        if isinstance(contact, Contact) and contact.status != "obsolete":
            for name, new in (("first", old[1:]), ("last", old[:-1]), ("more", f"{old}1")):
                text = value.written(f'"{new}"')
                yield slip(value, text, "invalid-schema", value.line, f"{name} digit")


def _is_obsolete(source: Source, value: Value) -> bool:
    """Tell whether a value is of a contact that nobody checks any more."""
    entry = source.corpus.registers["contacts"].entries[value.at[0]]  # type: ignore[index]
    return isinstance(entry, Contact) and entry.status == "obsolete"


def _ahead(source: Source) -> Iterator[Slip]:
    """Yield days that lie too far ahead, by a figure that is wrong or to be left in peace."""
    every = [*sheet.documents(source), *sheet.registers(source)]
    done = ("Fact.checked", "Fact.as-of", "Source.checked", "Gazette.date")
    for where in (*done, "Provenance.drafted", "OpenPoint.raised"):
        for value in source.some([v for v in every if v.where == where], 2):
            yield slip(value, value.written("2062-11-25"), "future-date", value.line, "2062 in")
    contacts = [v for v in every if v.where == "Contact.recheck-by" and not _is_obsolete(source, v)]
    for value in source.some([v for v in contacts if v.node.value > "2027"], 2):
        yield slip(
            value,
            value.written("2099-01-01"),
            "distant-review",
            value.line,
            "2099 in",
            also=frozenset({"stale-contact"}),
        )
    for document in source.some(source.corpus.documents, 2):
        data, line = _added(source, document.path, "review-by", "2099-12-31")
        at = frozenset({(document.path, line)})
        name = f"review in 2099 {document.folder}"
        yield Slip(name, {document.path: data}, "distant-review", at)
