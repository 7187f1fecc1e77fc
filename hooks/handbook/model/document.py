"""A document: one unit of the handbook in all its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from handbook.model import fields, prose
from handbook.model.attachment import Attachment
from handbook.model.base import Item, Value
from handbook.model.diagnostic import Place
from handbook.model.kinds import FOLDERS
from handbook.model.kinds.document import DocumentData
from handbook.model.marks import KeyPath, Marks
from handbook.model.parity import Unit
from handbook.model.settings import Language
from handbook.model.text import Aside, Lines, Text

DATA = "document.yml"
HOME: Final = "home"
"""The address of the document that is each language's front page."""

FILES: Final = "files"
"""The folder of a document's attachments, beside its texts."""

RESERVED: Final = frozenset(
    {folder.rpartition("/")[2] for kind, folder in FOLDERS.items() if kind != "page"}
    | {"contributing", "roles", "institutions", "laws", "terms", "sources"}
    | {"coverage", "status", "changes", "verify", "developers", "files", "editions"}
)
"""First parts of addresses that a page may not take: sections, and pages made from the corpus."""


@dataclass(frozen=True, slots=True)
class Document:
    """A folder with ``document.yml`` and one text a language."""

    folder: str
    """Where it lies, relative to the root (``sop/identification``)."""

    data: DocumentData
    marks: Marks
    texts: Mapping[str, Text]
    """Its texts by the address of their language; only those that could be read."""

    files: tuple[str, ...] = ()
    """The paths of its attachments."""

    passages: tuple[str, ...] = ()
    """The paths of the shared passages that its texts include."""

    attachments: tuple[Attachment, ...] = ()
    """What its attachments are, and what they tell that nobody sees."""

    source: str = ""
    """What is written in its ``document.yml``, remarks included."""

    units: tuple[Unit, ...] = ()
    """What of it was ever confirmed to say the same in several languages."""

    @property
    def code(self) -> str:
        """Its code (``SOP-01``)."""
        return self.data.code

    @property
    def address(self) -> str:
        """Its address below a language's: the folder, without ``docs/`` and ``pages/``."""
        return self.folder.removeprefix("docs/").removeprefix("pages/")

    @property
    def path(self) -> str:
        """The path of its ``document.yml``."""
        return f"{self.folder}/{DATA}"

    def place(self, *path: str | int) -> Place:
        """Return where a value of its ``document.yml`` stands."""
        return self.marks.value(*path)

    def iter_words(self) -> Iterator[tuple[KeyPath, Mapping[str, str]]]:
        """Yield every piece of short prose of its data, with the way to it."""
        return fields.iter_words(self.data)

    def asides(self, languages: Iterable[Language]) -> Iterator[Aside]:
        """Yield what stands beside its prose: code, remarks and reasons of its data, files."""
        for text in self.texts.values():
            yield from text.asides
        yield Aside(prose.remarks(self.source), Lines(((1, self.path, 1),)))
        for index, allowance in enumerate(self.data.allow):
            place = self.place("allow", index, "reason")
            yield Aside(allowance.reason, Lines(((1, place.path, place.line),)))
        tags = {language.address: language.tag for language in languages}
        for file in self.attachments:
            if file.text:
                parts = file.path.rpartition("/")[2].split(".")
                tag = tags.get(parts[-2], "") if len(parts) > 2 else ""
                yield Aside(file.text, Lines(((1, file.path, 1),)), tag, is_file=True)

    def outline(self) -> Document:
        """Return this document with texts that have no body."""
        texts = {address: text.outline() for address, text in self.texts.items()}
        attachments = tuple(one.outline() for one in self.attachments)
        return replace(self, texts=texts, attachments=attachments, source="")

    def files_for(self, language: Language, languages: Iterable[Language]) -> Iterator[str]:
        """Yield the paths of the attachments for readers of a language: not ``x.sr.pdf`` for sq."""
        return for_language(self.files, language, languages)

    def items(self) -> Iterator[tuple[KeyPath, Item]]:
        """Yield its items (steps, duties, modules, ...) with their key paths, in order."""
        return iter_items(self.data, ())

    def has_section(self, ident: str) -> bool:
        """Tell whether a text has this section, or the data an item of this id."""
        return any(ident in text.ids for text in self.texts.values())


def for_language(
    paths: Iterable[str], language: Language, languages: Iterable[Language]
) -> Iterator[str]:
    """Yield the paths of files that are not for another language, as ``x.sr.pdf`` is for sq."""
    others = {other.address for other in languages if other != language}
    for path in paths:
        parts = path.rpartition("/")[2].split(".")
        if len(parts) < 3 or parts[-2] not in others:
            yield path


def iter_items(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, Item]]:
    """Yield every item within a value, with its key path."""
    if isinstance(value, Item):
        yield at, value
    if isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from iter_items(child, (*at, index))
    elif isinstance(value, Value):
        for name, field in type(value).model_fields.items():
            child = getattr(value, name)
            if isinstance(child, tuple | Value):
                yield from iter_items(child, (*at, field.alias or name))
