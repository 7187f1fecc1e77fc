"""An attachment: a file beside a document, and what it tells beyond what one sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from handbook.model.diagnostic import N_

TRACES: Final[Mapping[str, str]] = {
    "place": N_("where it was taken"),
    "person": N_("a name or an owner"),
    "device": N_("the device it was taken with"),
    "time": N_("when it was taken"),
    "text": N_("a description or comment"),
    "picture": N_("what it showed before it was changed"),
    "path": N_("the name of a folder on somebody's computer"),
    "remarks": N_("remarks in its margin"),
    "changes": N_("tracked changes"),
    "contents": N_("another file inside it"),
}
"""What an attachment can tell that nobody sees, and how a message names it; the worst first."""

DANGERS: Final[Mapping[str, str]] = {
    "script": N_("a script, or what starts one"),
    "foreign": N_("a part that is no drawing, such as a form or a page within it"),
    "elsewhere": N_("something that is loaded from elsewhere"),
}
"""What an attachment can do to whoever opens it, and how a message names it; the worst first."""

FAULTS: Final[Mapping[str, str]] = {
    "broken": N_("it is damaged"),
    "large": N_("it is too large"),
    "locked": N_("a password locks it"),
    "unknown": N_("its format is not one of those that can be looked into"),
}
"""Why an attachment could not be looked into."""

PHOTOGRAPHS: Final = frozenset({"jpeg", "webp", "heic", "avif", "tiff"})
"""Formats in which photographs are kept; PNG, GIF and SVG are those of drawings."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a document's ``files/``, by its content and not by its name."""

    path: str
    """Where it lies, relative to the root."""

    format: str = ""
    """What it is (``jpeg``, ``pdf``, ``docx``); empty where that cannot be told."""

    traces: tuple[str, ...] = ()
    """Keys of ``TRACES``, in their order: what it tells that nobody sees."""

    dangers: tuple[str, ...] = ()
    """Keys of ``DANGERS``, in their order: what it does when it is opened."""

    fault: str = ""
    """The key in ``FAULTS`` of why it could not be looked into; empty where it could."""

    text: str = ""
    """The words in it, where they can be had, for those who look for what may not be public."""

    @property
    def is_photograph(self) -> bool:
        """Tell whether it is a picture in a format of photographs."""
        return self.format in PHOTOGRAPHS

    def outline(self) -> Attachment:
        """Return this without its words."""
        return replace(self, text="")
