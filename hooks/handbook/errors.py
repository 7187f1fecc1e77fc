"""What stops the program: not faults of content, which are diagnostics."""

from __future__ import annotations


class HandbookError(Exception):
    """The program cannot go on; its words are the whole message for a person."""


class ContentError(HandbookError):
    """The checks found errors; nothing is built from such content."""
