"""What a rule is: a name, a number, a weight, its words, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding, Place, Severity

Check = Callable[..., Iterator[Finding]]
"""``check(corpus)``; of a rule that needs the day, ``check(corpus, day)``.

Of one that needs what the others found, ``check(corpus, day, findings)``; of one that needs the
finished site, ``check(site)``.
"""


UNALIGNED: Final = (
    "missing-include",
    "unsafe-include",
    "include-loop",
    "duplicate-section-id",
    "heading-without-id",
    "missing-title",
)
"""Rules whose faults keep the sections of a document from being set side by side."""

UNLIKE: Final = (*UNALIGNED, "section-missing-in-language")
"""The same, and what is wrong already where a section stands in some languages only."""


class Needs(StrEnum):
    """What a rule has to see in order to judge."""

    DOCUMENT = "document"
    """One document at a time, with all registers at hand; the prose of registers on its own.

    The corpus that its check is given may hold a single document, or none: it looks at
    ``corpus.documents`` and ``corpus.prose`` and judges each alone.
    """

    CORPUS = "corpus"
    """All documents and registers at once: who refers to whom, what is covered where."""

    DAY = "day"
    """The same, and the day on which the question is asked."""

    FINDINGS = "findings"
    """The same, and what the reading and all other rules found."""

    SITE = "site"
    """The finished site, instead of the sources.

    Its check names places alone: document and language follow from the page.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the checks. Words are English and go through the catalogues when shown."""

    name: str
    """The fault, in kebab case; for ever."""

    code: str
    """``HB`` and three digits; for ever."""

    title: str
    """What should be, in one sentence."""

    message: str
    """What is wrong, with ``{values}`` of the finding."""

    hint: str
    """How to mend it, with ``{values}`` of the finding."""

    severity: Severity = Severity.ERROR
    needs: Needs = Needs.CORPUS
    compares: bool = False
    """Whether it sets the languages of a document side by side.

    The samples of other rules show one language only, and say nothing of the others.
    """

    discreet: bool = False
    """Whether what it finds may not be public: no output repeats it, or the line it stands in."""

    requires: tuple[str, ...] = ()
    """Rules whose faults make this one's findings in the same folder mere consequences."""

    registers: tuple[str, ...] = ()
    """Registers by which it judges: what it finds elsewhere may have arisen there."""

    gives_way: bool = False
    """Whether its findings are mere effects where another rule found something in the same place.

    That is the file and the ``lines`` (a value of the finding) from its line on.
    """

    excusable: bool = False
    """Whether ``allow`` in ``document.yml`` can except a document from it, with reason and end.

    Only rules that judge can be: a reference to nothing stays an error whatever anyone allows.
    """

    def at(
        self,
        place: Place,
        *,
        document: str | None = None,
        language: str | None = None,
        causes: tuple[str, ...] = (),
        **values: object,
    ) -> Finding:
        """Return a finding of this rule."""
        return Finding(self.name, place, values, document, language, causes)


def found_by_reading(_corpus: Corpus) -> Iterator[Finding]:
    """The check of a rule whose faults the reading reports itself."""
    yield from ()
