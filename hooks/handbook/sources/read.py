"""Reads the folders of the handbook into the corpus. What cannot be read becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from handbook.errors import HandbookError
from handbook.model import fields
from handbook.model.corpus import Corpus, Register
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import DATA, Document
from handbook.model.kinds import FOLDERS, KINDS
from handbook.model.marks import Marks
from handbook.model.nearest import nearest
from handbook.model.registers import REGISTERS, Entry
from handbook.model.settings import SETTINGS, Language, Settings
from handbook.model.text import Phrase, Text
from handbook.sources.files import Tree
from handbook.sources.includes import expand
from handbook.sources.inlines import read_inline
from handbook.sources.schema import refusal, validate
from handbook.sources.text import text_of
from handbook.sources.yaml import Yaml, read_yaml

ROOTS: Final = (*FOLDERS.values(), "docs/contributing")
"""Where documents lie."""

_CODE = re.compile(r"^[ \t]*code:[ \t]*[\"']?([A-Z]{2,5}-[0-9]{2,3})", re.MULTILINE)
_Model = TypeVar("_Model", bound=BaseModel)


def read(root: Path) -> Corpus:
    """Return everything that the folders below ``root`` hold.

    Raises ``HandbookError`` where ``handbook.yml`` itself cannot be read.
    """
    tree = Tree(root)
    reading = _Reading(tree, read_settings(tree))
    documents = tuple(
        document
        for folder in ROOTS
        for path in _iter_documents(tree, folder)
        if (document := reading.document(path))
    )
    registers = {name: reading.register(name, model) for name, model in REGISTERS.items()}
    return Corpus(
        reading.settings,
        documents,
        registers,
        tuple(reading.findings),
        frozenset(reading.unread),
        reading.files,
        tuple(_phrases(reading.settings, documents, registers.values())),
    )


def _phrases(
    settings: Settings, documents: Iterable[Document], registers: Iterable[Register]
) -> Iterator[tuple[str | None, Phrase]]:
    """Yield the short prose of all YAML, with the code of the document that it stands in."""
    languages = {language.address: language for language in settings.languages}
    for document in documents:
        for at, words in fields.iter_words(document.data):
            for key in words.keys() & languages.keys():
                place = document.place(*at, key)
                yield document.code, Phrase(languages[key], read_inline(words[key]), place)
    for register in registers:
        for index, entry in enumerate(register.entries):
            for at, words in fields.iter_words(entry):
                for key in words.keys() & languages.keys():
                    place = register.place(index, *at, key)
                    yield None, Phrase(languages[key], read_inline(words[key]), place)


def read_settings(tree: Tree) -> Settings:
    """Return the settings of the handbook, or raise ``HandbookError``."""
    text = tree.read(SETTINGS)
    parsed = text if isinstance(text, Finding) else read_yaml(SETTINGS, text)
    if isinstance(parsed, Finding):
        reason = parsed.values.get("reason", parsed.rule)
        raise HandbookError(f"{parsed.place}: the settings cannot be read: {reason}")
    try:
        languages = [x.address for x in Settings.model_validate(parsed.data).languages]
        return Settings.model_validate(parsed.data, context={"languages": languages})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = parsed.marks.value(*first["loc"])
        raise HandbookError(f"{place}: {first['msg']}") from error


def _iter_documents(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the folders of documents, and links to folders, in the order of their names."""
    if tree.linked_folder(folder):
        yield folder
        return
    for name in tree.names(folder):
        path = f"{folder}/{name}"
        if not tree.is_folder(path) or name in {"files", "editions"}:
            continue
        if tree.linked_folder(path):
            yield path
            continue
        if tree.exists(f"{path}/{DATA}") or any(n.endswith(".md") for n in tree.names(path)):
            yield path
        yield from _iter_documents(tree, path)


