"""What is wrong, and where: findings of the checks and the diagnostics made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple


class Severity(StrEnum):
    """How much a diagnostic weighs: an error ends every build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a source: path relative to the root (with ``/``), line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def N_(message: str) -> str:  # noqa: N802 - the customary name of gettext's marker
    """Return ``message`` as it is; it goes through the catalogues when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words within a finding's words: translated when shown, then filled with ``values``.

    A value can be a sentence itself. An empty text shows nothing.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, words: Callable[[str], str] = str) -> str:
        """Return it in the language of ``words``."""
        values = {
            key: value.said(words) if isinstance(value, Sentence) else value
            for key, value in self.values.items()
        }
        return words(self.text).format(**values) if self.text else ""


WHOLE: Final = "whole"
"""The value of a finding that is about all words of its text: what others say of them is idle."""

COMMON: Final = "common"
"""The value of a finding whose ``path`` is not there, and is asked for elsewhere as well."""


def listed(sentences: Sequence[str]) -> Sentence:
    """Return some sentences, at least one, as the words of a list."""
    first, *others = sentences
    words = Sentence(first)
    for other in others:
        words = Sentence("{words}; {more}", {"words": words, "more": Sentence(other)})
    return words


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place, before it has words: the rule that it breaks and its values.

    ``values`` (text, numbers, sentences) fill the rule's message and hint; ``document`` is a code
    and ``language`` a tag, where the fault lies in one. ``causes`` are documents (by code) and
    files in which it may have arisen, and may be mended, as well.
    """

    rule: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    document: str | None = None
    language: str | None = None
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Diagnostic:
    """One fault in one place, in words. Sorts by place; knows nothing else."""

    path: str
    line: int
    column: int
    code: str
    rule: str
    severity: Severity
    message: str
    hint: str
    document: str | None = None
    language: str | None = None
