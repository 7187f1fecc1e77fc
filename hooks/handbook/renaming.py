"""``handbook rename``: moves a document to another address, and lets the old one lead there."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.errors import HandbookError
from handbook.model.base import KEBAB
from handbook.model.document import HOME, RESERVED, Document
from handbook.placing import put
from handbook.rules.identity.bad_slug import LONGEST
from handbook.sources.read import read

_KEY = re.compile(r"^formerly:[^\S\n]*\n((?:[ \t]+-[^\n]*\n|[ \t]*#[^\n]*\n)*)", re.MULTILINE)
_AFTER = re.compile(r"^audience:[^\n]*\n", re.MULTILINE)


def rename(root: Path, code: str, slug: str) -> tuple[str, str]:
    """Move the document with this code to a folder of another name; return both folders.

    Its ``document.yml`` names the address that it had. References name codes, so none changes.
    Raises ``HandbookError`` where it cannot be moved there; nothing has changed then.
    """
    corpus = read(root)
    document = corpus.by_code.get(code)
    if document is None:
        raise HandbookError(f"no document has the code {code}")
    if document.address == HOME:
        raise HandbookError(f"{code} is the front page of each language, which does not move")
    folder = f"{document.folder.rpartition('/')[0]}/{slug}"
    fault = _fault(root, document, folder, slug)
    former = {one: other.code for other in corpus.documents for one in other.data.formerly}
    address = folder.removeprefix("docs/").removeprefix("pages/")
    if fault is None and former.get(address, code) != code:
        fault = f"/{address}/ leads to {former[address]}, which was there before"
    if fault:
        raise HandbookError(fault)
    before = (root / document.path).read_text(encoding="utf-8")
    put(root, document.path, _with_former(before, document, address).encode())
    (root / document.folder).rename(root / folder)
    return document.folder, folder


def _fault(root: Path, document: Document, folder: str, slug: str) -> str | None:
    if not re.fullmatch(KEBAB, slug) or len(slug) > LONGEST:
        return f"{slug} cannot be part of an address; write small-letters-and-hyphens"
    if (root / folder).exists():
        return f"{folder} is there already"
    if document.folder.startswith("docs/pages/") and slug in RESERVED:
        return f"/{slug}/ belongs to pages that are made from the registers"
    return None


def _with_former(source: str, document: Document, address: str) -> str:
    """Return a ``document.yml`` that names the address of today as a former one.

    An address to which it comes back is none that it had before.
    """
    former = [one for one in document.data.formerly if one != address]
    rows = "".join(f"  - {one}\n" for one in (*former, document.address))
    if _KEY.search(source):
        return _KEY.sub(lambda _: f"formerly:\n{rows}", source, count=1)
    match = _AFTER.search(source)
    at = match.end() if match else len(source)
    return f"{source[:at]}formerly:\n{rows}{source[at:]}"
