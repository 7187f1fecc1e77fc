"""Looks into SVG: comments, properties, names of folders, pictures within it, what it runs."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from handbook.sources.active import dangers_of_element, dangers_of_style
from handbook.sources.traces import Seen, elements, parse_xml

_MADE_BY: Final = re.compile(r"(?i)\s*(?:created|generated|generator|uploaded|made)\b")
"""How the remark begins in which a program names itself."""

_SHEET: Final = re.compile(r"<\?xml-stylesheet")
"""What stands before the drawing and names a style for it."""

_PICTURE: Final = re.compile(r"(?i)\s*data:[\w/+.-]*(;base64)?,")


def look(kind: str, data: bytes, seen: Seen) -> str:
    """Note what a drawing tells; return its format."""
    root = parse_xml(data, comments=True)
    for element in root.iter():
        if not isinstance(element.tag, str):
            if not _MADE_BY.match(element.text or "") and (element.text or "").strip():
                seen.traces.add("text")
        elif element.tag.endswith("}metadata"):
            seen.tree(element)
    seen.dangers |= dangers_of_style("".join(_SHEET.findall(data.decode("utf-8", "replace"))))
    for element in elements(root):
        seen.dangers |= dangers_of_element(element.tag, element.attrib, element.text or "")
        for value in element.attrib.values():
            seen.value(value)
            if match := _PICTURE.match(value):
                _picture(value[match.end() :], match[1] is not None, seen)
        seen.words += filter(None, (element.text, element.tail))
    return kind


def _picture(value: str, packed: bool, seen: Seen) -> None:  # noqa: FBT001
    try:
        seen.inside(base64.b64decode(value) if packed else value.encode())
    except binascii.Error:
        seen.traces.add("contents")
