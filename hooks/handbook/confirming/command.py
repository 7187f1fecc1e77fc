"""``handbook confirm``: shows what is to be compared, asks, and writes down what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from handbook import checking
from handbook.cache import Cache
from handbook.confirming.comparison import Comparison, comparisons, to_compare, units_of
from handbook.confirming.confirm import confirmation, give, known, obstacles, role_of
from handbook.confirming.holder import Holder, find
from handbook.confirming.terminal import Words, show
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding
from handbook.model.parity import Unit
from handbook.model.settings import Language, Settings
from handbook.rules.run import diagnostics
from handbook.sources.files import Tree
from handbook.words import catalogue

Ask = Callable[[str], str]
"""Puts a question and returns the answer; raises ``EOFError`` where nobody answers any more."""

QUESTION: Final = N_("Do these say the same? y = yes, n = no, s = later, q = stop here")
ANSWERS: Final = frozenset("ynsq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What someone wants to confirm, and how."""

    name: str
    """``SOP-01``, ``SOP-01#risk-assessment``, ``terms#victim``, ``danger.md``."""

    languages: tuple[str, ...] = ()
    """The addresses of the languages that this person read; all unless said."""

    role: str
    day: dt.date
    locale: str = "en"


def ask(question: str) -> str:
    """Put a question in the terminal."""
    return input(f"{question}: ")


def confirm(root: Path, asked: Asked, console: Console, ask: Ask | None) -> bool:
    """Compare and confirm what is asked for; without ``ask``, all of it unseen.

    Returns whether all of it is confirmed now. Raises ``HandbookError`` where there is no such
    thing, and ``ContentError`` where a lock cannot be read.
    """
    checked = checking.check(root, asked.day, outlines=True, cache=Cache(root))
    settings, tree = checked.corpus.settings, Tree(root)
    name, _, part = asked.name.partition("#")
    role = role_of(checked.corpus, asked.role)
    languages = _languages(settings, asked.languages)
    holder = find(tree, settings, name, checked.corpus.documents)
    units = units_of(holder, known(tree, settings, holder))
    chosen = {unit: units[unit] for unit in ([holder.unit(part)] if part else units)}
    open_ = to_compare(chosen, [one.address for one in languages])
    words = catalogue(asked.locale).gettext
    hindered = {
        unit: tuple(_said(checked.corpus, found, words))
        for unit, found in obstacles(holder, checked.findings, languages).items()
    }
    work = _Round(console, words, holder, languages, hindered)
    ready = [unit for unit in open_ if work.is_ready(unit)]
    told = comparisons(tree, holder, ready, languages) if ask else ()
    agreed = work.agreed(told, ask) if ask else iter([ready] if ready else [])
    count = 0
    for some in agreed:
        give(tree, settings, holder, [confirmation(u, languages, role, asked.day) for u in some])
        count += len(some)
    work.end(count, len(open_))
    return count == len(open_)


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of comparing: who is told what, and what is asked."""

    console: Console
    words: Words
    holder: Holder
    languages: tuple[Language, ...]
    hindered: Mapping[str, tuple[str, ...]]
    """What machines find in units, in words."""

    def is_ready(self, unit: Unit) -> bool:
        """Tell whether a unit can be confirmed; say why where it cannot."""
        missing = [one.name for one in self.languages if one.address not in unit.said]
        reasons = list(self.hindered.get(unit.id, ()))
        if missing:
            said = self.words(N_("it does not stand in: {languages}"))
            reasons.insert(0, said.format(languages=", ".join(missing)))
        if reasons:
            label = self.holder.label(unit.id)
            said = self.words(N_("{unit} cannot be confirmed yet:")).format(unit=label)
            self._print(said, *(f"  {reason}" for reason in reasons))
        return not reasons

    def agreed(self, told: Iterable[Comparison], ask: Ask) -> Iterator[list[Unit]]:
        """Show each comparison and yield its unit where the answer is yes."""
        for found in told:
            show(self.console, found, self.words)
            match self._answer(ask):
                case "y":
                    yield [found.unit]
                case "n":
                    said = N_("Mend the language that is wrong, and confirm it then.")
                    self._print(self.words(said))
                case "q":
                    return

    def _answer(self, ask: Ask) -> str:
        while True:
            try:
                answer = ask(self.words(QUESTION)).strip().lower()[:1]
            except EOFError:
                return "q"
            if answer in ANSWERS:
                return answer

    def end(self, count: int, of: int) -> None:
        """Say what was done."""
        if of:
            said = self.words(N_("Confirmed: {count} of {of}.")).format(count=count, of=of)
        else:
            said = self.words(N_("All of it is confirmed already in these languages."))
        self._print(said)

    def _print(self, *lines: str) -> None:
        for line in lines:
            self.console.print(Text(line), soft_wrap=True)


def _said(corpus: Corpus, findings: Collection[Finding], words: Words) -> Iterator[str]:
    for one in diagnostics(corpus, findings, words):
        yield f"{one.path}:{one.line} {one.rule}: {one.message}"


def _languages(settings: Settings, addresses: Collection[str]) -> tuple[Language, ...]:
    """Return the languages that someone read, in the order of the handbook's."""
    known_ = {one.address for one in settings.languages}
    if strange := [one for one in addresses if one not in known_]:
        names = ", ".join(sorted(known_))
        raise HandbookError(f"{strange[0]} is not a language of this handbook; it has {names}")
    chosen = tuple(x for x in settings.languages if not addresses or x.address in addresses)
    if len(chosen) < 2:
        raise HandbookError("two languages or more are compared, as in --languages sq,sr")
    return chosen
