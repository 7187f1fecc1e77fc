"""The corpus: everything that was read, and the ways to look it up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar

from handbook.model import fields, reference
from handbook.model.diagnostic import Finding, Place
from handbook.model.document import Document
from handbook.model.editions import NONE_RELEASED, Editions
from handbook.model.kinds import PREFIXES
from handbook.model.marks import KeyPath, Marks
from handbook.model.parity import Unit
from handbook.model.reference import Target
from handbook.model.registers import SCHEMES, Entry
from handbook.model.settings import Language, Settings
from handbook.model.text import Aside, Phrase, Text

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its entries and where they stand."""

    name: str
    path: str
    entries: tuple[Entry, ...]
    marks: Marks
    whole: bool = True
    """Whether all of it could be read."""

    def place(self, *path: str | int) -> Place:
        """Return where a value of an entry stands; the first of ``path`` is its index."""
        return self.marks.value(*path)

    def iter_words(self) -> Iterator[tuple[KeyPath, Mapping[str, str]]]:
        """Yield every piece of short prose of its entries, with the way to it."""
        for index, entry in enumerate(self.entries):
            for at, words in fields.iter_words(entry):
                yield (index, *at), words


class Registers(dict[str, Register]):
    """All registers by name, and what was made of them for whoever asks again."""

    def __init__(self, registers: Mapping[str, Register] | None = None) -> None:
        super().__init__(registers or {})
        self.made: dict[object, Any] = {}

    def __reduce__(self) -> tuple[type[Registers], tuple[dict[str, Register]]]:
        """Leave behind what can be made again."""
        return Registers, (dict(self),)


class Use(NamedTuple):
    """One reference: from where, to what."""

    target: Target
    document: str | None
    language: str | None
    """The tag of the language of the text it stands in; none for a field."""

    where: Callable[[], Place]

    @property
    def place(self) -> Place:
        """Where it stands; looked for when it is asked for."""
        return self.where()


