"""What was found, as the pages of a preview tell it: which of it concerns which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handbook.checking import Checked
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Diagnostic, Finding, Place, Severity
from handbook.model.document import FILES
from handbook.model.reference import Target
from handbook.model.registers import SCHEMES
from handbook.model.settings import Language
from handbook.reports.report import group
from handbook.rules import BY_NAME
from handbook.rules.run import diagnostics
from handbook.site import Site
from handbook.staging.addresses import page_of
from handbook.staging.page import Page
from handbook.words import OWN, catalogue


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found when the sources were last read, and the site that is shown meanwhile."""

    checked: Checked | None = None
    site: Site | None = None
    """The last one without errors; none while there was none."""

    reason: str = ""
    """Why the sources could not even be checked; empty where they were."""

    def seen(self, checked: Checked) -> Notes:
        """Return the notes on sources that were read anew."""
        return replace(self, checked=checked, reason="")

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the handbook."""
        return self.checked.corpus.languages if self.checked else ()

    @property
    def is_behind(self) -> bool:
        """Whether what is shown is not what the sources say now."""
        return bool(self.reason) or any(map(_is_error, self._findings))

    @property
    def _findings(self) -> Sequence[Finding]:
        return self.checked.findings if self.checked else ()

    def of(self, page: Page, locale: str) -> tuple[Diagnostic, ...]:
        """Return what concerns a page in its language: errors first, each in its place."""
        if self.site is None:
            return ()
        mine = [f for f in self._findings if _concerns(self.site.corpus, page, f)]
        return tuple(d for d in self._told(mine, locale) if d.language in (None, page.tag))

    def all(self, locale: str) -> tuple[Diagnostic, ...]:
        """Return all that was found."""
        return self._told(self._findings, locale)

    def _told(self, findings: Sequence[Finding], locale: str) -> tuple[Diagnostic, ...]:
        if self.checked is None:
            return ()
        found = diagnostics(self.checked.corpus, findings, catalogue(locale).gettext)
        return tuple(sorted(found, key=lambda d: d.severity is not Severity.ERROR))

    def groups(self, language: Language | None) -> Sequence[Group]:
        """Return all that was found by document or file, in words of a language.

        Those with errors come first, and their errors before the rest.
        """
        groups = self._groups(language)
        return sorted(groups, key=lambda one: one.found[0].severity is not Severity.ERROR)

    def _groups(self, language: Language | None) -> Iterator[Group]:
        found = sorted(self.all(language.locale if language else OWN), key=group)
        for (code, path), own in groupby(found, key=group):
            yield Group(code, path, self.address(code, language), tuple(own))

    def address(self, code: str, language: Language | None) -> str:
        """Return where the page of a document is; empty where the shown site has none."""
        if self.site is None or language is None or code not in self.site.corpus.by_code:
            return ""
        below, _ = page_of(self.site.corpus, Target("doc", code))
        return f"{language.address}/{below}"


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one document, or in one file that belongs to none."""

    code: str
    path: str
    address: str
    """Where its page is on the site; empty where there is none."""

    found: tuple[Diagnostic, ...]


def _is_error(finding: Finding) -> bool:
    return BY_NAME[finding.rule].severity is Severity.ERROR


def _concerns(corpus: Corpus, page: Page, finding: Finding) -> bool:
    """Tell whether a finding lies in what a page is made of, or is caused by it."""
    document = corpus.by_code.get(page.code)
    if document is None:
        own = f"{page.language}/{_entry_page(corpus, finding.place)}"
        return bool(page.language) and page.address == own
    path = finding.place.path
    return (
        path.rpartition("/")[0] in (document.folder, f"{document.folder}/{FILES}")
        or path in document.passages
        or page.code == finding.document
        or page.code in finding.causes
    )


def _entry_page(corpus: Corpus, place: Place) -> str | None:
    """Return the address, below a language, of the page of the entry that a place lies in."""
    for scheme, name in SCHEMES.items():
        register = corpus.registers.get(name)
        if register is None or register.path != place.path:
            continue
        begun = [
            entry
            for index, entry in enumerate(register.entries)
            if register.place(index).line <= place.line
        ]
        return page_of(corpus, Target(scheme, begun[-1].id))[0] if begun else None
    return None
