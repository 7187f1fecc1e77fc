"""Expands shared passages: ``{!name.md!}`` on a line of its own, outside code.

The expansion itself is markdown-include's; this module makes sure beforehand that every passage
is there, lies in ``docs/shared/`` and does not include itself, and keeps where each line was
written. ``{!name.md!}`` means the passage's file in the language of the text that includes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown import Markdown
from markdown_include.include import IncludePreprocessor

from handbook.model.diagnostic import COMMON, Finding, Place
from handbook.model.text import SHARED, Lines
from handbook.sources import signs
from handbook.sources.dialect import parser
from handbook.sources.files import LARGEST, Tree

_DIRECTIVE = re.compile(r"^\s*\{!(.+?)!\}\s*$")
_LEAST: Final = 2_000
"""What an included passage counts at least towards the largest text: it costs time too."""

_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\.md$")


@dataclass(frozen=True, slots=True)
class Expanded:
    """A text with its passages in place, where its lines were written, and what is wrong."""

    text: str
    lines: Lines
    findings: tuple[Finding, ...] = ()
    passages: tuple[str, ...] = ()
    """The paths of the passages that it includes."""


def expand(tree: Tree, path: str, text: str, file: str) -> Expanded:
    """Return a text with its includes expanded.

    ``file`` is the name that a passage's file has in the language of the text (``sr.md``).
    A passage that is missing, unreadable, elsewhere or within itself is reported, and the line
    that asks for it stays as it is written: what it leaves out is no fault of its own.
    """
    if "{!" not in text:
        return Expanded(text, Lines(((1, path, 1),)))
    expansion = _Expansion(tree, file)
    lines = list(expansion.lines(path, text, (path,)))
    return Expanded(
        "\n".join(line for line, _ in lines),
        Lines(tuple(_segments(place for _, place in lines))),
        tuple(expansion.findings),
        tuple(sorted(expansion.passages)),
    )


def directives(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 1) and the name of each include of a text; none within code."""
    code = {
        line
        for token in parser().parse(text)
        if token.type in {"fence", "code_block"} and token.map
        for line in range(*token.map)
    }
    for index, line in enumerate(text.split("\n")):
        if index not in code and (match := _DIRECTIVE.match(line)):
            yield index + 1, match[1].strip()


def _end_of_code(lines: Sequence[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    """Yield the line that ends the code which a passage begins and does not end."""
    text = "\n".join(line for line, _ in lines)
    if "```" not in text and "~~~" not in text:
        return
    *_, last = parser().parse(text)
    if last.type == "fence" and last.map and last.map[1] == len(lines):
        row = lines[-1][0].strip()
        if (
            last.map[1] - last.map[0] == 1
            or row.strip(last.markup[0])
            or len(row) < len(last.markup)
        ):
            yield last.markup, lines[-1][1]


def _segments(places: Iterator[Place]) -> Iterator[tuple[int, str, int]]:
    before: Place | None = None
    for number, place in enumerate(places, 1):
        if before is None or (place.path, place.line) != (before.path, before.line + 1):
            yield number, place.path, place.line
        before = place


class _Preprocessor(IncludePreprocessor):  # type: ignore[misc]
    """markdown-include's preprocessor, with a passage's file in one language as its target."""

    def __init__(self, base: str, file: str) -> None:
        config = {
            "base_path": base,
            "encoding": "utf-8-sig",
            "inheritHeadingDepth": False,
            "headingOffset": 0,
            "throwException": True,
        }
        super().__init__(Markdown(), config)
        self.file = file

    def passage(self, name: str) -> list[str]:
        """Return the lines of a passage that includes no other (NFC, as all that is read)."""
        directive = f"{{!{name.removesuffix('.md')}/{self.file}!}}"
        return [unicodedata.normalize("NFC", line) for line in self.run([directive])]


class _Expansion:
    """One text being expanded: what was found on the way."""

    def __init__(self, tree: Tree, file: str) -> None:
        self.tree = tree
        self.file = file
        self.findings: list[Finding] = []
        self.passages: set[str] = set()
        self.length = 0
        self.preprocessor = _Preprocessor(str(tree.root / SHARED), file)

    def lines(self, path: str, text: str, chain: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
        """Yield each line with its place; ``chain`` holds the paths that led here."""
        wanted = dict(directives(text))
        for number, line in enumerate(text.split("\n"), 1):
            if name := wanted.get(number):
                place = Place(path, number, line.index("{!") + 1)
                found = list(self.passage(name, place, chain))
                yield from found or [(line, place)]
                yield from _end_of_code(found)
            else:
                yield line, Place(path, number)

    def passage(
        self, name: str, place: Place, chain: tuple[str, ...]
    ) -> Iterator[tuple[str, Place]]:
        """Yield the lines of a passage, or report why there are none."""
        path = f"{SHARED}/{name.removesuffix('.md')}/{self.file}"
        if not _NAME.match(name):
            self.findings.append(Finding("unsafe-include", place, {"name": name}))
            return
        if path in chain:
            loop = " > ".join((*chain[chain.index(path) :], path))
            self.findings.append(Finding("include-loop", place, {"loop": loop}))
            return
        text = self.tree.read(path)
        if isinstance(text, Finding):
            if text.rule == "unreadable-file":
                is_known = self.tree.is_folder(path.rpartition("/")[0])
                text = Finding("missing-include", place, {"path": path, COMMON: is_known})
            self.findings.append(text)
            return
        self.passages.add(path)
        if blocks := signs.undecided(path, text):
            self.findings += blocks
            return
        seen, unseen = signs.without_unseen(path, text)
        self.findings += unseen
        as_written, text = seen == text, seen
        self.length += max(len(text), _LEAST)
        if self.length > LARGEST:
            self._too_long(Place(chain[0]))
        elif not text.strip():
            self.findings.append(Finding("empty-language", Place(path)))
        elif "{!" in text or not as_written:
            yield from self.lines(path, text.rstrip("\n"), (*chain, path))
        else:
            first = text[: len(text) - len(text.lstrip())].count("\n") + 1
            for number, line in enumerate(self.preprocessor.passage(name), first):
                yield line, Place(path, number)

    def _too_long(self, place: Place) -> None:
        """Report once that a text grows beyond measure: passages can multiply each other."""
        if all(finding.rule != "oversized-file" for finding in self.findings):
            values = {"size": self.length, "largest": LARGEST}
            self.findings.append(Finding("oversized-file", place, values))
