"""Looks into PNG, chunk by chunk: its texts, EXIF and XMP, and what follows the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image

from handbook.sources.pictures import decoding, exif, xmp
from handbook.sources.traces import OpaqueError, Seen

_MOST: Final = 2_000_000
"""The most bytes to which a packed text may grow."""

_HARMLESS: Final = {"Title", "Creation Time", "date:create", "date:modify", "date:timestamp"}
_MEANINGS: Final = {"Source": "Make", "Software": "Software"}
"""What some keywords of PNG are called elsewhere."""


def look(kind: str, data: bytes, seen: Seen) -> str:
    """Note what a PNG tells; return its format."""
    ends = False
    for name, body in _chunks(data):
        match name:
            case b"tEXt" | b"zTXt" | b"iTXt":
                keyword, _, rest = body.partition(b"\0")
                _text(keyword.decode("latin-1"), _value(name, rest), seen)
            case b"eXIf":
                _exif(body, seen)
            case b"IEND":
                ends = True
                if body.strip(b"\0"):
                    seen.traces.add("picture")  # what a program left that cut the picture in place
    if not ends:
        raise OpaqueError("broken")
    return kind


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG; as the body of the last, all that comes after it in the file."""
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        if name == b"IEND":
            yield name, data[at + 12 :]
            return
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


def _value(name: bytes, rest: bytes) -> bytes:
    """Return the text after a keyword."""
    if name == b"tEXt":
        return rest
    if name == b"zTXt":
        return _inflated(rest[1:])
    packed, (_, _, text) = rest[:1] == b"\1", (*rest[2:].split(b"\0", 2), b"", b"", b"")[:3]
    return _inflated(text) if packed else text


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return data


def _text(keyword: str, value: bytes, seen: Seen) -> None:
    if keyword == "XML:com.adobe.xmp":
        xmp(value, seen)
    elif keyword in {"Author", "Copyright", *_MEANINGS}:
        seen.property(_MEANINGS.get(keyword, keyword), value.decode("utf-8", "replace"))
    elif keyword not in _HARMLESS and value.strip():
        seen.traces.add("text")


def _exif(body: bytes, seen: Seen) -> None:
    found = Image.Exif()
    with decoding():
        found.load(b"Exif\0\0" + body)
        exif(found, seen)