@dataclass(slots=True)
class _Reading:
    """One run of reading: what was found so far."""

    tree: Tree
    settings: Settings
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    files: int = 0

    def document(self, folder: str) -> Document | None:
        """Return a document, or nothing where its data cannot be trusted."""
        if finding := self.tree.linked_folder(folder):
            self.findings.append(finding)
            self.unread.add("")
            return None
        path = f"{folder}/{DATA}"
        if not self.tree.exists(path):
            self.findings.append(Finding("missing-data", Place(path)))
            self.unread.add("")
            return None
        raw = self._text(path)
        parsed = self._yaml(path, raw) if raw is not None else None
        data = self._kind(path, parsed) if parsed else None
        if data is None or parsed is None:
            match = _CODE.search(raw or "")
            self.unread.add(match[1] if match else "")
            return None
        texts: dict[str, Text] = {}
        passages: set[str] = set()
        for language in self.settings.languages:
            if found := self._language(folder, language):
                texts[language.address], included = found
                passages.update(included)
        files = tuple(self._attachments(f"{folder}/files"))
        return Document(folder, data, parsed.marks, texts, files, tuple(sorted(passages)))

    def _attachments(self, folder: str) -> Iterator[str]:
        """Yield the paths of attachments; report those that are no files of the handbook."""
        for path in self.tree.iter_files(folder):
            if finding := self.tree.misplaced(path):
                self.findings.append(finding)
            else:
                yield path

    def register(self, name: str, model: type[Entry]) -> Register:
        """Return a register with all entries that could be read."""
        path = f"docs/registers/{name}.yml"
        empty = Register(name, path, (), Marks({(): Place(path)}), whole=False)
        raw = self._text(path)
        parsed = self._yaml(path, raw) if raw is not None else None
        if parsed is None:
            return empty
        if not isinstance(parsed.data, list):
            reason = Sentence(N_("must be a list of entries"))
            self.findings.append(refusal(Place(path), name, reason))
            return empty
        read = [self._model(model, data, parsed.marks, (i,)) for i, data in enumerate(parsed.data)]
        good = [index for index, entry in enumerate(read) if entry]
        moved: dict[str | int, int] = {index: number for number, index in enumerate(good)}
        marks = {
            (moved[at[0]], *at[1:]) if at else at: place
            for at, place in parsed.marks.places.items()
            if not at or at[0] in moved
        }
        entries = tuple(entry for entry in read if entry)
        return Register(name, path, entries, Marks(marks), whole=len(entries) == len(read))

    def _kind(self, path: str, parsed: Yaml) -> Any:
        data = parsed.data
        if not isinstance(data, dict):
            self.findings.append(refusal(Place(path), "kind", Sentence(N_("is missing"))))
            return None
        kind = str(data.get("kind"))
        if kind not in KINDS:
            place = parsed.marks.value("kind")
            known = {"choices": ", ".join(KINDS)}
            reason = Sentence(N_("must be one of: {choices}"), known)
            hint = nearest(str(data.get("kind")), KINDS)
            self.findings.append(refusal(place, "kind", reason, hint))
            return None
        return self._model(KINDS[kind], data, parsed.marks, ())

    def _model(
        self, model: type[_Model], data: Any, marks: Marks, at: tuple[str | int, ...]
    ) -> _Model | None:
        found = validate(model, data, marks, at, [x.address for x in self.settings.languages])
        if isinstance(found, model):
            return found
        self.findings.extend(found)  # type: ignore[arg-type]
        return None

    def _language(self, folder: str, language: Language) -> tuple[Text, tuple[str, ...]] | None:
        path = f"{folder}/{language.file}"
        if not self.tree.exists(path):
            self._report("missing-language", Place(f"{folder}/{DATA}"), file=language.file)
            return None
        raw = self._text(path)
        if raw is None:
            return None
        if not raw.strip():
            self.findings.append(Finding("empty-language", Place(path), language=language.tag))
            return None
        expanded = expand(self.tree, path, raw, language.file)
        self.findings.extend(expanded.findings)
        return text_of(language, path, expanded), expanded.passages

    def _text(self, path: str) -> str | None:
        text = self.tree.read(path)
        self.files += 1
        if isinstance(text, Finding):
            self.findings.append(text)
            return None
        return text

    def _yaml(self, path: str, raw: str) -> Yaml | None:
        parsed = read_yaml(path, raw)
        if isinstance(parsed, Finding):
            self.findings.append(parsed)
            return None
        return parsed

    def _report(self, rule: str, place: Place, **values: object) -> None:
        self.findings.append(Finding(rule, place, values))
