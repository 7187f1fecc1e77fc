"""Reads the folders of the handbook into the corpus. What cannot be read becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from handbook.model.attachment import Attachment
from handbook.model.corpus import Corpus, Register, Registers
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import DATA, Document
from handbook.model.kinds import KINDS
from handbook.model.marks import Marks
from handbook.model.nearest import nearest
from handbook.model.parity import LOCK, Confirmation, Unit
from handbook.model.prose import remarks
from handbook.model.registers import REGISTERS, Entry
from handbook.model.settings import SETTINGS, Language, Settings
from handbook.model.text import SHARED, Aside, Lines, Phrase, Text
from handbook.parity.lock import read_lock
from handbook.sources import signs, strays, units
from handbook.sources.attachments import attachment
from handbook.sources.editions import with_editions
from handbook.sources.files import Tree
from handbook.sources.includes import expand
from handbook.sources.inlines import read_inline
from handbook.sources.pieces import Read, corpus_of, folders, read_settings
from handbook.sources.schema import refusal, validate
from handbook.sources.text import text_of
from handbook.sources.traces import LARGEST
from handbook.sources.yaml import Yaml, read_yaml

_CODE = re.compile(r"^[ \t]*code:[ \t]*[\"']?([A-Z]{2,5}-[0-9]{2,3})", re.MULTILINE)
_Model = TypeVar("_Model", bound=BaseModel)


def read(root: Path) -> Corpus:
    """Return everything that the folders below ``root`` hold.

    Raises ``HandbookError`` where ``handbook.yml`` itself cannot be read.
    """
    tree = Tree(root)
    settings = read_settings(tree)
    paths = folders(tree)
    documents = [read_document(tree, settings, folder) for folder in paths]
    corpus = corpus_of(settings, read_registers(tree, settings), documents)
    return with_editions(tree, corpus, paths)


def read_document(tree: Tree, settings: Settings, folder: str) -> Read:
    """Return the document that a folder holds, or why it cannot be trusted."""
    reading = _Reading(tree, settings)
    document = reading.document(folder)
    if document and (word := reading.confirmations(folder)):
        said = units.of_document(document, {one.unit for one in word}.__contains__)
        document = replace(document, units=units.confirmed(said, word, document.code))
    phrases = tuple(_phrases(settings, document.code, document)) if document else ()
    return reading.done(document=document, phrases=phrases)


def read_registers(tree: Tree, settings: Settings) -> Read:
    """Return all registers, with what could be read of each; and what the settings hold unseen."""
    reading = _Reading(tree, settings)
    reading.findings += _of_settings(tree)
    registers = Registers(
        {name: reading.register(name, model) for name, model in REGISTERS.items()}
    )
    phrases = tuple(found for r in registers.values() for found in _phrases(settings, None, r))
    return reading.done(
        registers=registers,
        phrases=phrases,
        remarks=tuple(reading.remarks),
        units=_common(reading, registers),
    )


def read_register(tree: Tree, settings: Settings, name: str) -> Register:
    """Return one register alone, with what could be read of it."""
    return _Reading(tree, settings).register(name, REGISTERS[name])


def _common(reading: _Reading, registers: Mapping[str, Register]) -> tuple[Unit, ...]:
    """Return what of registers and shared passages was ever confirmed to say the same."""
    word = reading.confirmations(strays.REGISTERS_FOLDER)
    is_wanted = {one.unit for one in word}.__contains__
    said = [units.of_register(register, is_wanted) for register in registers.values() if word]
    found = [one for each in said for one in units.confirmed(each, word)]
    for name in reading.tree.names(SHARED):
        if word := reading.confirmations(f"{SHARED}/{name}"):
            languages = reading.settings.languages
            found += units.confirmed(units.of_passage(reading.tree, name, languages), word)
    return tuple(found)


def _of_settings(tree: Tree) -> tuple[Finding, ...]:
    """Return what stands in the settings and was no reason not to read them."""
    text = tree.read(SETTINGS)
    return () if isinstance(text, Finding) else signs.without_unseen(SETTINGS, text)[1]


def _phrases(
    settings: Settings, code: str | None, holder: Document | Register
) -> Iterator[tuple[str | None, Phrase]]:
    """Yield the short prose of a document or register, with the document's code."""
    languages = {language.address: language for language in settings.languages}
    for at, words in holder.iter_words():
        for key in (key for key in words if key in languages):
            place = holder.place(*at, key)
            yield code, Phrase(languages[key], read_inline(words[key]), place, at)


@dataclass(slots=True)
class _Reading:
    """The reading of one piece: what was found so far."""

    tree: Tree
    settings: Settings
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    remarks: list[Aside] = field(default_factory=list)
    files: int = 0

    def done(self, **found: Any) -> Read:
        """Return what was found, with what was read on the way."""
        return Read(
            findings=tuple(self.findings),
            unread=frozenset(self.unread),
            files=self.files,
            **found,
        )

    def confirmations(self, folder: str) -> tuple[Confirmation, ...]:
        """Return what people confirmed of what lies in a folder."""
        path = f"{folder}/{LOCK}"
        raw = self._text(path) if self.tree.exists(path) else None
        if raw is None:
            return ()
        languages = [language.address for language in self.settings.languages]
        confirmations, findings = read_lock(path, raw, languages)
        self.findings += findings
        return confirmations

    def document(self, folder: str) -> Document | None:
        """Return a document, or nothing where its data cannot be trusted."""
        if finding := self.tree.linked_folder(folder):
            self.findings.append(finding)
            self.unread.add("")
            return None
        self.findings += strays.beside(self.tree, folder, self.settings.languages)
        path = f"{folder}/{DATA}"
        if not self.tree.exists(path):
            if not strays.stands_for(self.tree, folder, DATA):
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
        attachments = tuple(self._attachments(f"{folder}/files"))
        return Document(
            folder,
            data,
            parsed.marks,
            texts,
            tuple(one.path for one in attachments),
            tuple(sorted(passages)),
            attachments,
            raw or "",
        )

    def _attachments(self, folder: str) -> Iterator[Attachment]:
        """Yield the attachments; report those that are no files of the handbook."""
        for path in self.tree.iter_files(folder):
            found = self.tree.misplaced(path) or self.tree.data(path, LARGEST + 1)
            if isinstance(found, Finding):
                self.findings.append(found)
            else:
                yield attachment(path, found)

    def register(self, name: str, model: type[Entry]) -> Register:
        """Return a register with all entries that could be read."""
        path = f"{strays.REGISTERS_FOLDER}/{name}.yml"
        empty = Register(name, path, (), Marks({(): Place(path)}), whole=False)
        if strays.stands_for(self.tree, strays.REGISTERS_FOLDER, f"{name}.yml"):
            return empty
        raw = self._text(path)
        self.remarks.append(Aside(remarks(raw or ""), Lines(((1, path, 1),))))
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
            if not strays.stands_for(self.tree, folder, language.file):
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
        if blocks := signs.undecided(path, text):
            self.findings += blocks
            return None
        text, unseen = signs.without_unseen(path, text)
        self.findings += unseen
        return text

    def _yaml(self, path: str, raw: str) -> Yaml | None:
        parsed = read_yaml(path, raw)
        if isinstance(parsed, Finding):
            self.findings.append(parsed)
            return None
        return parsed

    def _report(self, rule: str, place: Place, **values: object) -> None:
        self.findings.append(Finding(rule, place, values))
