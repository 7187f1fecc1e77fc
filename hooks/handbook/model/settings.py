"""``handbook.yml``: the languages, and who publishes. The only place that lists languages."""

from __future__ import annotations

from typing import Any, Final, Self

from pydantic import Field, PrivateAttr, model_validator

from handbook.model.base import ContactRef, DocumentRef, Identifier, Value, Words, refused
from handbook.model.diagnostic import N_, Place
from handbook.model.marks import Marks
from handbook.model.plain import ScriptCode, TagText, script_of

SETTINGS: Final = "handbook.yml"


class Language(Value):
    """One language of the handbook."""

    tag: TagText
    """The BCP 47 tag that pages carry in ``lang`` (``sq``, ``sr-Latn``, ``en``)."""

    address: Identifier
    """The first part of its addresses, and its key in YAML (``sq``, ``sr``, ``en``)."""

    file: str = Field(pattern=r"^[a-z0-9-]+\.md$")
    """The name of its file in each document's folder (``sr.md``)."""

    script: ScriptCode
    """The ISO 15924 code of the script it is written in (``Latn``)."""

    name: str
    """Its name in itself (``Shqip``)."""

    formats: str | None = None
    """The CLDR locale of its dates and numbers, where it is not the tag's (``en_150``)."""

    @model_validator(mode="after")
    def _is_in_its_script(self) -> Self:
        if (named := script_of(self.tag, self.script)) != self.script:
            reason = N_("is not {named}, the script of {tag}")
            raise refused(("script",), reason, named=named, tag=self.tag)
        return self

    @property
    def cldr(self) -> str:
        """The CLDR locale of its dates and numbers."""
        return self.formats or self.locale

    @property
    def locale(self) -> str:
        """The name of its catalogue of words (``sr_Latn``)."""
        return self.tag.replace("-", "_")


class Settings(Value):
    """What holds for the whole handbook."""

    languages: tuple[Language, ...] = Field(min_length=1)
    """The languages, in the order in which switches show them. None is the source."""

    title: Words
    """The handbook's name."""

    publisher: Words
    """Who publishes this handbook; shown on every page."""

    emergency: tuple[ContactRef, ...]
    """Contacts that every page shows when someone is in danger, in order."""

    fallback: ContactRef
    """The contact to call when a helpline does not answer."""

    help: DocumentRef
    """The page for someone who needs help; every page leads to it in one step."""

    helplines: tuple[ContactRef, ...]
    """Contacts that every page shows after these."""

    _marks: Marks = PrivateAttr(default=Marks({(): Place(SETTINGS)}))

    def model_post_init(self, context: Any) -> None:
        """Keep where its values stand, where the one who reads them tells."""
        self._marks = (context or {}).get("marks", self._marks)

    def place(self, *path: str | int) -> Place:
        """Return where a value of it stands."""
        return self._marks.value(*path)
