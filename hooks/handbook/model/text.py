"""A text: one document in one language, as sections of content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any, Final, TypeVar

from handbook.model import content, prose
from handbook.model.content import Blocks, Inlines
from handbook.model.diagnostic import Place
from handbook.model.marks import KeyPath
from handbook.model.reference import Mention, parse, scheme_of
from handbook.model.settings import Language

SHARED: Final = "docs/shared"
"""Where passages lie that belong to no one document: what is wrong in one is said once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level.

    ``level`` is 0 and ``title`` empty for what stands before the first heading.
    """

    level: int
    title: Inlines
    id: str | None
    line: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of an expanded text was written.

    ``segments`` are ``(first line, path, line there)``, in order: from ``first line`` on the
    text stands in ``path``, beginning at ``line there``.
    """

    segments: tuple[tuple[int, str, int], ...]

    def place(self, line: int, column: int = 1) -> Place:
        """Return the place in the sources of a line of the expanded text."""
        index = bisect_right(self.segments, line, key=lambda segment: segment[0]) - 1
        first, path, there = self.segments[max(index, 0)]
        return Place(path, max(line - first, 0) + there, column)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: what stands before its first section, or a section up to the next.

    ``id`` is empty for the first, and for a heading that has none.
    """

    id: str
    level: int
    first: int
    """Its first line in the expanded text: that of its heading."""

    last: int
    blocks: Blocks
    title: Inlines


_Made = TypeVar("_Made")

Nodes = tuple[tuple[content.Node, int], ...]
"""Nodes with the lines on which they stand."""


@lru_cache(maxsize=1)
def _rows(source: str) -> list[str]:
    return source.split("\n")


@dataclass(frozen=True, slots=True)
class Body:
    """All that is written in a text."""

    source: str
    """What is written in it, after its includes are expanded; lines end with LF, NFC."""

    summary: Inlines
    lead: Blocks
    """What stands between the summary and the first section."""

    sections: tuple[Section, ...]
    """The sections of level 2 and deeper, in order."""

    notes: tuple[content.Note, ...] = ()
    summary_line: int = 0
    """The line on which the summary begins."""

    links: tuple[content.Link, ...] = ()
    """Every link written in it."""


class Prose:
    """What a text and a phrase answer alike, once for all who ask: about their words."""

    @cached_property
    def _rows(self) -> tuple[str, str]:
        raise NotImplementedError

    @property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it."""
        raise NotImplementedError

    @cached_property
    def schemes(self) -> frozenset[str]:
        """The schemes of its links; an empty one stands for relative links."""
        return frozenset(scheme_of(link.target) for link in self.links)

    def __getstate__(self) -> Mapping[str, Any]:
        """Leave behind, on the way to another process, what can be made again."""
        return {field.name: self.__dict__[field.name] for field in fields(self)}  # type: ignore[arg-type]

    @property
    def words(self) -> str:
        """Its words without marking, code and addresses; one row a line of ``source``."""
        return self._rows[0]

    @cached_property
    def word_rows(self) -> list[str]:
        """Its words, row by row."""
        return self.words.split("\n")

    @property
    def unlinked(self) -> str:
        """Its words as in ``words``, without those of references to registers."""
        return self._rows[1]

    @cached_property
    def lowered(self) -> str:
        """Its words in lower case. A sign may become two: only its rows are where they were."""
        return self.words.lower()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words among its words, in lower case: what rules ask first."""
        return frozenset(prose.listed(self.lowered))

    @cached_property
    def column(self) -> str:
        """Its vocabulary, each word on a line of its own."""
        return "\n".join(("", *self.vocabulary, ""))

    @cached_property
    def digits(self) -> str:
        """Its words with plain signs, and those rows empty that have no digit: most have none."""
        return prose.folded(prose.with_digits(self.words))

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` returns, made once for all who ask for this ``key``."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[no-any-return]

    def starts(self, wanted: Collection[str]) -> list[int]:
        """Return where any of some words of its vocabulary stand in its words, in order."""
        return prose.starts(self.words, self.lowered, wanted) if wanted else []


@dataclass(frozen=True)
class Text(Prose):
    """One document in one language.

    Its outline (title, ids of sections, references) is always at hand. Its body is not, in a corpus
    that only answers questions which concern all documents: it would have to travel between
    processes for nothing.
    """

    language: Language
    path: str
    lines: Lines
    title: Inlines
    titles: tuple[int, ...]
    """The lines of its headings of level 1; one, in a text that is whole."""

    ids: tuple[str | None, ...]
    """The ids of its sections, in order; none for a heading that has none."""

    mentions: tuple[Mention, ...]
    """Every reference written in it."""

    body: Body | None

    def outline(self) -> Text:
        """Return this text without its body."""
        return Text(
            self.language,
            self.path,
            self.lines,
            self.title,
            self.titles,
            self.ids,
            self.mentions,
            None,
        )

    @property
    def _whole(self) -> Body:
        assert self.body, "a rule that needs the whole corpus asks for no more than outlines"
        return self.body

    @property
    def source(self) -> str:
        """What is written in it, after its includes are expanded."""
        return self._whole.source

    @property
    def summary(self) -> Inlines:
        """The paragraph after its title."""
        return self._whole.summary

    @property
    def lead(self) -> Blocks:
        """What stands between the summary and the first section."""
        return self._whole.lead

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of level 2 and deeper, in order."""
        return self._whole.sections

    @property
    def notes(self) -> tuple[content.Note, ...]:
        """The notes at its end."""
        return self._whole.notes

    @property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it."""
        return self._whole.links

    def section(self, ident: str) -> Section | None:
        """Return the first section with this id."""
        return next((section for section in self.sections if section.id == ident), None)

    def place(self, line: int = 1, column: int = 1) -> Place:
        """Return the place in the sources of a line of this text."""
        return self.lines.place(line, column)

    def find(self, words: str, line: int) -> tuple[int, int]:
        """Return line and column at which ``words`` next stand, from ``line`` on."""
        rows = _rows(self.source)
        for index in range(max(line - 1, 0), len(rows)):
            if (at := rows[index].find(words)) >= 0:
                return index + 1, at + 1
        return max(line, 1), 1

    @cached_property
    def nodes(self) -> Nodes:
        """Every node written in it, with its line."""
        return tuple(content.nodes(self.content))

    @cached_property
    def pointers(self) -> tuple[content.Link | content.Image, ...]:
        """Every link and picture written in it."""
        return pointers(self.nodes) if _PICTURE in self.source else self.links

    @cached_property
    def pictures(self) -> tuple[content.Image, ...]:
        """Every picture in it."""
        return pictures(self.nodes) if _PICTURE in self.source else ()

    @cached_property
    def _rows(self) -> tuple[str, str]:
        return prose.rows(self.content, self.source.count("\n") + 1)

    def spot(self, match: re.Match[str]) -> Place:
        """Return the place in the sources of a match in ``words`` or ``unlinked``."""
        return self.place(*prose.locate(match.string, self.source, match))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its parts, in order: together they are all of it, notes where they are written."""
        sections = self.sections
        ends = [*(section.line - 1 for section in sections), self.source.count("\n") + 1]
        lead = Part("", 1, 1, ends[0], self.lead, self.title)
        others = (
            Part(section.id or "", section.level, section.line, end, section.blocks, section.title)
            for section, end in zip(sections, ends[1:], strict=True)
        )
        return (lead, *others)

    def words_of(self, part: Part) -> str:
        """Return the words of one of its parts, one row a line."""
        return "\n".join(self.word_rows[part.first - 1 : part.last])

    @property
    def content(self) -> tuple[object, ...]:
        """Everything written in it, for those who look through all nodes."""
        return written(self.title, self.titles, self._whole)

    @property
    def stretches(self) -> Sequence[Inlines]:
        """Everything in which a sentence can stand; in a heading none does."""
        return content.stretches(self.content)

    @property
    def asides(self) -> Iterator[Aside]:
        """What stands in it as code, which is none of its words."""
        if "`" in self.source or "~~~" in self.source or _INDENTED.search(self.source):
            yield Aside(prose.code(self.nodes, self.source), self.lines, self.language.tag)


