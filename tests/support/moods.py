"""Reads the mood of every row of some words, where a rule looks only at rows that differ."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.modality import Modal, modal, told


def modals(words: str, tag: str) -> Iterator[Modal]:
    """Yield each row that is not empty; nothing where the words of the language are not known."""
    found = told(words, tag)
    rows = enumerate(words.split("\n"), 1) if found else ()
    return (modal(text, tag, at, found) for at, text in rows if found and text.strip())
