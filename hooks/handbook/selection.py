"""Chooses among findings: those of some rules, of one language, or that concern some files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import DATA
from handbook.model.nearest import nearest
from handbook.model.settings import SETTINGS
from handbook.rules import BY_NAME

_REMOVED: Final = "unknown-document"
"""What is found in other documents where one is removed: nobody knows its code any more."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What someone wants to see. What is empty chooses everything."""

    select: tuple[str, ...] = ()
    """Rules by name, by code, or by how their code begins (``HB3``)."""

    ignore: tuple[str, ...] = ()
    """Rules that are left out, named in the same ways."""

    language: str = ""
    """The tag of a language: what lies in its texts, and what lies in no language."""

    paths: tuple[str, ...] | None = None
    """Files and folders relative to the root, whether they are there or not."""

    def of(self, corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are wanted.

        Raises ``HandbookError`` where a rule is named that there is not.
        """
        names = _rules(self.select) or set(BY_NAME)
        names -= _rules(self.ignore)
        concerned = None if self.paths is None else _Concern.of(corpus, self.paths)
        for finding in findings:
            if finding.rule not in names:
                continue
            if self.language and finding.language not in (None, self.language):
                continue
            if concerned is None or concerned.by(finding):
                yield finding


def _rules(wanted: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for word in wanted:
        names = {
            name
            for name, rule in BY_NAME.items()
            if word == name or (word.startswith("HB") and rule.code.startswith(word))
        }
        if not names:
            hint = nearest(word, BY_NAME).said()
            raise HandbookError(f"there is no rule {word}; {hint}")
        found |= names
    return found


@dataclass(frozen=True, slots=True)
class _Concern:
    """Files, and the documents that they belong to."""

    paths: tuple[str, ...]
    folders: frozenset[str]
    codes: frozenset[str]
    registers: frozenset[str]
    """The names of registers among them."""

    everything: bool
    """Whether one of them is the handbook's own folder, or its settings, on which all depends."""

    removed: bool
    """Whether one of them is the data of a document that is no more."""

    @classmethod
    def of(cls, corpus: Corpus, paths: Sequence[str]) -> _Concern:
        known = {document.path for document in corpus.documents}
        plain = tuple(path.rstrip("/") for path in paths)
        touched = [
            document
            for document in corpus.documents
            if any(
                _within(path, document.folder)
                or _within(document.folder, path)
                or path in document.passages
                for path in plain
            )
        ]
        return cls(
            plain,
            frozenset(document.folder for document in touched),
            frozenset(document.code for document in touched),
            frozenset(
                register.name
                for register in corpus.registers.values()
                if any(_within(register.path, path) for path in plain)
            ),
            any(path in {"", ".", SETTINGS} for path in plain),
            any(path.endswith(f"/{DATA}") and path not in known for path in plain),
        )

    def by(self, finding: Finding) -> bool:
        """Tell whether a finding lies in these files, in their documents, or is caused by them."""
        path = finding.place.path
        return (
            self.everything
            or self._is_in(path)
            or path.rpartition("/")[0] in self.folders
            or (self.removed and finding.rule == _REMOVED)
            or any(cause in self.codes or self._is_in(cause) for cause in finding.causes)
            or not self.registers.isdisjoint(BY_NAME[finding.rule].registers)
        )

    def _is_in(self, path: str) -> bool:
        return any(_within(path, wanted) for wanted in self.paths)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
