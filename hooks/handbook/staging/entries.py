"""Composes a page for each role, institution, law and term, with everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from handbook.model import content
from handbook.model.content import Blocks, Inlines, Paragraph, Plain
from handbook.model.diagnostic import N_
from handbook.model.kinds import Sop
from handbook.model.kinds.sop import Step
from handbook.model.reference import Target
from handbook.model.registers import SCHEMES, Entry, Institution, Law, Role, Term
from handbook.model.settings import Language
from handbook.resolve.blocks import Cell, bullets, fields, joined, overview
from handbook.resolve.kinds.labels import LAW_TYPES
from handbook.resolve.names import Names
from handbook.resolve.points import deadline
from handbook.staging.addresses import Way, page_of
from handbook.staging.composed import Composed, body, section
from handbook.staging.markdown import Printer
from handbook.staging.shelf import Shelf

PAGES: Final = {
    "role": N_("Roles"),
    "org": N_("Institutions"),
    "law": N_("Laws"),
    "term": N_("Terms"),
}
"""The schemes whose entries have pages, and the titles of their lists."""


def entries(shelf: Shelf, language: Language) -> Iterator[Composed]:
    """Yield the page of every entry that has one, in a language."""
    for scheme in PAGES:
        for entry in shelf.corpus.registers[SCHEMES[scheme]].entries:
            yield _page(shelf, language, scheme, entry)


def _page(shelf: Shelf, language: Language, scheme: str, entry: Entry) -> Composed:
    corpus = shelf.corpus
    names = Names(corpus, language)
    target = Target(scheme, entry.id)
    address, _ = page_of(corpus, target)
    printer = Printer(Way(corpus, language, address, shelf))
    title = names.title(target)
    title = title[:1].upper() + title[1:]
    front, sections = _content(entry, names)
    parts = [body(printer, title, _doubt(entry, names), front, _note(entry, names))]
    parts += [section(printer, head, ident, blocks) for head, ident, blocks in sections]
    parts.append(section(printer, names._("Refers to this"), "refers", _uses(target, names)))
    parts.append(section(printer, names._("Sources"), "sources", _sources(entry, names)))
    return Composed(
        address=address,
        title=title,
        description=_description(entry, title, names),
        body="\n".join(part for part in parts if part),
        depends=frozenset({*names.depends, "handbook.yml"}),
        order=(1, title.casefold()),
        kind=scheme,
        source=corpus.registers[SCHEMES[scheme]].path,
    )


def _description(entry: Entry, title: str, names: Names) -> str:
    return names.text(entry.definition) if isinstance(entry, Term) else title


def _doubt(entry: Entry, names: Names) -> Blocks:
    """Return the line that says that no source confirms the name in this language."""
    if names.language.address not in entry.unconfirmed_names:
        return ()
    line = names._("No source confirms this name in this language; it is the editors' wording.")
    return (Paragraph((content.Emphasis((Plain(line),)),)),)


def _note(entry: Entry, names: Names) -> Blocks:
    return (Paragraph(names.words(entry.note)),) if entry.note else ()


_Sections = Sequence[tuple[str, str, Blocks]]


def _content(entry: Entry, names: Names) -> tuple[Blocks, _Sections]:
    match entry:
        case Role():
            return _role(entry, names)
        case Institution():
            return _institution(entry, names)
        case Law():
            return _law(entry, names)
        case Term():
            return _term(entry, names), []
        case _:
            return (), []


def _role(role: Role, names: Names) -> tuple[Blocks, _Sections]:
    _ = names._
    front = fields([(_("Institution"), (names.link("org", role.institution),))])
    steps = overview(
        (
            (names.link("doc", f"{code}#{step.id}"),),
            [
                (_("Your part"), _(part)),
                (_("By when"), by_when),
                (_("Procedure"), (names.link("doc", code),)),
            ],
        )
        for code, step, part, by_when in _steps(role, names)
    )
    return front, [(_("Your steps, in all procedures"), "steps", steps)]


def _steps(role: Role, names: Names) -> Iterator[tuple[str, Step, str, Inlines]]:
    """Yield each step in which a role has a part, and which."""
    for document in names.corpus.documents:
        if not isinstance(document.data, Sop):
            continue
        names.depends.add(document.path)
        for step in document.data.steps:
            part = _part(role, step)
            if part:
                by_when = deadline(document, step.deadline, names)
                yield document.code, step, part, by_when


def _part(role: Role, step: Step) -> str:
    if role.id in step.responsible:
        return N_("you do it")
    if role.id == step.accountable:
        return N_("you answer for it")
    if role.id in step.consulted:
        return N_("you are asked first")
    return N_("you are told") if role.id in step.informed else ""


def _institution(institution: Institution, names: Names) -> tuple[Blocks, _Sections]:
    _ = names._
    parent = (names.link("org", institution.parent),) if institution.parent else ()
    successor = (names.link("org", institution.successor),) if institution.successor else ()
    front = fields(
        [
            (_("Short"), institution.short.get(names.language.address, "")),
            (_("Part of"), parent),
            (_("Taken over by"), successor),
        ]
    )
    names.depends.add(names.corpus.registers["roles"].path)
    roles = [
        (names.link("role", role.id),)
        for role in names.corpus.registers["roles"].entries
        if isinstance(role, Role) and role.institution == institution.id
    ]
    return front, [(_("Roles"), "roles", bullets(roles))]


def _law(law: Law, names: Names) -> tuple[Blocks, _Sections]:
    _ = names._
    gazette = law.gazette
    published = f"{_('No.')} {gazette.number}, {names.date(gazette.date)}" if gazette else ""
    rows: list[tuple[str, Cell]] = [
        (_("Type"), _(LAW_TYPES[law.type])),
        (_("Number"), law.number or ""),
        (_("Official Gazette"), published),
        (_("Decided"), names.date(law.decided) if law.decided else ""),
        (_("In force since"), names.date(law.in_force) if law.in_force else ""),
        (_("No longer in force since"), names.date(law.ended) if law.ended else ""),
        (_("Made under"), joined(names.links("law", law.basis))),
        (_("Binding"), "" if law.binding else _("no; a standard to work towards")),
    ]
    articles = [
        (f"{_('Article')} {article.number}", article.id, (Paragraph(names.words(article.about)),))
        for article in law.articles
    ]
    return fields(rows), articles


def _term(term: Term, names: Names) -> Blocks:
    _ = names._
    others = [
        (language.name, term.names[language.address])
        for language in names.corpus.languages
        if language != names.language
    ]
    avoid = term.avoid.get(names.language.address, ())
    rows: list[tuple[str, Cell]] = [
        (_("Short"), term.short.get(names.language.address, "")),
        *others,
        (_("Do not use"), ", ".join(avoid)),
    ]
    return (Paragraph(names.words(term.definition)), *fields(rows))


def _uses(target: Target, names: Names) -> Blocks:
    codes = names.corpus.backlinks.get(target, ())
    names.depends.add(f"graph#{target}")
    return bullets((names.link("doc", code),) for code in codes)


def _sources(entry: Entry, names: Names) -> Blocks:
    return bullets((names.link("source", source),) for source in entry.sources)
