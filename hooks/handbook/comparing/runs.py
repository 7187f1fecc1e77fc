"""What two lines share: tokens kept, inserted and deleted, in runs that a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from handbook.comparing.tokens import Mark, Marked, Token, spelled

MOST: Final = 4_000_000
"""The most pairs of tokens that are looked at; two longer lines are the one for the other."""


@dataclass(slots=True)
class _Stretch:
    """What was deleted and inserted in one place, or what was kept there."""

    deleted: list[Token]
    inserted: list[Token]
    is_kept: bool

    @property
    def size(self) -> int:
        """How much of a line it is."""
        return max(len(spelled(self.deleted)), len(spelled(self.inserted)))


def marked(old: Sequence[Token], new: Sequence[Token]) -> list[Marked]:
    """Return the tokens of two lines in one order, each with what became of it.

    All that is kept or deleted is the old line, all that is kept or inserted the new one.
    """
    found: list[Marked] = []
    for one in _at_words(_merged(_stretches(old, new))):
        if one.is_kept:
            found += [(Mark.KEPT, token) for token in one.inserted]
        else:
            found += [(Mark.DELETED, token) for token in one.deleted]
            found += [(Mark.INSERTED, token) for token in one.inserted]
    return found


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> list[_Stretch]:
    if len(old) * len(new) > MOST:
        return [_Stretch([*old], [*new], old == new)]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Stretch([*old[a:b]], [*new[c:d]], tag == "equal") for tag, a, b, c, d in codes]


def _merged(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Return stretches without crumbs: what is kept between two changes and shorter than both.

    Who reads it wants the sentence that was and the one that is, not single words between them.
    """
    found: list[_Stretch] = []
    for one in stretches:
        if not one.is_kept and len(found) > 1 and _is_crumb(found[-2], found[-1], one):
            kept, before = found.pop(), found.pop()
            one = _Stretch(
                before.deleted + kept.deleted + one.deleted,
                before.inserted + kept.inserted + one.inserted,
                is_kept=False,
            )
        found.append(one)
    return found


def _at_words(stretches: list[_Stretch]) -> list[_Stretch]:
    """Let what came or went alone begin with a word: ``{+at once, +}call`` and not before it."""
    for before, one, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        words = one.inserted or one.deleted
        is_alone = not (one.inserted and one.deleted) and before.is_kept and after.is_kept
        if is_alone and words[0].is_space and words[0] == after.inserted[0]:
            words.append(after.inserted.pop(0))
            before.inserted.append(words.pop(0))
    return stretches


def _is_crumb(before: _Stretch, kept: _Stretch, after: _Stretch) -> bool:
    if not (before.deleted or after.deleted) or not (before.inserted or after.inserted):
        return False
    is_space = all(token.is_space for token in kept.inserted)
    return is_space or kept.size <= min(before.size, after.size)
