"""Slips that spoil a whole file: letters lost or garbled on the way, the text of another language.

Each has one cause, and must be told of once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mutations.passages import of_languages, rows
from mutations.slip import Slip, Source


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _lost(text: str) -> str:
    return re.sub(r"(?<=[a-z])[ëçčćšžđ](?=[a-z])", "?", text)


_SPOILERS: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "read as Windows-1252": ("garbled-text", lambda text: text.encode().decode("1252", "replace")),
    "read as Latin-1": ("garbled-text", lambda text: text.encode().decode("latin-1")),
    "letters lost": ("garbled-text", _lost),
    "typed without diacritics": ("missing-diacritics", _plain),
}


def slips(source: Source) -> Iterator[Slip]:
    yield from _texts(source)
    yield from _copied(source)
    yield from _lines(source)
    yield from _marks(source)


def _texts(source: Source) -> Iterator[Slip]:
    texts = [path for _, path in source.texts() if not path.endswith("/en.md")]
    for name, (rule, spoil) in _SPOILERS.items():
        for path in source.some(texts, 8):
            text = source.text(path)
            spoilt = spoil(text)
            changed = zip(text.split("\n"), spoilt.split("\n"), strict=True)
            at = frozenset((path, n) for n, (old, new) in enumerate(changed, 1) if old != new)
            yield Slip(f"{name}: {path}", {path: spoilt.encode()}, rule, at)


def _copied(source: Source) -> Iterator[Slip]:
    for document in source.some(source.corpus.documents, 9):
        paths = list(of_languages(source, document).values())
        for path in paths:
            other = source.some([one for one in paths if one != path], 1)[0]
            files = {path: source.text(other).encode()}
            yield Slip(f"{other} over {path}", files, "wrong-language", frozenset({(path, 1)}))


def _lines(source: Source) -> Iterator[Slip]:
    """Yield single lines that were typed without their letters, of which they have several."""
    for language in source.corpus.languages:
        found = [
            row
            for row in rows(source, language.address)
            if len(row.words.split()) > 9 and "](" not in row.words and "«" not in row.words
            if "„" not in row.words
            and "`" not in row.words
            and len(re.findall(r"\w*[ëçčćšžđ]", row.words)) > 3
        ]
        for row in source.some(found, 15):
            name = "line without diacritics"
            new = _plain(row.words)
            yield source.line(row.path, row.number, new, "missing-diacritics", name, guess=True)


def _marks(source: Source) -> Iterator[Slip]:
    """Yield marks of a merge of which someone took only some away."""
    paths = [path for _, path in source.texts()] + ["docs/registers/facts.yml"]
    for path in source.some(paths, 6):
        lines = source.lines(path)
        number = len(lines) // 2
        for mark in ("<<<<<<< HEAD", ">>>>>>> a-branch"):
            new = f"{mark}\n{lines[number - 1]}"
            yield source.line(path, number, new, "merge-marker", "a mark is left")
