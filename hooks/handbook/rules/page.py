"""Reads the page of a rule: why the rule is there, samples that fail, samples that pass, the cure.

A page is the Markdown file beside the rule, and its samples are tests. A sample is one or more
fenced blocks that follow each other; words between two blocks begin another sample. The info
string of a block names its language, the file it stands for, the lines at which the rule must
report something, and ``absent`` where that file must not exist. A file below ``site/`` belongs to
a small finished site, which is judged as well::

    ```markdown sop/first/sr.md fails=7,9
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

SECTIONS: Final = ("Fails", "Passes", "How to mend")
"""The headings of level 2 that every page has, in order."""


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of a sample: what it holds, and the lines at which the rule reports something."""

    path: str
    text: str
    fails: tuple[int, ...] = ()
    absent: bool = False
    """Whether the file must not be there."""


Sample = tuple[SampleFile, ...]
"""Files that are laid over a handbook without a fault."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a rule says. Prose is Markdown as it is written."""

    title: str
    why: str
    fails: tuple[Sample, ...]
    passes: tuple[Sample, ...]
    mend: str


def source(module: ModuleType) -> str:
    """Return the Markdown of the page beside a rule's module."""
    return Path(str(module.__file__)).with_suffix(".md").read_text(encoding="utf-8")


def read_page(text: str) -> Page:
    """Return what a page says; raises ``ValueError`` where its headings are not those of a page."""
    tokens = MarkdownIt("commonmark").parse(text)
    starts = [i for i, token in enumerate(tokens) if _is_section(token)]
    heads = [tokens[i + 1].content for i in starts]
    if len(heads) != len(SECTIONS) + 1 or tuple(heads[1:]) != SECTIONS or starts[0] != 0:
        raise ValueError(f"a page has a title and the sections {', '.join(SECTIONS)}, not {heads}")
    parts = [tokens[a:b] for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    title, fails, passes, mend = parts
    return Page(
        heads[0],
        _prose(text, title),
        tuple(_samples(fails)),
        tuple(_samples(passes)),
        _prose(text, mend),
    )


def _is_section(token: Token) -> bool:
    return token.type == "heading_open" and token.tag in {"h1", "h2"}


def _prose(text: str, tokens: Sequence[Token]) -> str:
    """Return the lines of a part after its heading."""
    rows = [line for token in tokens[1:] if token.map for line in token.map]
    return "\n".join(text.split("\n")[min(rows) + 1 : max(rows)]).strip() if rows else ""


def _samples(tokens: Sequence[Token]) -> Iterator[Sample]:
    for is_fence, group in groupby(tokens[3:], key=lambda token: token.type == "fence"):
        if is_fence:
            yield tuple(_file(token) for token in group)


def _file(token: Token) -> SampleFile:
    _, path, *options = token.info.split()
    fails = [option.removeprefix("fails=") for option in options if option.startswith("fails=")]
    lines = tuple(int(line) for option in fails for line in option.split(","))
    return SampleFile(path, token.content, lines, absent="absent" in options)
