"""Reads the register of editions and the folders that it freezes; hashes every byte of them.

What is frozen is evidence and not content: no model reads it, so that no change of a model can
make an old edition invalid. Only the plain keys of its ``document.yml`` are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from handbook.editions import chain, life
from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.document import DATA, Document
from handbook.model.editions import EVENTS, FOLDER, REGISTER, Editions, Event, Frozen, Line, number
from handbook.model.marks import Marks
from handbook.model.settings import Settings
from handbook.parity.fingerprint import of_sections
from handbook.sources.files import Tree
from handbook.sources.schema import validate
from handbook.sources.yaml import read_yaml

RULE: Final = "register-chain-broken"
"""The rule that a line of the register breaks which is not what it was."""

LARGEST: Final = 100_000_000
"""The most bytes that the register may have: some hundred thousand events."""

_DAILY: Final = frozenset({"status", "texts", "review-by", "allow", "formerly"})
"""Keys of ``document.yml`` about the work on a document; what it says does not change with them."""


def with_editions(tree: Tree, corpus: Corpus, folders: Iterable[str]) -> Corpus:
    """Return a corpus with all editions, and with what is wrong with their register.

    ``folders`` are those of all documents, of which the corpus holds those that could be read.
    """
    lines, findings = _register(tree)
    reading = _Reading(tree, corpus.settings, lines)
    beside = {document.folder: document for document in corpus.documents}
    found: list[Frozen] = []
    loose: list[str] = []
    for folder in folders:
        place = f"{folder}/{FOLDER}"
        if finding := tree.linked_folder(place):
            findings.append(finding)
            continue
        for name in tree.names(place):
            if tree.is_folder(f"{place}/{name}"):
                found.append(reading.frozen(f"{place}/{name}", beside.get(folder)))
            else:
                loose.append(f"{place}/{name}")
    broken = any(finding.rule == RULE for finding in findings)
    editions = Editions(lines, tuple(found), tuple(loose), whole=not broken)
    return replace(corpus, editions=editions, findings=(*corpus.findings, *findings))


def _register(tree: Tree) -> tuple[tuple[Line, ...], list[Finding]]:
    """Return the good lines of the register, and a finding for each other one."""
    if not tree.exists(REGISTER):
        return (), []
    data = tree.read_bytes(REGISTER, LARGEST)
    if isinstance(data, Finding):
        return (), [data]
    lines: list[Line] = []
    findings: list[Finding] = []
    so_far = chain.Chain()
    *rows, rest = data.split(b"\n")
    for number_, row in enumerate([*(row + b"\n" for row in rows), *filter(None, [rest])], 1):
        place = Place(REGISTER, number_)
        found = _event(row, place)
        if isinstance(found, Sentence):
            so_far.broken()
        elif fault := so_far.add(found):
            found = fault
        if isinstance(found, Sentence):
            findings.append(Finding(RULE, place, {"reason": found}))
        else:
            lines.append(Line(found, place))
    return tuple(lines), findings


def _event(row: bytes, place: Place) -> Event | Sentence:
    """Return what one line tells, or why it cannot be trusted."""
    if row.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        return Sentence(
            N_("is a mark of a merge: keep what was merged first, release the other anew")
        )
    try:
        text = row.decode("utf-8")
        values = json.loads(text)
    except (ValueError, RecursionError):
        return Sentence(N_("is not one record of JSON"))
    if not isinstance(values, dict) or values.get("event") not in [*EVENTS]:
        return Sentence(N_("tells of none of these: {events}"), {"events": ", ".join(EVENTS)})
    found = validate(EVENTS[values["event"]], values, Marks({(): place}), (), ())
    if isinstance(found, tuple):
        return Sentence(N_("has a fault: {key} {reason}"), found[0].values)
    if text != chain.canonical(values):
        return Sentence(N_("is not in its one form, with sorted keys and no spaces"))
    if found.hash != chain.hash_of(values):
        return Sentence(N_("was changed: its hash is that of another line"))
    return found


class _Reading:
    """Reads frozen folders; knows what the register says of them."""

    def __init__(self, tree: Tree, settings: Settings, lines: Sequence[Line]) -> None:
        self.tree = tree
        self.settings = settings
        released = life.editions(lines)
        self.newest = {code: found[-1] for code, found in released.items()}
        self.drafts = {
            (one.code, one.version)
            for all_ in released.values()
            for one in all_
            if not one.effective
        }

    def frozen(self, path: str, document: Document | None) -> Frozen:
        """Return what lies in one frozen folder, beside the document of this folder."""
        paths = sorted(self.tree.iter_all(path))
        files = {file.removeprefix(f"{path}/"): self.tree.sha256(file) for file in paths}
        sizes = {file.removeprefix(f"{path}/"): self.tree.size(file) for file in paths}
        code = document.code if document else ""
        version = path.rpartition("/")[2]
        data = {} if (code, version) in self.drafts else self._data(f"{path}/{DATA}")
        newest = self.newest.get(code)
        if not document or not newest or newest.version != version:
            return Frozen(path, code, files, sizes, data)
        if number(document.data.version) > number(version):
            return Frozen(path, code, files, sizes, data)
        withheld = {name for event in newest.withheld for name in event.files}
        changed = [one for one in self._changed(path, files, document) if one not in withheld]
        return Frozen(path, code, files, sizes, data, tuple(changed))

    def _changed(self, path: str, files: Mapping[str, str], document: Document) -> Iterator[str]:
        """Yield the sources of a document that say something else than the frozen ones."""
        texts = [language.file for language in self.settings.languages]
        own = [name for name in (DATA, *texts) if self.tree.exists(f"{document.folder}/{name}")]
        own += [file.removeprefix(f"{document.folder}/") for file in document.files]
        frozen = [f for f in files if f in (DATA, *texts) or f.startswith("files/")]
        for name in dict.fromkeys((*own, *frozen)):
            now = self.tree.sha256(f"{document.folder}/{name}")
            is_same = name in own and files.get(name) == now
            if not is_same and not self._says_the_same(path, document.folder, name):
                yield name

    def _says_the_same(self, one: str, other: str, name: str) -> bool:
        """Tell whether a source says the same in two folders, although its bytes differ."""
        from handbook.sources.markdown import read_sections  # seldom needed, and slow to load

        if name == DATA:
            data = [self._data(f"{folder}/{name}") for folder in (one, other)]
            return all(data) and _lasting(data[0]) == _lasting(data[1])
        if not name.endswith(".md") or "/" in name:
            return False
        texts = [self.tree.read(f"{folder}/{name}") for folder in (one, other)]
        forms = [of_sections(read_sections(text)) for text in texts if isinstance(text, str)]
        return len(forms) == 2 and forms[0] == forms[1]

    def _data(self, path: str) -> Mapping[str, Any]:
        """Return what a ``document.yml`` says, as plain as written; nothing where it cannot."""
        text = self.tree.read(path) if self.tree.exists(path) else ""
        parsed = None if isinstance(text, Finding) else read_yaml(path, text)
        data = None if parsed is None or isinstance(parsed, Finding) else parsed.data
        return data if isinstance(data, dict) else {}


def _lasting(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in data.items() if key not in _DAILY}
