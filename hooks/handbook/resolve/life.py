"""The life lines: what an edition is on a day, in words that nobody can mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from handbook.editions.stored import StoredEdition
from handbook.model.content import Blocks, Inlines, Link, Notice, Paragraph, Plain, plain
from handbook.model.diagnostic import N_
from handbook.model.editions import Edition, Life, State, Withholding
from handbook.model.reference import Target
from handbook.model.registers import Contact
from handbook.resolve.blocks import joined
from handbook.resolve.names import Names

STATES: Final = {
    State.RELEASED: N_("For consultation, not in force"),
    State.COMING: N_("Not yet in force"),
    State.IN_FORCE: N_("In force"),
    State.SUPERSEDED: N_("Superseded: there is a newer edition"),
    State.WITHDRAWN: N_("Withdrawn: it applies no more"),
}
"""What each state is called."""

TONES: Final = {
    State.RELEASED: "draft",
    State.COMING: "draft",
    State.IN_FORCE: "in-force",
    State.SUPERSEDED: "superseded",
    State.WITHDRAWN: "withdrawn",
}
"""How a state looks; the words say the same."""

Links = Callable[[str], str]
"""Turns a version into what leads to its page; an empty one leads to the list of all editions."""


@dataclass(frozen=True, slots=True)
class Around:
    """An edition among the others of its document."""

    edition: Edition
    life: Life
    newest: Edition | None
    """The newest edition that was not withdrawn, if that is another one."""

    before: Edition | None
    """The edition that was in force before it, where it is or was in force."""

    links: Links

    @property
    def state(self) -> State:
        """What the edition is."""
        return self.life.states[self.edition.version]


def life_lines(around: Around, names: Names) -> Blocks:
    """Return what stands above everything on a page of an edition."""
    lines = [*_lines(around, names), *_withheld(around.edition, names)]
    title = f"{names._(STATES[around.state])}. {_edition(around.edition, names)}"
    paragraphs = tuple(Paragraph(line) for line in lines)
    return (Notice(TONES[around.state], title, paragraphs),)


def draft_lines(life: Life, newest: Edition, links: Links, names: Names) -> Blocks:
    """Return what a draft says of the editions that were made of it; it is none itself."""
    _ = names._
    line: Inlines
    if life.in_force:
        title = _("Working draft, not in force")
        line = (Plain(f"{_('In force is')}: "), _link(life.in_force, links, names))
    elif life.withdrawn:
        title = _("Working draft, not in force")
        line = (Plain(f"{_('Withdrawn')}: "), _link(life.withdrawn, links, names))
    else:
        title = _("Working draft")
        line = (
            Plain(f"{_('Released for consultation')}: "),
            _link(newest, links, names),
            Plain(f", {names.date(newest.released)}"),
        )
    lines: list[Inlines] = [line]
    if life.coming:
        lines.append(_coming(life.coming, links, names))
    lines.append(_all(links, names))
    return (Notice("draft", title, tuple(Paragraph(line) for line in lines)),)


def numbers_lines(stored: StoredEdition, names: Names) -> Blocks:
    """Return what leads from the numbers of an edition to today's; nothing where it has none."""
    known = [names.corpus.entry(Target("contact", ident)) for ident in _contacts(stored)]
    if not known:
        return ()
    usable = [one.id for one in known if isinstance(one, Contact) and one.status != "obsolete"]
    settings = names.corpus.settings
    wanted = dict.fromkeys((*settings.emergency, *usable, *settings.helplines))
    today = joined(_named(ident, names) for ident in wanted)
    then = names._("The numbers in this edition are those of the day of its release ({date}).")
    line = (
        Plain(f"{then.format(date=names.date(stored.released))} {names._('Call')}: "),
        *today,
    )
    return (Notice("warning", names._("Numbers"), (Paragraph(line),)),)


