"""A page: text and nothing more."""

from __future__ import annotations

from typing import Literal

from handbook.model.kinds.document import DocumentData


class Page(DocumentData):
    """A page of text."""

    kind: Literal["page"]