def written(title: Inlines, titles: tuple[int, ...], body: Body) -> tuple[object, ...]:
    """Return the nodes of a text, each heading and the summary on its own line."""
    head = content.Heading(1, title, titles[0] if titles else 1)
    summary = content.Paragraph(body.summary, body.summary_line)
    sections = tuple(
        (content.Heading(section.level, section.title, section.line), section.blocks)
        for section in body.sections
    )
    return (head, summary, body.lead, sections, body.notes)


def mentions(links: Iterable[content.Link]) -> tuple[Mention, ...]:
    """Return those of some links that are references."""
    return tuple(
        Mention(target, link.line, link.column) for link in links if (target := parse(link.target))
    )


_INDENTED: Final = re.compile(r"\n\n(?: {4}| {0,3}\t)")

_PICTURE: Final = "!["
"""How every picture begins."""


def pointers(nodes: Nodes) -> tuple[content.Link | content.Image, ...]:
    """Return the links and pictures among nodes."""
    return tuple(node for node, _ in nodes if isinstance(node, content.Link | content.Image))


def pictures(nodes: Nodes) -> tuple[content.Image, ...]:
    """Return the pictures among nodes."""
    return tuple(node for node, _ in nodes if isinstance(node, content.Image))


@dataclass(frozen=True)
class Raw(Prose):
    """Words of no language that is known, with their rows: what stands in a file."""

    said: str

    @cached_property
    def _rows(self) -> tuple[str, str]:
        return self.said, self.said


