"""Makes the notices that stand in the place of what is withheld of an edition."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from handbook.editions import stored
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Finding
from handbook.model.document import DATA
from handbook.model.editions import Frozen
from handbook.model.parity import HEAD
from handbook.resolve.names import Names
from handbook.sources.files import Tree
from handbook.sources.markdown import read_sections
from handbook.sources.yaml import read_yaml

_KEPT: Final = ("kind", "code", "version", "status", "owner", "audience", "effective")
"""Keys of ``document.yml`` that a notice in its place still says."""

_NOTE: Final = re.compile(r"^\[\^([^\]\n]+)\]:[^\n]*\n(?:(?:[ \t]+[^\n]*)?\n)*", re.MULTILINE)
"""A note below a text, with its further lines, which are indented."""

_INCLUDE: Final = re.compile(r"^\{!([a-z0-9-]+)\.md!\}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Notices:
    """Says, for the parts of one edition, what stands in their place."""

    tree: Tree
    corpus: Corpus
    folder: Frozen
    day: dt.date
    by: str
    reason: Mapping[str, str]
    is_whole: bool
    """Whether the stored form is as the register says: no run was broken off before."""

    def of_files(self, names: Sequence[str]) -> Mapping[str, bytes | None]:
        """Return what stands in the place of attachments and passages; nothing where no words can.

        Raises ``HandbookError`` for what is none: its words are in the stored form as well.
        """
        for name in names:
            if name not in self.folder.files:
                raise HandbookError(f"{name} is no file of this edition")
            if not name.startswith(("files/", "shared/")):
                raise HandbookError(
                    f"what {name} says is in {stored.NAME} as well; use --section or --all for it"
                )
        return {name: self._file(name) for name in names}

    def of_all(self) -> Mapping[str, bytes | None]:
        """Return what stands in the place of every file of the edition."""
        values = self._stored()
        for address, text in values["texts"].items():
            text["sections"] = [self._section(address, {"id": "notice", "level": 2})]
            self._head(address, text)
            text.update(truth=[], notes=[])
        values.update(items=[], titles={}, adoption=None)
        names = (name for name in self.folder.files if name != stored.NAME)
        return {stored.NAME: stored.written(values), **{name: self._file(name) for name in names}}

    def of_sections(self, idents: Collection[str]) -> Mapping[str, bytes | None]:
        """Return the files in which sections stand, with notices in the place of these.

        ``_top`` is the title, the summary and the data before the first section. What only these
        sections use of notes and shared passages goes with them.
        """
        values = self._stored()
        known = {one["id"] for text in values["texts"].values() for one in text["sections"]}
        if unknown := [one for one in idents if one not in known | {HEAD}]:
            raise HandbookError(f"this edition has no section {unknown[0]}")
        for address, text in values["texts"].items():
            text["sections"] = list(self._sections(text["sections"], idents, address))
            if HEAD in idents:
                self._head(address, text)
            marks = set(
                _labels(text["sections"]) + _labels(text["summary"]) + _labels(text["front"])
            )
            text["notes"] = [note for note in text["notes"] if note["label"] in marks]
        values["items"] = [item for item in values["items"] if item["id"] not in idents]
        changed: dict[str, bytes | None] = {stored.NAME: stored.written(values)}
        written: set[str] = set()
        before: list[str] = []
        after: list[str] = []
        for language in self.corpus.languages:
            if language.file not in self.folder.files:
                continue
            source = self._bytes(language.file).decode("utf-8")
            written.update(section.id or "" for section in read_sections(source))
            notice = (self._title(language.address), self._said(language.address))
            text = _without_notes(_without(source, idents, notice))
            before.append(source)
            after.append(text)
            changed[language.file] = text.encode()
        if set(idents) - written:  # made of data, or the head with its fields
            changed[DATA] = self._file(DATA)
        gone = set(_included(before)) - set(_included(after))
        passages = [
            n for n in self.folder.files if n.split("/")[0] == "shared" and n.split("/")[1] in gone
        ]
        return {**changed, **{name: self._file(name) for name in passages}}

    def _sections(
        self, sections: Sequence[Any], idents: Collection[str], address: str
    ) -> Iterator[Mapping[str, Any]]:
        """Yield stored sections; of those to be withheld, and all below them, a notice alone."""
        level = 0
        for section in sections:
            if level and section["level"] > level:
                continue
            level = section["level"] if section["id"] in idents else 0
            if level and self.is_whole and any(_is_notice(block) for block in section["blocks"]):
                raise HandbookError(f"the section {section['id']} is withheld already")
            yield self._section(address, section) if level else section

    def _section(self, address: str, section: Mapping[str, Any]) -> Mapping[str, Any]:
        said = [{"type": "paragraph", "children": [self._said(address)]}]
        title = self._title(address)
        notice = {"type": "notice", "tone": stored.WITHHELD, "title": title, "blocks": said}
        return {**section, "title": [title], "blocks": [notice]}

    def _head(self, address: str, text: dict[str, Any]) -> None:
        text.update(title=self._title(address), summary=[self._said(address)], front=[])

    def _title(self, address: str) -> str:
        return self._names(address)._("Withheld")

    def _said(self, address: str) -> str:
        """Return the sentence that stands where something was, in a language."""
        names = self._names(address)
        institution = self.corpus.entries["institutions"][self.by]
        said = names._("Withheld ({date}). By decision of: {institution}. {reason}")
        return said.format(
            date=names.date(self.day),
            institution=institution.names[address],
            reason=self.reason[address],
        )

    def _names(self, address: str) -> Names:
        return Names(
            self.corpus, next(one for one in self.corpus.languages if one.address == address)
        )

    def _file(self, name: str) -> bytes | None:
        """Return the words that stand in the place of a file; none for one that holds no words."""
        said = [self._said(language.address) for language in self.corpus.languages]
        if name == DATA:
            data = self._data()
            rows = [f"{key}: {json.dumps(data[key])}" for key in _KEPT if key in data]
            return "\n".join([*(f"# {one}" for one in said), *rows, ""]).encode()
        if name.endswith((".md", ".txt", ".csv")):
            return ("\n\n".join(said) + "\n").encode()
        return None

    def _data(self) -> Mapping[str, Any]:
        path = f"{self.folder.path}/{DATA}"
        parsed = read_yaml(path, self._bytes(DATA).decode("utf-8", "replace"))
        return (
            parsed.data if not isinstance(parsed, Finding) and isinstance(parsed.data, dict) else {}
        )

    def _stored(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self._bytes(stored.NAME))
        return values

    def _bytes(self, name: str) -> bytes:
        data = self.tree.read_bytes(f"{self.folder.path}/{name}", stored.LARGEST)
        if not isinstance(data, bytes):
            raise HandbookError(f"{self.folder.path}/{name} cannot be read ({data.rule})")
        return data


def _is_notice(block: Any) -> bool:
    return isinstance(block, dict) and block.get("tone") == stored.WITHHELD


def _labels(value: Any) -> list[str]:
    """Return the labels of all marks of notes within stored nodes."""
    if isinstance(value, list):
        return [label for child in value for label in _labels(child)]
    if not isinstance(value, dict):
        return []
    own = [value["label"]] if value.get("type") == "notemark" else []
    return own + [label for child in value.values() for label in _labels(child)]


def _without(source: str, idents: Collection[str], notice: tuple[str, str]) -> str:
    """Return a frozen text with a notice in the place of sections and all that is below them."""
    lines = source.split("\n")
    kept: list[str] = []
    sections = list(read_sections(source))
    ends = [*(section.line for section in sections[1:]), len(lines) + 1]
    level = 0
    for section, end in zip(sections, ends, strict=True):
        if level and section.level > level:
            continue
        is_head = section.level == 1 and HEAD in idents
        level = section.level if section.id in idents else 0
        mark = f" {{#{section.id}}}" if section.id else ""
        if level or is_head:
            kept += [f"{'#' * section.level} {notice[0]}{mark}", "", notice[1], ""]
        else:
            kept += lines[max(section.line, 1) - 1 : end - 1]
    return "\n".join(kept)


def _without_notes(text: str) -> str:
    """Return a text without the notes that nothing in it marks any more."""
    bare = _NOTE.sub("", text)
    return _NOTE.sub(lambda note: note[0] if f"[^{note[1]}]" in bare else "", text)


def _included(texts: Sequence[str]) -> list[str]:
    return [match[1] for text in texts for match in _INCLUDE.finditer(text)]
