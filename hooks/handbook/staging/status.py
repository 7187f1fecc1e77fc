"""Composes the page of what is open: how far the languages were compared, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handbook.model.content import (
    Blocks,
    Definition,
    Definitions,
    Image,
    Inline,
    Inlines,
    Paragraph,
    Plain,
    Strong,
    Table,
    plain,
)
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_
from handbook.model.parity import LOCK
from handbook.model.reference import parse
from handbook.model.settings import Language
from handbook.outstanding import Languages, OpenPoint, Status
from handbook.resolve.blocks import Cell, bullets, fields, table
from handbook.resolve.names import Names
from handbook.staging.addresses import Way
from handbook.staging.bars import Bar, bars
from handbook.staging.composed import Composed, body, section
from handbook.staging.lists import SECTIONS
from handbook.staging.markdown import Printer
from handbook.staging.shelf import Shelf

ADDRESS: Final = "status/"
PICTURE: Final = "languages.svg"

MOST: Final = 120
"""The most documents and open points that the page names: it must not grow with the site."""

PAGES: Final = N_("Pages")
REGISTERS: Final = N_("Registers and shared passages")
TITLE: Final = N_("State of the handbook")


def status_page(shelf: Shelf, language: Language, found: Status) -> Composed:
    """Return the page of what is open in a language."""
    corpus = shelf.corpus
    names = Names(corpus, language)
    _ = names._
    printer = Printer(Way(corpus, language, ADDRESS, shelf))
    title = _(TITLE)
    day = names.date(found.day)
    groups = _groups(corpus, found)
    lead = _("What is still open in this handbook on {date}, and whose turn it is.").format(
        date=day
    )
    parts = [
        body(printer, title, (Paragraph(plain(lead)),)),
        section(printer, _("Languages"), "languages", _languages(found, groups, names)),
        section(printer, _("Document by document"), "documents", _documents(found, names)),
        section(printer, _("Open points"), "open-points", _open_points(found, names)),
        section(printer, _("Reviews and rechecks that are due"), "due", _due(found, names)),
        section(printer, _("Exceptions to rules"), "exceptions", _exceptions(found, names)),
    ]
    drawing = bars(title, _legend(names), [*_bars(groups, names)])
    return Composed(
        address=ADDRESS,
        title=title,
        description=title,
        body="\n".join(part for part in parts if part),
        depends=frozenset({*names.depends, *_sources(corpus), f"day#{found.day}"}),
        order=(50, title),
        kind="status",
        files={PICTURE: drawing.encode()},
    )


def _sources(corpus: Corpus) -> Iterator[str]:
    yield "handbook.yml"
    for document in corpus.documents:
        yield from (document.path, f"{document.folder}/{LOCK}", *document.passages)
        yield from (text.path for text in document.texts.values())
        yield from (f"{path.rpartition('/')[0]}/{LOCK}" for path in document.passages)
    for register in corpus.registers.values():
        yield from (register.path, f"{register.path.rpartition('/')[0]}/{LOCK}")


_Groups = dict[str, tuple[int, int, int]]


def _groups(corpus: Corpus, found: Status) -> _Groups:
    """Return the units of each section: aligned, to be compared, never compared."""
    named = [(_section(corpus, one), one) for one in found.languages]
    named += [(REGISTERS, one) for one in found.common]
    groups: _Groups = {}
    for title in (*SECTIONS.values(), PAGES, REGISTERS):
        own = [one for name, one in named if name == title]
        if own:
            groups[title] = _sum(own)
    return groups


def _section(corpus: Corpus, one: Languages) -> str:
    folder = corpus.by_code[one.document].address.partition("/")[0]
    return SECTIONS.get(folder, PAGES)


def _sum(found: Iterable[Languages]) -> tuple[int, int, int]:
    shares = [(one.aligned, one.to_compare, one.unconfirmed) for one in found]
    first, second, third = (sum(column) for column in zip(*shares, strict=True))
    return first, second, third


def _legend(names: Names) -> tuple[str, str, str]:
    _ = names._
    return (
        _("confirmed in all languages"),
        _("changed since, to be compared"),
        _("not compared in all languages yet"),
    )


def _bars(groups: _Groups, names: Names) -> Iterator[Bar]:
    whole = [sum(column) for column in zip(*groups.values(), strict=True)] or [0, 0, 0]
    yield _bar(names._("The whole handbook"), (whole[0], whole[1], whole[2]), names)
    for title, shares in groups.items():
        yield _bar(names._(title), shares, names)


def _bar(label: str, shares: tuple[int, int, int], names: Names) -> Bar:
    figure = names._("{count} of {of}").format(
        count=names.number(shares[0]), of=names.number(sum(shares))
    )
    return Bar(label, shares, figure)


def _languages(found: Status, groups: _Groups, names: Names) -> Blocks:
    _ = names._
    every = [*found.languages, *found.common]
    aligned, changed, never = _sum(every) if every else (0, 0, 0)
    said = _(
        "Of {of} parts, {aligned} are confirmed in all languages; {changed} have changed since and "
        "are to be compared; {never} have not been compared in all languages yet."
    ).format(
        of=names.number(aligned + changed + never),
        aligned=names.number(aligned),
        changed=names.number(changed),
        never=names.number(never),
    )
    why = _(
        "A part is a section, a piece of short prose, or an entry of a register. It is confirmed "
        "when people who read its languages have said that they say the same. What is not compared "
        "yet may still differ: if two languages seem to differ, ask before you act."
    )
    rows = [
        (_(title), *(names.number(count) for count in shares)) for title, shares in groups.items()
    ]
    heads = [_("Section"), _("Confirmed"), _("To be compared"), _("Not compared yet")]
    return (
        Paragraph((Strong(plain(said)),)),
        Paragraph(plain(why)),
        Paragraph(plain(_readings(found, names))),
        Paragraph((Image(PICTURE, said),)),
        *_counted(heads, rows),
    )


def _readings(found: Status, names: Names) -> str:
    texts = sum(len(names.corpus.by_code[one.document].texts) for one in found.languages)
    read = sum(len(one.read) for one in found.languages)
    said = names._(
        "A text is a document in one language. Read by someone who knows the work: {count} of {of}."
    )
    return said.format(count=names.number(read), of=names.number(texts))


def _documents(found: Status, names: Names) -> Blocks:
    _ = names._
    called = {one.address: one.name for one in names.corpus.languages}
    shown = sorted(found.languages, key=lambda one: (-one.to_compare, -one.unconfirmed))[:MOST]
    rows = [
        (
            (Plain(f"{one.document} "), names.link("doc", one.document)),
            names.number(one.aligned),
            names.number(one.to_compare),
            names.number(one.unconfirmed),
            ", ".join(f"{called[a]} {names.number(n)}" for a, n in one.changed.items() if n),
            ", ".join(called[address] for address in one.missing),
            ", ".join(called[address] for address in one.read),
        )
        for one in sorted(shown, key=lambda one: one.document)
    ]
    heads = [
        _("Document"),
        _("Confirmed"),
        _("To be compared"),
        _("Not compared yet"),
        _("Changed in"),
        _("Missing"),
        _("Read by a practitioner"),
    ]
    wide = [index for index in range(len(heads)) if index < 4 or any(row[index] for row in rows)]
    made = _counted([heads[i] for i in wide], [[row[i] for i in wide] for row in rows])
    return made + _more(len(found.languages) - len(shown), names)


def _counted(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Blocks:
    """Return a table whose second to fourth columns hold numbers."""
    return tuple(
        replace(one, align=("", "right", "right", "right")) if isinstance(one, Table) else one
        for one in table(heads, rows)
    )


def _more(count: int, names: Names) -> Blocks:
    """Return a line that says how many there are beyond those that are shown."""
    if count <= 0:
        return ()
    said = names.plural(
        "{count} more is not shown here; each document shows its own.",
        "{count} more are not shown here; each document shows its own.",
        count,
    )
    return (Paragraph(plain(said)),)


def _open_points(found: Status, names: Names) -> Blocks:
    _ = names._
    if not found.open_points:
        return (Paragraph(plain(_("None."))),)
    count = names.plural(
        "{count} question is open", "{count} questions are open", len(found.open_points)
    )
    oldest_first = sorted(found.open_points, key=lambda one: (one.raised, one.document, one.id))
    items = tuple(_open_point(one, names) for one in oldest_first[:MOST])
    more = _more(len(oldest_first) - len(items), names)
    return (Paragraph(plain(f"{count}.")), Definitions(items), *more)


def _open_point(one: OpenPoint, names: Names) -> Definition:
    _ = names._
    points = names.corpus.by_code[one.document].data.open_points
    point = next(point for point in points if point.id == one.id)
    age = names.plural("{count} day", "{count} days", one.days)
    since = f" ({_('open since')} {names.date(one.raised)}, {age})"
    owner = (Plain(f"{_('To be settled by')}: "), names.link("org", one.owner), Plain(since))
    where: Inlines = (names.link("doc", one.document),)
    if one.blocks:
        where += (Plain(f"; {_('cannot be in force until it is settled')}"),)
    return Definition(names.words(point.question), ((Paragraph(owner), Paragraph(where)),))


def _due(found: Status, names: Names) -> Blocks:
    rows: list[Inlines] = []
    for one in found.due:
        target = parse(one.what)
        since = names._("since {date}").format(date=names.date(one.since))
        called: Inline
        if target:  # a number that may be stale is named, and not offered to be called
            called = Plain(names.entry(target.scheme, target.id).names[names.language.address])
        else:
            called = names.link("doc", one.what)
        rows.append((called, Plain(f": {since}")))
    return bullets(rows) or (Paragraph(plain(names._("None."))),)


def _exceptions(found: Status, names: Names) -> Blocks:
    _ = names._
    rows = [
        (
            f"{one.document}, {one.rule}",
            _("{reason} (until {date})").format(reason=one.reason, date=names.date(one.until)),
        )
        for one in found.exceptions
    ]
    return fields(rows) or (Paragraph(plain(_("None."))),)