@dataclass(frozen=True)
class Corpus:
    """All documents and registers of the handbook, as read. Nothing here reads a file."""

    settings: Settings
    documents: tuple[Document, ...]
    registers: Registers
    findings: tuple[Finding, ...] = ()
    """What the reading found wrong."""

    unread: frozenset[str] = frozenset()
    """Codes of documents that could not be read; who refers to them is not to blame.

    An empty one stands for a document whose code could not be read either.
    """

    files: int = 0
    """How many files were read."""

    phrases: tuple[tuple[str | None, Phrase], ...] = ()
    """The short prose of all YAML, with the code of the document that it stands in."""

    remarks: tuple[Aside, ...] = ()
    """What is written in registers for those who edit them."""

    common: tuple[Unit, ...] = ()
    """What of registers and shared passages was ever confirmed to say the same."""

    editions: Editions = NONE_RELEASED
    """The register of editions, and what lies frozen beside the documents."""

    @property
    def units(self) -> Iterator[Unit]:
        """All that was ever confirmed to say the same in several languages."""
        for document in self.documents:
            yield from document.units
        yield from self.common

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in order."""
        return self.settings.languages

    @cached_property
    def by_code(self) -> Mapping[str, Document]:
        """Documents by code; where several have one, the document whose it seems to be."""
        return {code: owner for code, (owner, *_) in self._sharing.items()}

    @cached_property
    def usurpers(self) -> tuple[Document, ...]:
        """The documents that have a code which seems to be another's."""
        return tuple(document for _, *others in self._sharing.values() for document in others)

    @cached_property
    def _sharing(self) -> Mapping[str, Sequence[Document]]:
        """The documents that have each code; the one whose it seems to be comes first."""
        found: dict[str, list[Document]] = {}
        for document in self.documents:
            found.setdefault(document.code, []).append(document)
        for documents in found.values():
            if len(documents) > 1:
                documents.sort(key=partial(_strangeness, self.uses, found.keys()))
        return found

    def has_unread(self, kind: str) -> bool:
        """Tell whether a document of this kind may be among those that could not be read."""
        return any(not code or code.startswith(f"{PREFIXES[kind]}-") for code in self.unread)

    def once(self, make: Callable[[Corpus], _Made]) -> _Made:
        """Return ``make(corpus)``, made once for all corpora that share these registers.

        ``make``, a function of a module, looks at the registers and the languages alone.
        """
        made = self.registers.made
        if make not in made:
            made[make] = make(self)
        return made[make]  # type: ignore[no-any-return]

    @cached_property
    def _here(self) -> dict[object, Any]:
        return {}

    def here(self, make: Callable[[Corpus], _Made]) -> _Made:
        """Return ``make(corpus)``, made once for all rules that ask for it of this corpus."""
        if make not in self._here:
            self._here[make] = make(self)
        return self._here[make]  # type: ignore[no-any-return]

    @property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        """Entries by register and id."""
        return self.once(_entries)

    def entry(self, target: Target) -> Entry | None:
        """Return the entry that a reference names."""
        return self.entries.get(SCHEMES[target.scheme], {}).get(target.id)

    @cached_property
    def prose(self) -> tuple[tuple[str | None, Text | Phrase], ...]:
        """Everything that people wrote, with the code of its document: texts, then phrases."""
        texts = ((d.code, text) for d in self.documents for text in d.texts.values())
        return (*texts, *self.phrases)

    @cached_property
    def asides(self) -> tuple[tuple[str | None, Aside], ...]:
        """What stands beside all prose, with the code of its document; of registers, remarks."""
        here = ((d.code, one) for d in self.documents for one in d.asides(self.languages))
        return (*here, *((None, remark) for remark in self.remarks))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every reference of every document and register."""
        return tuple(_uses(self))

    @cached_property
    def backlinks(self) -> Mapping[Target, tuple[str, ...]]:
        """For each target (without its part), the codes of the documents that refer to it."""
        found: dict[Target, set[str]] = {}
        for use in self.uses:
            if use.document and use.document != use.target.id:
                found.setdefault(Target(use.target.scheme, use.target.id), set()).add(use.document)
        return {target: tuple(sorted(codes)) for target, codes in found.items()}


def _strangeness(
    uses: Iterable[Use], codes: Collection[str], document: Document
) -> tuple[bool, bool, bool, int]:
    """Return how little a code looks like a document's own.

    It does not begin like the codes of its kind; the document refers to it, as none does to
    itself; it does not refer to a code that is missing, and so may be the one that had it; and
    it lacks the sections that others look for under its code.
    """
    fits = document.code.startswith(f"{PREFIXES[document.data.kind]}-")
    mentions = [mention for text in document.texts.values() for mention in text.mentions]
    named = {m.target.id for m in mentions if m.target.scheme == "doc" and not m.target.part}
    named.update(document.data.related)
    could_be = named.issubset(codes)
    parts = [u.target.part for u in uses if u.target.id == document.code and u.target.part]
    lacks = sum(not document.has_section(part) for part in parts)
    return not fits, document.code in named, could_be, lacks


def _entries(corpus: Corpus) -> Mapping[str, Mapping[str, Entry]]:
    return {
        name: {entry.id: entry for entry in reversed(register.entries)}
        for name, register in corpus.registers.items()
    }


def _uses(corpus: Corpus) -> Iterator[Use]:
    for found in fields.iter_references(corpus.settings):
        target = reference.target(found.scheme, found.target)
        yield Use(target, None, None, partial(corpus.settings.place, *found.at))
    for document in corpus.documents:
        for found in fields.iter_references(document.data):
            if meant := _out_of_document(found):
                yield Use(meant, document.code, None, partial(document.place, *found.at))
    for code, text in corpus.prose:
        tag = text.language.tag
        for target, line, column in text.mentions:
            yield Use(target, code, tag, partial(text.place, line, column))
    for register in corpus.registers.values():
        for index, entry in enumerate(register.entries):
            for found in fields.iter_references(entry):
                target = reference.target(found.scheme, found.target)
                yield Use(target, None, None, partial(register.place, index, *found.at))


def _out_of_document(found: fields.FieldReference) -> Target | None:
    """Return what a field refers to, unless that is a part of its own document."""
    match found.scheme:
        case "open-point":
            return None
        case "step":  # which of its steps is for unknown-next-step to judge
            code, _, _ = found.target.rpartition("#")
            return reference.target("doc", code) if code else None
        case scheme:
            return reference.target(scheme, found.target)
