"""Looks into PDF: its properties, remarks and attached files, and the photographs in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from handbook.sources.traces import LARGEST, OpaqueError, Seen, parse_xml

_MOST_OBJECTS: Final = 200_000
_MEMORY: Final = 200_000_000
"""To how many bytes a packed part may grow; more is no paper that anyone would send."""

_OF_NO_PERSON: Final = frozenset({"/Link", "/Widget"})
"""Annotations that are no remarks: links, and the fields of a form."""

_NAMED_FOR_PERSONS: Final = frozenset({"person", "path", "place"})
"""What the properties of a paper may tell that matters; a summary of it is no secret."""


def look(kind: str, data: bytes, seen: Seen) -> str:
    """Note what a PDF tells; return its format."""
    try:
        with _limits(), pikepdf.open(BytesIO(data), attempt_recovery=True) as pdf:
            if len(pdf.objects) > _MOST_OBJECTS:
                raise OpaqueError("large")
            _properties(pdf, seen)
            for thing in pdf.objects:
                _object(thing, seen)
    except pikepdf.PasswordError as error:
        raise OpaqueError("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, MemoryError) as error:
        raise OpaqueError("broken") from error
    return kind


_PROGRAM: Final = "/Creator"
"""In a PDF this names the program; elsewhere a property of this name names a person."""


@contextmanager
def _limits() -> Iterator[None]:
    """Let no packed part grow beyond measure while a paper is open."""
    before: Any = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MEMORY,
        run_length_max_memory=_MEMORY,
        png_max_memory=_MEMORY,
        tiff_max_memory=_MEMORY,
        dct_max_memory=_MEMORY,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _properties(pdf: Pdf, seen: Seen) -> None:
    told = Seen()
    for name, value in pdf.docinfo.items():
        told.property("" if name == _PROGRAM else str(name), str(value))
    seen.traces |= told.traces & _NAMED_FOR_PERSONS
    if Name.EmbeddedFiles in pdf.Root.get(Name.Names, {}) or Name.AF in pdf.Root:
        seen.traces.add("contents")


def _object(thing: Any, seen: Seen) -> None:
    match thing:
        case Stream():
            _stream(thing, seen)
        case Dictionary():
            _annotations(thing.get(Name.Annots), seen)


def _annotations(found: Any, seen: Seen) -> None:
    for one in found if isinstance(found, Array) else ():
        if isinstance(one, Dictionary) and str(one.get(Name.Subtype)) not in _OF_NO_PERSON:
            seen.traces.add("remarks")


def _stream(stream: Stream, seen: Seen) -> None:
    told = stream.get(Name.Filter)
    filters = [str(name) for name in told] if isinstance(told, Array) else [str(told)]
    if stream.get(Name.Type) == Name.Metadata:
        _xmp(stream.read_raw_bytes(), filters, seen)
    elif filters == ["/DCTDecode"]:
        seen.inside(stream.read_raw_bytes())


def _xmp(raw: bytes, filters: list[str], seen: Seen) -> None:
    """Note what the XMP of a paper, or of a picture in it, tells."""
    data = raw
    if filters == ["/FlateDecode"]:
        data = zlib.decompressobj().decompress(raw, LARGEST)
    told = Seen()
    try:
        told.tree(parse_xml(data.strip(b"\0 \r\n")))
    except (OpaqueError, zlib.error):
        return
    seen.traces |= told.traces & _NAMED_FOR_PERSONS
