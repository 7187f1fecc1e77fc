"""Sets side by side what the languages of a handbook say in the same place.

The same place is a section of a document, what a section takes from one shared passage, or a piece
of short prose in YAML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import Place
from handbook.model.text import Lines, Phrase, Section, Text

T = TypeVar("T")

Take = Callable[[Text | Phrase], Iterable[tuple[int, T]]]
"""What is to be compared of some prose, each with the line of the expanded text it stands on."""

Key = tuple[str | int, ...]
"""What is equal in all languages of the same place."""


@dataclass(frozen=True, slots=True)
class Side(Generic[T]):
    """What one language says in one place."""

    prose: Text | Phrase
    line: int
    """Where it begins."""

    items: list[T]

    @property
    def head(self) -> Place:
        """Where it begins, in the sources."""
        return self.prose.place(self.line)

    @property
    def height(self) -> int:
        """How many lines there are up to the next section."""
        if isinstance(self.prose, Phrase):
            return 1
        last = next(part.last for part in self.prose.parts if part.last >= self.line)
        return last - self.line + 1


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """What several languages say in the same place."""

    key: Key
    document: str | None
    """The code of the document; none for a register."""

    sides: Mapping[str, Side[T]]
    """By the address of the language, in the order of the languages."""


def side_by_side(corpus: Corpus, take: Take[T]) -> Iterator[Piece[T]]:
    """Yield every place that at least two languages have, where one of them says anything.

    A heading without an id, or with that of another, has no counterpart. A document that lacks a
    language is not compared: the two that are left say nothing of each other.
    """
    for document in corpus.documents:
        texts = document.texts
        if len(texts) < len(corpus.languages):
            continue
        layouts = {address: _layout_of(text) for address, text in texts.items()}
        found = {address: _by_key(text, layouts[address], take) for address, text in texts.items()}
        for key in dict.fromkeys(key for items in found.values() for key in items):
            sides = {
                address: Side(text, layouts[address].heads[key], found[address].get(key, []))
                for address, text in texts.items()
                if key in layouts[address].heads
            }
            if len(sides) > 1:
                yield Piece(key, document.code, sides)
    yield from _phrases(corpus, take)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which lines of a text belong together."""

    starts: list[int]
    keys: list[Key]
    """What begins at each of these lines; empty for what has no counterpart."""

    heads: Mapping[Key, int]


def _layout_of(text: Text) -> _Layout:
    return text.once(_layout, lambda: _layout(text.path, text.sections, text.lines))


def _layout(path: str, sections: Iterable[Section], lines: Lines) -> _Layout:
    starts: list[int] = []
    keys: list[Key] = []
    seen: set[str] = set()
    cuts = [first for first, _, _ in lines.segments]
    begins = [(section.line, section.id or "") for section in sections]
    ends = [*(line for line, _ in begins), cuts[-1] + 1]
    for (first, ident), end in zip([(1, None), *begins], ends, strict=True):
        is_known = ident is None or bool(ident and ident not in seen)
        seen.add(ident or "")
        for line in (first, *cuts[bisect_right(cuts, first) : bisect_right(cuts, end - 1)]):
            other = lines.place(line).path
            folder = "" if other == path else other.rpartition("/")[0]
            starts.append(line)
            keys.append((ident or "", folder) if is_known else ())
    heads = {key: start for start, key in zip(reversed(starts), reversed(keys), strict=True) if key}
    return _Layout(starts, keys, heads)


def _by_key(text: Text, layout: _Layout, take: Take[T]) -> Mapping[Key, list[T]]:
    found: dict[Key, list[T]] = {}
    starts = [*layout.starts, inf]
    first = last = 0.0  # most stand in the same place as the one before
    for line, item in take(text):
        if not first <= line < last:
            at = bisect_right(layout.starts, line)
            first, last = starts[at - 1], starts[at]
            key = layout.keys[at - 1]
            bag = found.setdefault(key, []) if key else []
        bag.append(item)
    return found


def _phrases(corpus: Corpus, take: Take[T]) -> Iterator[Piece[T]]:
    """Yield the pieces of short prose; those of registers only where the corpus holds them."""
    together: dict[Key, dict[str, tuple[str | None, Phrase]]] = {}
    for code, phrase in corpus.phrases:
        key = (phrase.where.path, *phrase.at)
        together.setdefault(key, {})[phrase.language.address] = code, phrase
    order = [language.address for language in corpus.languages]
    for key, phrases in together.items():
        taken = {a: [item for _, item in take(phrase)] for a, (_, phrase) in phrases.items()}
        if len(phrases) < 2 or not any(taken.values()):
            continue
        code = next(code for code, _ in phrases.values())
        sides = {a: Side(phrases[a][1], 1, taken[a]) for a in order if a in phrases}
        yield Piece(key, code, sides)
