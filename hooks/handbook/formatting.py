"""``handbook format``: gives headings their missing ids, and texts their plain form.

An id is proposed from the heading's place: the id that the other languages have there, else the
English heading's words. Nothing else that an author wrote is changed.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from handbook.model import content
from handbook.model.document import Document
from handbook.model.text import Section, Text
from handbook.sources.read import read


def format_tree(root: Path, *, write: bool) -> list[str]:
    """Return the paths that differ from their plain form; write it where asked."""
    corpus = read(root)
    changed: list[str] = []
    for document in corpus.documents:
        for text in document.texts.values():
            path = root / text.path
            before = path.read_bytes()
            after = formatted(document, text, before.decode("utf-8-sig")).encode()
            if after != before:
                changed.append(text.path)
                if write:
                    path.write_bytes(after)
    return changed


def formatted(document: Document, text: Text, source: str) -> str:
    """Return a text with LF, NFC, one newline at its end, and an id on every heading."""
    source = unicodedata.normalize("NFC", source.replace("\r\n", "\n").replace("\r", "\n"))
    lines = source.rstrip().split("\n")
    taken = {section.id for section in text.sections}
    for index, section in enumerate(text.sections):
        place = text.place(section.line)
        if section.id or section.level < 2 or place.path != text.path:
            continue
        ident = _proposed(document, index, section, taken)
        taken.add(ident)
        line = re.sub(r"\s+#+\s*$", "", lines[place.line - 1]).rstrip()
        lines[place.line - 1] = f"{line} {{#{ident}}}"
    return "\n".join(lines) + "\n"


def _proposed(document: Document, index: int, section: Section, taken: set[str | None]) -> str:
    """Return the id that this place has in another language, else one made of words."""
    here = [text.sections[index] for text in document.texts.values() if index < len(text.sections)]
    for other in here:
        if other.id and other.level == section.level and other.id not in taken:
            return other.id
    english = document.texts.get("en")
    source = section
    if english and index < len(english.sections):
        source = english.sections[index]
    base = slug(content.words(source.title)) or "section"
    ident, number = base, 2
    while ident in taken:
        ident, number = f"{base}-{number}", number + 1
    return ident


def slug(text: str) -> str:
    """Return words as an id: small ASCII letters, digits and hyphens."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_))[:40].strip("-")
