"""A mark has no note, or a note no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.corpus import Corpus
from handbook.model.diagnostic import N_, Finding, Place, Sentence
from handbook.model.text import Text
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unmatched-note",
    code="HB028",
    title="Every mark of a note has its note, and every note its mark.",
    message="{mark} {reason}",
    hint="write {mark} within the text, and {mark}: with the words of the note at its end",
    needs=Needs.DOCUMENT,
)

_MARK: Final = re.compile(r"\[\^[^\]\s\[]{1,80}\]")
_NOTE: Final = re.compile(r"^ {0,3}(\[\^([^\]\s\[]{1,80})\]):", re.MULTILINE)


def check(corpus: Corpus) -> Iterator[Finding]:
    for document in corpus.documents:
        for text in document.texts.values():
            if "[^" not in text.source:
                continue
            for place, mark, reason in (*_marks(text), *_notes(text)):
                yield RULE.at(
                    place,
                    document=document.code,
                    language=text.language.tag,
                    mark=mark,
                    reason=Sentence(reason),
                )


def _marks(text: Text) -> Iterator[tuple[Place, str, str]]:
    """Yield marks that stayed words: no note has their label."""
    for match in _MARK.finditer(text.words):
        yield text.spot(match), match[0], N_("has no note: it stays as it is written")


def _notes(text: Text) -> Iterator[tuple[Place, str, str]]:
    """Yield notes that were read and left out, since nothing points to them."""
    known = {note.label for note in text.notes}
    lost = [match for match in _NOTE.finditer(text.source) if match[2] not in known]
    code = next((aside.words for aside in text.asides), "").split("\n") if lost else []
    for match in lost:
        line = text.source.count("\n", 0, match.start(1)) + 1
        is_code = match[1] in "".join(code[line - 1 : line])
        if not is_code and match[1] not in text.words:
            yield text.place(line), match[1], N_("is the mark of nothing: this note is left out")
