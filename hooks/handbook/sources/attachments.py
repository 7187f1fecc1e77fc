"""Looks into the attachments of a document: what each is, and what it tells that nobody sees.

Any bytes may come. The libraries that know a format are imported where a file of it is at hand:
a handbook without attachments does not wait for them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Final

from handbook.model.attachment import Attachment
from handbook.sources.active import dangers_of_page, is_page
from handbook.sources.traces import LARGEST, OpaqueError, Seen

_DEEPEST: Final = 3
"""How deep files are looked for within each other."""

_MAGIC: Final = (
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "webp"),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), "tiff"),
    (re.compile(rb"GIF8"), "gif"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "avif"),
    (re.compile(rb".{4}ftyp(?:hei|hev|mif|msf)", re.DOTALL), "heic"),
    (re.compile(rb"(?s:.{0,1000})%PDF-"), "pdf"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "zip"),
)
_BINARY: Final = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_SVG: Final = re.compile(
    rb"(?s)\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?svg\b"
)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")

_LOOK: Final = {
    **dict.fromkeys(("jpeg", "webp", "tiff", "gif", "avif"), "pictures"),
    "png": "png",
    "svg": "drawings",
    "pdf": "papers",
    "zip": "packages",
}
"""For each format, the module of this package that looks into it."""


def attachment(path: str, data: bytes) -> Attachment:
    """Return what the bytes of a file tell; of a file that is too large its beginning is enough."""
    kind = format_of(data)
    try:
        if len(data) > LARGEST:
            raise OpaqueError("large")
        with _in_silence():
            kind, seen = _looked(kind, data, 0)
    except OpaqueError as error:
        return Attachment(path, kind, fault=error.fault)
    if is_page(path, kind, data):
        seen.dangers |= dangers_of_page(path, _decoded(data))
    return Attachment(path, kind, seen.found(), seen.done(), text="\n".join(seen.words))


@contextmanager
def _in_silence() -> Iterator[None]:
    """Let libraries log nothing: they would repeat what they find, to whoever reads the output."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def format_of(data: bytes) -> str:
    """Return the format of a file by its first bytes; empty where it is none that is known."""
    known = next((kind for magic, kind in _MAGIC if magic.match(data)), "")
    if known:
        return known
    if data.startswith(_UTF_16):
        return "text"
    if _BINARY.search(data, 0, 8192):
        return ""
    return "svg" if _SVG.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 8192) else "text"


def _looked(kind: str, data: bytes, depth: int) -> tuple[str, Seen]:
    """Return what a file is (of a package, what sort of document), and what is seen of it."""
    seen = Seen()
    seen.inside = _inside(seen, depth + 1)
    if kind == "text":
        seen.words.append(_decoded(data))
    elif kind not in _LOOK:
        raise OpaqueError("unknown")
    else:
        look: Callable[[str, bytes, Seen], str] = import_module(
            f"handbook.sources.{_LOOK[kind]}"
        ).look
        kind = look(kind, data, seen)
    return kind, seen


def _inside(whole: Seen, depth: int) -> Callable[[bytes], None]:
    """Return what looks into a file within another; one that stays closed is a trace itself."""

    def look(data: bytes) -> None:
        try:
            if depth > _DEEPEST or len(data) > LARGEST:
                raise OpaqueError("large")
            _, part = _looked(format_of(data), data, depth)
        except OpaqueError:
            whole.traces.add("contents")
        else:
            whole.traces |= part.traces
            whole.dangers |= part.dangers
            whole.words += part.words

    return look


def _decoded(data: bytes) -> str:
    """Return text in whichever encoding; what is looked for in it has no letters of its own."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