@dataclass(frozen=True)
class Aside(Raw):
    """What stands beside all prose: code in a text, remarks in data, the words of a file."""

    lines: Lines
    tag: str = ""
    """The tag of its language; empty where nobody says which it is."""

    is_file: bool = False
    """Whether it is a file that is no text, of which only the whole can be named."""

    @property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it: none."""
        return ()

    def place(self, line: int = 1, column: int = 1) -> Place:
        """Return the place in the sources of a line of it."""
        return self.lines.place(1) if self.is_file else self.lines.place(line, column)

    def spot(self, match: re.Match[str]) -> Place:
        """Return the place in the sources of a match in its words."""
        words, at = match.string, match.start()
        return self.place(words.count("\n", 0, at) + 1, at - words.rfind("\n", 0, at))


@dataclass(frozen=True)
class Phrase(Prose):
    """Short prose of a YAML file in one language, for those who look through all prose."""

    language: Language
    written: Inlines
    where: Place
    """Where it stands; what is in it stands there too."""

    at: KeyPath = ()
    """The way to it in its file, without the language's key."""

    def place(self, line: int = 1, column: int = 1) -> Place:  # noqa: ARG002
        """Return where it stands, as a text would."""
        return self.where

    def find(self, words: str, line: int) -> tuple[int, int]:  # noqa: ARG002
        """Return line and column within it, as a text would."""
        return 1, 1

    @cached_property
    def _rows(self) -> tuple[str, str]:
        return prose.rows(self.written, 1)

    def spot(self, match: re.Match[str]) -> Place:  # noqa: ARG002
        """Return where it stands, as a text would."""
        return self.where

    @cached_property
    def nodes(self) -> Nodes:
        """Every node written in it."""
        return tuple(content.nodes(self.written))

    @property
    def stretches(self) -> Sequence[Inlines]:
        """All of it: it is one stretch of words."""
        return (self.written,)

    @cached_property
    def links(self) -> tuple[content.Link, ...]:
        """Every link written in it."""
        return tuple(content.links(self.written))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference written in it."""
        return mentions(self.links)

    @cached_property
    def pointers(self) -> tuple[content.Link | content.Image, ...]:
        """Every link and picture written in it."""
        return pointers(self.nodes)

    @cached_property
    def pictures(self) -> tuple[content.Image, ...]:
        """Every picture in it."""
        return pictures(self.nodes)
