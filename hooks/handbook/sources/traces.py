"""What the properties of an attachment tell of a person, a place or a device, by their names.

Knows no format: those that read one hand over names and values as they find them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from handbook.model.attachment import DANGERS, TRACES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST: Final = 20_000_000
"""The most bytes that an attachment, or a part of one, may have in order to be looked into."""

_PATH: Final = re.compile(
    r"(?i:\b[a-z]:[\\/]+(?:users|documents and settings)[\\/])|(?<![\w.~-])/(?:home|Users)/\w"
    r"|\bfile:/|(?<![\w\\])\\\\[\w.-]+\\\w"
)
"""Folders that are named for whoever works there, and shares of an office's own network."""

_NAMES: Final[dict[str, str]] = {
    name: trace
    for trace, names in {
        "place": "location locationcreated locationshown sublocation city state country "
        "countrycode countryname provincestate",
        "person": "artist author authors authorsposition byline bylinetitle captionwriter company "
        "contactinfo contributor contributors copyright creator creatorcontactinfo credit "
        "initialcreator lastmodifiedby manager owner ownername person personinimage printedby "
        "rights rightsholder",
        "device": "make model serialnumber bodyserialnumber cameraserialnumber lensserialnumber "
        "lensmodel lens",
        "time": "datecreated datetimeoriginal datetimedigitized",
        "text": "comment comments description headline imagedescription instructions usercomment",
    }.items()
    for name in names.split()
}


class OpaqueError(Exception):
    """An attachment cannot be looked into; ``fault`` is a key of ``FAULTS``."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class Seen:
    """What was seen of one attachment so far."""

    traces: set[str] = field(default_factory=set)
    dangers: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    inside: Callable[[bytes], object] = len
    """Looks into a file within it; what that tells is seen of the whole."""

    def property(self, name: str, value: str) -> None:
        """Note a property by its name (``dc:creator``, ``Last-Modified-By``) and its value."""
        if not value.strip():
            return
        plain = re.sub(r"[^a-z]", "", name.rpartition(":")[2].rpartition("}")[2].lower())
        trace = "place" if plain.startswith("gps") else _NAMES.get(plain)
        if trace:
            self.traces.add(trace)
        self.value(value)

    def value(self, value: str) -> None:
        """Note a value whose name tells nothing: it may name a folder."""
        if _PATH.search(value):
            self.traces.add("path")

    def tree(self, root: Element) -> None:
        """Note all elements and attributes of a tree of properties, such as XMP."""
        rest: list[tuple[Element, tuple[str, ...]]] = [(root, ("",) * _NEAR)]
        while rest:
            element, around = rest.pop()
            names = (str(element.tag), *around[: _NEAR - 1])
            for name in names if (element.text or "").strip() else ():
                self.property("" if name == _DESCRIPTION else name, element.text or "")
            for name, value in element.attrib.items():
                self.property(name, value)
            rest += [(child, names) for child in element]

    def found(self) -> tuple[str, ...]:
        """Return the traces in their order."""
        return tuple(trace for trace in TRACES if trace in self.traces)

    def done(self) -> tuple[str, ...]:
        """Return the dangers in their order."""
        return tuple(danger for danger in DANGERS if danger in self.dangers)


_NEAR: Final = 4
"""How far above its words the name of a property stands in XMP, which makes lists of them."""

_DESCRIPTION: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"


def parse_xml(data: bytes, *, comments: bool = False) -> Element:
    """Return XML as a tree; raises ``OpaqueError`` where it is none, or grows when it is read."""
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=TreeBuilder(insert_comments=comments))
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise OpaqueError("broken") from error
    return root


def elements(root: Element) -> Iterator[Element]:
    """Yield the elements of a tree; none of its comments and instructions."""
    return (element for element in root.iter() if isinstance(element.tag, str))
