"""Looks into pictures made of points: EXIF, XMP and IPTC, comments, films behind a picture.

Nothing is drawn: only what stands around the points is read, so that a small file which would
become a large picture costs nothing.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from PIL import Image, IptcImagePlugin
from PIL.ExifTags import IFD
from PIL.ImageFile import ImageFile

from handbook.sources.traces import OpaqueError, Seen, parse_xml

_MOST_FRAMES: Final = 20

_EXIF: Final = {
    "person": (0x013B, 0x013C, 0x8298, 0x9C9D, 0xA430),
    "text": (0x010E, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0x9286),
    "device": (0x010F, 0x0110, 0x927C, 0xA420, 0xA431, 0xA432, 0xA433, 0xA434, 0xA435, 0xC62F),
    "time": (0x0132, 0x9003, 0x9004, 0x882A, 0x9010, 0x9011, 0x9012),
}
"""Tags that tell something, by what they tell; the others are of the picture itself."""

_SOFTWARE: Final = 0x0131
_XMP: Final = 0x02BC
_IPTC: Final = {
    "person": {80, 85, 110, 115, 116, 118, 122},
    "place": {26, 27, 90, 92, 95, 100, 101},
    "time": {55, 60, 62, 63},
    "text": {5, 25, 40, 105, 120},
}
"""Datasets of IPTC's second record, by what they tell."""

_ERRORS: Final = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What the decoders raise at bytes that are no picture."""


def look(kind: str, data: bytes, seen: Seen) -> str:
    """Note what a picture tells; return its format."""
    with decoding(), Image.open(BytesIO(data), formats=[kind]) as picture:
        for frame in _frames(picture):
            _picture(frame, seen)
    if kind == "jpeg" and _film(data):
        seen.traces.add("contents")
    return kind


@contextmanager
def decoding() -> Iterator[None]:
    """Turn whatever a decoder raises into ``OpaqueError``, and silence its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise OpaqueError("large") from error
        except _ERRORS as error:
            raise OpaqueError("broken") from error


def _frames(picture: ImageFile) -> Iterator[ImageFile]:
    """Yield a picture, and those that its file holds beside it (a camera's, or pages)."""
    yield picture
    if picture.format not in {"MPO", "TIFF"}:
        return
    for index in range(1, min(getattr(picture, "n_frames", 1), _MOST_FRAMES)):
        picture.seek(index)
        yield picture


def _picture(picture: ImageFile, seen: Seen) -> None:
    tags = exif(picture.getexif(), seen)
    for packet in (picture.info.get("xmp"), tags.get(_XMP)):
        if isinstance(packet, str | bytes):
            xmp(packet, seen)
    if _says(picture.info.get("comment")):
        seen.traces.add("text")
    _iptc(picture, seen)


def exif(found: Image.Exif, seen: Seen) -> Mapping[int, Any]:
    """Note what EXIF tells; return all its tags."""
    tags = {**found, **found.get_ifd(IFD.Exif)}
    for trace, numbers in _EXIF.items():
        if any(_says(tags.get(number)) for number in numbers):
            seen.traces.add(trace)
    if found.get_ifd(IFD.GPSInfo):
        seen.traces.add("place")
    if found.get_ifd(IFD.IFD1):
        seen.traces.add("picture")
    seen.value(str(tags.get(_SOFTWARE, "")))
    return tags


def _says(value: object) -> bool:
    if isinstance(value, bytes):
        return bool(value.strip(b"\0 \t\r\n").removeprefix(b"ASCII\0\0\0").strip(b"\0 "))
    return bool(str(value).strip("\0 ")) if value is not None else False


def xmp(packet: str | bytes, seen: Seen) -> None:
    """Note what a packet of XMP tells."""
    data = packet.encode() if isinstance(packet, str) else packet
    if not data.strip(b"\0 \r\n"):
        return
    try:
        seen.tree(parse_xml(data.strip(b"\0 \r\n")))
    except OpaqueError:
        seen.traces.add("text")


def _iptc(picture: ImageFile, seen: Seen) -> None:
    told = {number for record, number in IptcImagePlugin.getiptcinfo(picture) or () if record == 2}
    for trace, numbers in _IPTC.items():
        if told & numbers:
            seen.traces.add(trace)


def _film(data: bytes) -> bool:
    """Tell whether a telephone has put a film behind the picture."""
    return any(brand in data for brand in (b"ftypmp4", b"ftypisom", b"ftypqt", b"ftypmp42"))
