"""Takes a part of an edition out of sight: a notice stands in its place, and a line says why.

What was withheld is still in the history of the repository and in every copy of it: whoever must
have it gone there as well asks those who keep them. This command makes it gone from what is read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from handbook.editions import stored
from handbook.errors import HandbookError
from handbook.model.corpus import Corpus
from handbook.model.document import DATA
from handbook.model.editions import Edition, Frozen
from handbook.releasing import register
from handbook.releasing.withdraw import in_all, whole
from handbook.rules.life.edition_changed import kept
from handbook.sources.files import Tree
from handbook.sources.markdown import read_sections
from handbook.words import catalogue

TONE: Final = "withheld"
"""The tone of the notice that stands where something was."""

_KEPT: Final = ("kind", "code", "version", "status", "owner", "audience", "effective")
"""Keys of ``document.yml`` that a notice in its place still says."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided that something must go, and why."""

    by: str
    """The institution, by its id."""

    reason: Mapping[str, str]
    """In words of each language."""


def withhold(
    root: Path,
    code: str,
    version: str,
    day: dt.date,
    decision: Decision,
    *,
    sections: Sequence[str] = (),
    files: Sequence[str] = (),
) -> tuple[str, ...]:
    """Put a notice in the place of sections or files of an edition, and write the line.

    Returns the files of the edition that changed. Raises ``HandbookError`` where the edition, the
    part or the institution is unknown; nothing has changed then.
    """
    with register.alone(root):
        corpus = whole(root)
        edition, folder = _edition(corpus, code, version)
        if decision.by not in corpus.entries["institutions"]:
            raise HandbookError(f"{decision.by} is no institution of the register")
        reason = in_all(corpus, decision.reason)
        part = _Part(Tree(root), corpus, folder, day, Decision(decision.by, reason))
        changed = {**part.without_sections(sections), **part.without_files(files)}
        if not changed:
            raise HandbookError("name what is to be withheld, with --section or --file")
        values: dict[str, Any] = {
            "event": "withhold",
            "code": code,
            "version": edition.version,
            "date": day.isoformat(),
            "by": decision.by,
            "reason": reason,
            "files": {
                name: hashlib.sha256(data).hexdigest() if data is not None else None
                for name, data in sorted(changed.items())
            },
        }
        register.line_after(corpus.editions.lines, values)  # before anything is written
        for name, data in changed.items():
            path = root / folder.path / name
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
        register.append(root, corpus.editions.lines, values)
        return tuple(sorted(changed))


def _edition(corpus: Corpus, code: str, version: str) -> tuple[Edition, Frozen]:
    for edition, folder in kept(corpus):
        if (edition.code, edition.version) == (code, version) and folder:
            return edition, folder
    raise HandbookError(f"no edition {version} of {code} was released")


@dataclass(frozen=True, slots=True)
class _Part:
    """Makes the notices that stand in the place of a part of one edition."""

    tree: Tree
    corpus: Corpus
    folder: Frozen
    day: dt.date
    decision: Decision

    def without_files(self, names: Sequence[str]) -> Mapping[str, bytes | None]:
        """Return what stands in the place of whole files; nothing where no words can."""
        for name in names:
            if name not in self.folder.files or name == stored.NAME:
                raise HandbookError(f"{name} is no file of this edition that can be withheld whole")
        return {name: self._notice_file(name) for name in names}

    def without_sections(self, idents: Sequence[str]) -> Mapping[str, bytes]:
        """Return the files of the edition in which sections stand, with notices in their place."""
        if not idents:
            return {}
        changed: dict[str, bytes] = {}
        values = json.loads(self._bytes(stored.NAME))
        for address, text in values["texts"].items():
            text["sections"] = list(self._stored(text["sections"], idents, address))
        values["items"] = [item for item in values["items"] if item["id"] not in idents]
        changed[stored.NAME] = stored.written(values)
        for language in self.corpus.languages:
            if language.file in self.folder.files:
                source = self._bytes(language.file).decode("utf-8")
                notice = (self._title(language.address), self._said(language.address))
                changed[language.file] = _without(source, idents, notice).encode()
        found = {one["id"] for text in values["texts"].values() for one in text["sections"]}
        if unknown := [ident for ident in idents if ident not in found]:
            raise HandbookError(f"this edition has no section {unknown[0]}")
        return changed

    def _stored(
        self, sections: Sequence[Any], idents: Sequence[str], address: str
    ) -> Iterator[Mapping[str, Any]]:
        """Yield stored sections; of those to be withheld, and all below them, a notice alone."""
        level = 0
        for section in sections:
            if level and section["level"] > level:
                continue
            level = section["level"] if section["id"] in idents else 0
            if not level:
                yield section
                continue
            said = [{"type": "paragraph", "children": [self._said(address)]}]
            notice = {"type": "notice", "tone": TONE, "title": self._title(address), "blocks": said}
            yield {**section, "title": [self._title(address)], "blocks": [notice]}

    def _title(self, address: str) -> str:
        return catalogue(self._locale(address)).gettext("Withheld")

    def _said(self, address: str) -> str:
        """Return the sentence that stands where something was, in a language."""
        institution = self.corpus.entries["institutions"][self.decision.by]
        return (
            catalogue(self._locale(address))
            .gettext("Withheld ({date}). By decision of: {institution}. {reason}")
            .format(
                date=self.day.isoformat(),
                institution=institution.names[address],
                reason=self.decision.reason[address],
            )
        )

    def _locale(self, address: str) -> str:
        return next(one.locale for one in self.corpus.languages if one.address == address)

    def _notice_file(self, name: str) -> bytes | None:
        """Return the words that stand in the place of a file; none for one that holds no words."""
        said = [self._said(language.address) for language in self.corpus.languages]
        if name == DATA:
            kept_ = {key: self.folder.data[key] for key in _KEPT if key in self.folder.data}
            rows = [f"{key}: {json.dumps(value)}" for key, value in kept_.items()]
            return "\n".join([*(f"# {one}" for one in said), *rows, ""]).encode()
        if name.endswith((".md", ".txt", ".csv")):
            return ("\n\n".join(said) + "\n").encode()
        return None

    def _bytes(self, name: str) -> bytes:
        data = self.tree.read_bytes(f"{self.folder.path}/{name}", stored.LARGEST)
        if not isinstance(data, bytes):
            raise HandbookError(f"{self.folder.path}/{name} cannot be read ({data.rule})")
        return data


def _without(source: str, idents: Sequence[str], notice: tuple[str, str]) -> str:
    """Return a frozen text with a notice in the place of sections and all that is below them."""
    lines = source.split("\n")
    kept_: list[str] = []
    sections = list(read_sections(source))
    ends = [*(section.line for section in sections[1:]), len(lines) + 1]
    level = 0
    for section, end in zip(sections, ends, strict=True):
        if level and section.level > level:
            continue
        level = section.level if section.id in idents else 0
        if level:
            kept_ += [f"{'#' * level} {notice[0]} {{#{section.id}}}", "", notice[1], ""]
        else:
            kept_ += lines[max(section.line, 1) - 1 : end - 1]
    return "\n".join(kept_)
