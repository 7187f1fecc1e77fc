"""Names, numbers and dates in one language: what a reference says where it stands.

Remembers what it looked up, so that whoever stages a page knows what the page depends on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from handbook.model import content, reference
from handbook.model.content import Blocks, Inline, Inlines, Link, Plain
from handbook.model.corpus import Corpus
from handbook.model.reference import Target
from handbook.model.registers import SCHEMES, Contact, Entry, Fact, Law, Role
from handbook.model.rewriting import rewritten
from handbook.model.settings import Language
from handbook.sources.inlines import read_inline
from handbook.words import catalogue

HOLE: Final = "{}"
"""Where a writer's words leave room for the number of a fact."""

SAMPLES: Final = range(200)
"""Whole numbers among which each form of a language's plural is met."""


@dataclass(slots=True)
class Names:
    """What things are called in one language, and what was looked up to say so."""

    corpus: Corpus
    language: Language
    depends: set[str] = field(default_factory=set)
    """Paths of sources, with ``#id`` for one entry of a register."""

    contacts: set[str] = field(default_factory=set)

    def _(self, message: str) -> str:
        """Return a word of the user interface."""
        return catalogue(self.language.locale).gettext(message)

    def plural(self, one: str, many: str, count: Decimal | int) -> str:
        """Return a phrase that depends on a number, with the number in it."""
        phrase = catalogue(self.language.locale).ngettext(one, many, self._like(count))
        return phrase.format(count=self.number(count))

    def _like(self, count: Decimal | int) -> int:
        """Return a whole number that takes the same form as this one: catalogues know no others."""
        if count == int(count):
            return int(count)
        form = Locale.parse(self.language.locale).plural_form
        return next((whole for whole in SAMPLES if form(whole) == form(count)), max(SAMPLES))

    def words(self, words: Mapping[str, str]) -> Inlines:
        """Return short prose in this language, its references filled in."""
        return self.inlines(read_inline(words[self.language.address]))

    def text(self, words: Mapping[str, str]) -> str:
        """Return short prose in this language as words alone."""
        return content.words(self.words(words))

    def date(self, day: dt.date) -> str:
        """Return a day in words."""
        return format_date(day, "long", locale=self.language.cldr)

    def number(self, value: Decimal | int) -> str:
        """Return a number as it is written in this language."""
        return format_decimal(value, locale=self.language.cldr)

    def fact(self, fact: Fact) -> str:
        """Return the value of a fact, without its unit."""
        if isinstance(fact.value, dt.date):
            return self.date(fact.value)
        return self.number(fact.value)

    def measured(self, fact: Fact) -> str:
        """Return the value of a fact with its unit."""
        if isinstance(fact.value, dt.date):
            return self.date(fact.value)
        value = fact.value
        match fact.unit:
            case "minutes":
                return self.plural("{count} minute", "{count} minutes", value)
            case "hours":
                return self.plural("{count} hour", "{count} hours", value)
            case "days":
                return self.plural("{count} day", "{count} days", value)
            case "weeks":
                return self.plural("{count} week", "{count} weeks", value)
            case "months":
                return self.plural("{count} month", "{count} months", value)
            case "years":
                return self.plural("{count} year", "{count} years", value)
            case "euro":
                return self.amount(value, "EUR")
            case "percent":
                return self.percent(value)
            case _:
                return self.number(value)

    def amount(self, value: Decimal, currency: str) -> str:
        """Return an amount of money with the currency's name; cents only where there are some."""
        return format_currency(
            value,
            currency,
            locale=self.language.cldr,
            format_type="name",
            currency_digits=value != int(value),
            decimal_quantization=value != int(value),
        )

    def percent(self, value: Decimal | int) -> str:
        """Return a share, of which 100 is the whole."""
        share = Decimal(value) / 100
        return format_percent(share, locale=self.language.cldr, decimal_quantization=False)

    def entry(self, scheme: str, ident: str) -> Entry:
        """Return an entry of a register, and remember that it was asked for."""
        register = SCHEMES[scheme]
        self.depends.add(f"{self.corpus.registers[register].path}#{ident}")
        return self.corpus.entries[register][ident]

    def title(self, target: Target) -> str:
        """Return what the target of a reference is called."""
        if target.scheme == "doc":
            return self._document_title(target)
        entry = self.entry(target.scheme, target.id)
        name = entry.names[self.language.address]
        match entry:
            case Contact():
                return entry.number or entry.email or name
            case Fact():
                return self.measured(entry)
            case Role():
                feminine = entry.feminine.get(self.language.address)
                return f"{feminine} / {name}" if feminine else name
            case Law() if target.part:
                article = next(a for a in entry.articles if a.id == target.part)
                return f"{name}, {self._('Article')} {article.number}"
            case _:
                return name

    def _document_title(self, target: Target) -> str:
        document = self.corpus.by_code[target.id]
        text = document.texts[self.language.address]
        self.depends.add(text.path)
        section = text.section(target.part) if target.part else None
        return content.words(section.title if section else text.title)

    def link(self, scheme: str, ident: str) -> Link:
        """Return a link to an entry or document, under its own title."""
        target = reference.target(scheme, ident)
        return Link(str(target), content.plain(self._label(target)))

    def _label(self, target: Target) -> str:
        """Return a target's title; a number, where it first stands, with its last check."""
        title = self.title(target)
        if target.scheme != "contact" or target.id in self.contacts:
            return title
        self.contacts.add(target.id)
        return f"{title} ({self._checked(self.entry('contact', target.id))})"

    def _checked(self, entry: Entry) -> str:
        assert isinstance(entry, Contact)
        checked = self._("last checked {date}").format(date=self.date(entry.checked))
        if entry.status == "confirmed":
            return checked
        return f"{checked}; {self._('not confirmed that this number is still in use')}"

    def links(self, scheme: str, idents: Iterable[str]) -> tuple[Inlines, ...]:
        """Return links to several entries, one inline each."""
        return tuple((self.link(scheme, ident),) for ident in idents)

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return inlines with the words of every reference filled in."""
        return rewritten(inlines, self._inline)

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return blocks with the words of every reference filled in."""
        return rewritten(blocks, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        target = reference.parse(node.target) if isinstance(node, Link) else None
        if not isinstance(node, Link) or target is None:
            return (node,)
        if not node.children:
            return (replace(node, children=content.plain(self._label(target))),)
        if target.scheme == "fact":
            value = self.fact(_fact(self.entry("fact", target.id)))
            return (replace(node, children=_filled(node.children, value)),)
        return (node,)


def _fact(entry: Entry) -> Fact:
    assert isinstance(entry, Fact)
    return entry


def _filled(children: Inlines, value: str) -> Inlines:
    def filled(node: Inline) -> Inlines:
        return (Plain(node.text.replace(HOLE, value)) if isinstance(node, Plain) else node,)

    return rewritten(children, filled)