def _contacts(stored: StoredEdition) -> Iterator[str]:
    for target in stored.titles:
        scheme, _, ident = target.partition(":")
        if scheme == "contact":
            yield ident


def _named(ident: str, names: Names) -> Inlines:
    entry = names.entry("contact", ident)
    return (Plain(f"{entry.names[names.language.address]} "), names.link("contact", ident))


def _lines(around: Around, names: Names) -> Iterator[Inlines]:
    _ = names._
    edition, life, links = around.edition, around.life, around.links
    if edition.effective and around.state in (State.IN_FORCE, State.COMING):
        is_there = around.state is State.IN_FORCE
        label = _("In force since") if is_there else _("Comes into force on")
        yield plain(f"{label}: {names.date(edition.effective)}")
        if around.before and is_there:
            yield (Plain(f"{_('It took the place of')}: "), _link(around.before, links, names))
    match around.state:
        case State.RELEASED:
            yield plain(_("Nobody is bound by it. It can be read, commented on and compared."))
        case State.COMING if life.in_force:
            yield (Plain(f"{_('Until then in force')}: "), _link(life.in_force, links, names))
        case State.COMING:
            yield plain(_("Until then nothing of this is in force; ask your superior."))
        case State.SUPERSEDED if life.in_force:
            yield (Plain(f"{_('In force is')}: "), _link(life.in_force, links, names))
        case State.SUPERSEDED if around.newest:
            yield (Plain(f"{_('A newer edition')}: "), _link(around.newest, links, names))
        case State.SUPERSEDED:
            yield plain(_("The newer editions were withdrawn; ask your superior."))
        case State.WITHDRAWN if edition.withdrawn:
            yield plain(f"{_('Withdrawn on')}: {names.date(edition.withdrawn)}")
            yield from _instead(edition, names)
    if edition.withdrawn and around.state in (State.IN_FORCE, State.COMING):
        yield plain(f"{_('Will be withdrawn on')}: {names.date(edition.withdrawn)}")
        yield from _instead(edition, names)
    if life.coming and life.coming is not edition:
        yield _coming(life.coming, links, names)
    yield _all(links, names)


def _instead(edition: Edition, names: Names) -> Iterator[Inlines]:
    """Yield what is to be used in the place of a withdrawn edition, and why it was withdrawn."""
    _ = names._
    codes = [code for code in edition.instead if code in names.corpus.by_code]
    if codes:
        yield (Plain(f"{_('Use instead')}: "), *joined(names.links("doc", codes)))
    else:
        yield plain(_("Nothing takes its place yet; ask your superior."))
    if edition.reason:
        yield plain(f"{_('Why')}: {edition.reason.get(names.language.address, '')}")


def _withheld(edition: Edition, names: Names) -> Iterator[Inlines]:
    for event in edition.withheld:
        yield _decision(event, names)


def _decision(event: Withholding, names: Names) -> Inlines:
    _ = names._
    reason = event.reason.get(names.language.address, "")
    known = names.corpus.entry(Target("org", event.by))
    by = names.links("org", [event.by]) if known else (plain(event.by),)
    begin = f"{_('Parts of it are withheld')} ({names.date(event.date)}). {_('By decision of')}: "
    return (Plain(begin), *joined(by), Plain(f". {reason}"))


def _edition(edition: Edition, names: Names) -> str:
    return f"{edition.code}, {names._('edition')} {edition.version}"


def _link(edition: Edition, links: Links, names: Names) -> Link:
    return Link(links(edition.version), plain(_edition(edition, names)))


def _coming(edition: Edition, links: Links, names: Names) -> Inlines:
    day = names.date(edition.effective) if edition.effective else "-"
    return (
        Plain(f"{names._('Will come into force')}: "),
        _link(edition, links, names),
        Plain(f" ({day})"),
    )


def _all(links: Links, names: Names) -> Inlines:
    return (Link(links(""), plain(names._("All editions of this document"))),)
