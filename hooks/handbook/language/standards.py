"""Finds forms of another standard of a language (``mjesto`` for ``mesto``), and says its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from handbook.language.tongue import OtherForms, tongue
from handbook.language.trie import ANY_ENDING, trie
from handbook.model.text import Prose


@dataclass(frozen=True, slots=True)
class _Group:
    """Some forms of one standard."""

    sign: str
    whole: Mapping[str, str]
    stems: Mapping[str, str]
    pattern: re.Pattern[str]
    own: re.Pattern[str]

    def find(self, prose: Prose) -> Iterator[tuple[str, str]]:
        for match in self.pattern.finditer(self._with_sign(prose)):
            word = match[0][1:]
            if self.own.match(word):
                continue
            if match["whole"]:
                yield word, self.whole[match["whole"]]
            else:
                yield word, f"{match['prefix']}{self.stems[match['stem']]}{match['ending']}"

    def _with_sign(self, prose: Prose) -> str:
        """Return the lines of a column that may be one of them."""
        if not self.sign:
            return prose.column
        return "\n".join(("", *[word for word in prose.vocabulary if self.sign in word]))


@dataclass(frozen=True, slots=True)
class Standards:
    """The forms that a language does not mix with its own."""

    groups: tuple[_Group, ...]
    names: tuple[str, ...]

    def find(self, prose: Prose) -> dict[str, str]:
        """Return the words of some prose, in lower case, that are such forms, and their own."""
        return {form: own for group in self.groups for form, own in group.find(prose)}

    def is_name(self, word: str) -> bool:
        """Tell whether a word is a name, which may have such a form."""
        return word.startswith(self.names)


@cache
def standards(tag: str) -> Standards | None:
    """Return the forms of other standards of a language; none where it has none that are known."""
    words = tongue(tag)
    if words is None or not words.other_forms:
        return None
    return Standards(tuple(map(_group, words.other_forms)), words.other_names)


def _group(forms: OtherForms) -> _Group:
    whole = {form: own for form, own in forms.forms.items() if not form.endswith(ANY_ENDING)}
    stems = {
        form.removesuffix(ANY_ENDING): own.removesuffix(ANY_ENDING)
        for form, own in forms.forms.items()
        if form not in whole
    }
    prefixes = f"(?:{trie(forms.prefixes)}){{0,2}}" if forms.prefixes else ""
    return _Group(
        forms.sign,
        whole,
        stems,
        re.compile(
            rf"\n(?:(?P<whole>{trie(whole)})"
            rf"|(?P<prefix>{prefixes})(?P<stem>{trie(stems)})(?P<ending>.*))(?!.)"
        ),
        re.compile(rf"(?:{trie(forms.own)})\Z"),
    )
