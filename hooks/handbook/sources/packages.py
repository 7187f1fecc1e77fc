"""Looks into what office programs write: properties, remarks, changes, pictures within.

OOXML and OpenDocument are packages: ZIP archives. Another archive stays closed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from handbook.sources.traces import LARGEST, OpaqueError, Seen, elements, parse_xml

_MOST_MEMBERS: Final = 5_000
_MOST_BYTES: Final = 5 * LARGEST
"""To how many bytes a whole package may grow."""

_OOXML: Final = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}
_ODF: Final = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "odg"}
_MIMETYPE: Final = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)")
_PROPERTIES: Final = re.compile(r"docProps/(?:core|app|custom)\d*\.xml|meta\.xml")
_OWN: Final = re.compile(r"docProps/custom\d*\.xml")
_REMARKS: Final = re.compile(r"(?:word|xl|ppt)/(?:.*/)?(?:threaded|modern)?comments?\w*\.xml", re.I)
_AUTHORS: Final = re.compile(r"(?:word/people|xl/persons/\w+|ppt/(?:comment)?authors)\.xml", re.I)
_CHANGES: Final = re.compile(r"xl/revisions/")
_WORDS: Final = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml"
    r"|xl/(?:sharedStrings|worksheets/\w+)\.xml|ppt/(?:slides|notesSlides)/\w+\.xml|content\.xml"
)
_PICTURES: Final = re.compile(r"(?:\w+/)*(?:media|embeddings|Pictures|Object \d+)/[^/]+", re.I)
_PARTS: Final = re.compile(r"(?i).*\.(?:xml|rels)")
_CHANGED: Final = re.compile(r"ins|del|moveFrom|moveTo|\w+Change|changed-region")
_REMARKED: Final = frozenset({"comment", "cm", "threadedComment", "annotation"})
_LINES: Final = frozenset({"p", "h", "si", "is", "v"})
"""Elements that hold a line of words each: paragraphs, headings, cells."""

_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    MemoryError,
)


def look(_kind: str, data: bytes, seen: Seen) -> str:
    """Note what an office document tells; return what sort of document it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_BYTES:
                raise OpaqueError("large")
            kind = _sort_of(package)
            for name, part in _parts(package, members):
                _part(name, part, seen)
    except RuntimeError as error:  # so zipfile says that a password is needed
        raise OpaqueError("locked") from error
    except _ERRORS as error:
        raise OpaqueError("broken") from error
    return kind


def _sort_of(package: zipfile.ZipFile) -> str:
    """Return what sort of document a package is; raises ``OpaqueError`` where it is none."""
    names = package.namelist()
    found = None
    if "[Content_Types].xml" in names:
        starts = {name.partition("/")[0] for name in names}
        found = next((kind for start, kind in _OOXML.items() if start in starts), None)
    elif "mimetype" in names and (match := _MIMETYPE.match(_bytes(package, "mimetype"))):
        found = _ODF.get(match[1].decode())
    if not found:
        raise OpaqueError("unknown")
    return found


def _parts(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a package that can tell something."""
    for member in members:
        if _PARTS.fullmatch(member.filename) or _PICTURES.fullmatch(member.filename):
            yield member.filename, _bytes(package, member)


def _bytes(package: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    """Return a member of a package, whatever it claims of its size."""
    with package.open(member) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OpaqueError("large")
    return data


def _part(name: str, data: bytes, seen: Seen) -> None:
    if _CHANGES.match(name):
        seen.traces.add("changes")
    if not _PARTS.fullmatch(name):
        seen.inside(data)
        return
    seen.value(data.decode("utf-8", "replace"))
    if _PROPERTIES.fullmatch(name):
        root = parse_xml(data)
        seen.tree(root)
        if _OWN.fullmatch(name) and len(root):
            seen.traces.add("text")
    elif _REMARKS.fullmatch(name) or _AUTHORS.fullmatch(name):
        _people(name, data, seen)
    elif _WORDS.fullmatch(name):
        _words(data, seen)


def _people(name: str, data: bytes, seen: Seen) -> None:
    """Note remarks, and the names of those who made some."""
    root = parse_xml(data)
    if len(root) and _AUTHORS.fullmatch(name):
        seen.traces.add("person")
    elif any(_local(element.tag) in _REMARKED for element in elements(root)):
        seen.traces.add("remarks")


def _words(data: bytes, seen: Seen) -> None:
    """Note remarks and changes in the text itself, and its words, a paragraph or cell a line."""
    line: list[str] = []
    for element in elements(parse_xml(data)):
        name = _local(element.tag)
        if _CHANGED.fullmatch(name):
            seen.traces.add("changes")
        elif name in _REMARKED:
            seen.traces.add("remarks")
        elif name in _LINES:
            seen.words.append("".join(line))
            line.clear()
        line += filter(None, (element.text, element.tail))
    seen.words.append("".join(line))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
