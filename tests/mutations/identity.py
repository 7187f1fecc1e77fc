"""Slips in names: codes, slugs, ids of records, items and sections, names of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.model.base import Item
from handbook.model.document import DATA, Document
from handbook.model.kinds import PREFIXES
from mutations import sheet
from mutations.passages import Section, of_languages, sections
from mutations.sheet import Value, slip
from mutations.slip import Slip, Source

_SLUGS = ("Zyrtari", "zyrtar_referimi", "zyrtari për", "a-" * 21 + "a", "-x", "x--y", "ofiçe")
_ADDRESSES = ("roles", "sop", "status", "files", "contributing")
_NO_IDS = ("", " {#}", " {#Raporti}", " {#raporti_i_pare}", " {# raporti}", " {#raporti-}", " #x")


def slips(source: Source) -> Iterator[Slip]:
    yield from _codes(source)
    yield from _slugs(source)
    yield from _twice(source)
    yield from _headings(source)
    yield from _moved(source)
    yield from _items(source)
    yield from _rules(source)


def copied(
    source: Source, document: Document, folder: str, code: str | None = None
) -> dict[str, bytes | None]:
    """Return the files of a document in another folder, with another code if one is given."""
    paths = [document.path, *of_languages(source, document).values()]
    files: dict[str, bytes | None] = {}
    for path in paths:
        text = source.text(path)
        if path == document.path and code:
            text = text.replace(f"code: {document.code}", f"code: {code}", 1)
        files[f"{folder}/{path.rpartition('/')[2]}"] = text.encode()
    return files


def head(source: Source, document: Document, key: str) -> int:
    """Return the line of a key of a document's record itself."""
    rows = source.lines(document.path)
    return next(n for n, row in enumerate(rows, 1) if row.startswith(f"{key}:"))


def _codes(source: Source) -> Iterator[Slip]:
    kinds: dict[str, list[Document]] = {}
    for document in source.corpus.documents:
        kinds.setdefault(document.data.kind, []).append(document)
    for kind, found in kinds.items():
        for one, other in source.some(list(pairwise(found)), 3):
            old, new = f"code: {other.code}", f"code: {one.code}"
            at = frozenset((d.path, head(source, d, "code")) for d in (one, other))
            yield source.replaced(other.path, old, new, "duplicate-code", "code of another", at=at)
        for document in found:
            old = f"code: {document.code}"
            name = "code of none"
            yield source.replaced(document.path, old, f"{old[:-2]}88", "changed-code", name)
            other = source.some([d for d in source.corpus.documents if d.data.kind != kind], 1)[0]
            new, name = f"code: {other.code}", "code of another kind"
            yield source.replaced(document.path, old, new, "duplicate-code", name)
        document = source.some(found, 1)[0]
        parent = document.folder.rpartition("/")[0]
        folder = f"{parent}/zz-copy"
        line = head(source, document, "code")
        at = frozenset({(f"{folder}/{DATA}", line)})
        files = copied(source, document, folder)
        yield Slip(f"copied {document.folder}", files, "duplicate-code", at)
        if kind in {"page", "indicator", "sop"}:
            continue
        for prefix in source.some([p for k, p in PREFIXES.items() if k != kind], 2):
            files = copied(source, document, folder, f"{prefix}-77")
            yield Slip(f"{prefix}-77 of a {kind}", files, "code-kind-mismatch", at)


def _slugs(source: Source) -> Iterator[Slip]:
    pages = [d for d in source.corpus.documents if d.folder.startswith("docs/pages/")]
    leaves = [d for d in pages if d.address.count("/") == 0 and d.address not in {"home"}]
    documents = source.some(source.corpus.documents, len(source.corpus.documents))
    plain = [d for d in documents if d not in pages]
    for document, slug in zip([*plain, *plain], _SLUGS, strict=False):
        parent = document.folder.rpartition("/")[0]
        yield _renamed(source, document, f"{parent}/{slug}", "bad-slug")
    for document, slug in zip([*leaves, *leaves], _ADDRESSES, strict=False):
        if slug == "files":  # is no folder of documents
            continue
        yield _renamed(source, document, f"docs/pages/{slug}", "address-taken")


def _renamed(source: Source, document: Document, folder: str, rule: str) -> Slip:
    files = copied(source, document, folder)
    files |= dict.fromkeys((document.path, *of_languages(source, document).values()))
    at = frozenset({(f"{folder}/{DATA}", head(source, document, "kind"))})
    return Slip(f"folder renamed {folder}", files, rule, at)


def _ids(values: Iterator[Value]) -> dict[tuple[str, tuple[str | int, ...]], list[Value]]:
    """Return the ids of records, by the list in which they stand."""
    found: dict[tuple[str, tuple[str | int, ...]], list[Value]] = {}
    for value in values:
        if value.key is not None and value.name == "id":
            found.setdefault((value.path, value.at[:-2]), []).append(value)
    return found


def _twice(source: Source) -> Iterator[Slip]:
    chosen: dict[str, tuple[Value, Value]] = {}
    for values in _ids(sheet.documents(source)).values():
        if len(values) > 1:
            chosen.setdefault(values[0].owner.__name__, source.some(list(pairwise(values)), 1)[0])
    for values in source.some([v for v in _ids(sheet.registers(source)).values() if v[1:]], 4):
        chosen[values[0].path] = source.some(list(pairwise(values)), 1)[0]
    for one, other in chosen.values():
        text = other.written(one.node.value)
        yield slip(other, text, "duplicate-id", other.line, "id of another")


def _headings(source: Source) -> Iterator[Slip]:
    texts = [path for _, path in source.texts()]
    for path in source.some(texts, 8):
        found = [s for s in sections(source, path) if s.id]
        if len(found) < 2:
            continue
        one, other = source.some(list(pairwise(found)), 1)[0]
        new = _head(source, path, other).replace(f"#{other.id}}}", f"#{one.id}}}")
        yield source.line(path, other.first, new, "duplicate-section-id", "id of another section")
    every = [(path, s) for path in texts for s in sections(source, path) if s.level > 1 and s.id]
    for (path, found), spoilt in zip(source.some(every, 21), _NO_IDS * 3, strict=True):
        new = re.sub(r" \{#[^}]*\}$", spoilt, _head(source, path, found))
        yield source.line(path, found.first, new, "heading-without-id", f"id{spoilt or ' gone'}")


def _head(source: Source, path: str, found: Section) -> str:
    return source.lines(path)[found.first - 1]


def _moved(source: Source) -> Iterator[Slip]:
    """Yield slips in which a section has another id, in one language or in all."""
    for document in source.some(source.corpus.documents, 10):
        paths = list(of_languages(source, document).values())
        path = source.some(paths, 1)[0]
        found = [s for s in sections(source, path) if s.level > 1 and s.id]
        if not found:
            continue
        one = source.some(found, 1)[0]
        new = _head(source, path, one).replace(f"#{one.id}}}", f"#{one.id}s}}")
        at = frozenset((p, s.first) for p in paths for s in sections(source, p)) | {
            (p, 1) for p in paths
        }
        rule = "section-missing-in-language"
        yield source.line(path, one.first, new, rule, "id of a section", at=at)


def _items(source: Source) -> Iterator[Slip]:
    """Yield slips in which an item, and its section, no longer have the same id."""
    values = [
        v
        for v in sheet.documents(source)
        if v.key is not None and v.name == "id" and issubclass(v.owner, Item)
    ]
    sorts: dict[str, list[Value]] = {}
    for value in values:
        sorts.setdefault(value.owner.__name__, []).append(value)
    folders = {document.path: document for document in source.corpus.documents}
    for found in sorts.values():
        for value in source.some(found, 3):
            ident = value.node.value
            text = value.written(f"{ident[:-1]}")
            yield slip(value, text, "item-without-section", value.line, "id of an item")
        for value in source.some(found, 2):
            ident = value.node.value
            files: dict[str, bytes | None] = {}
            for path in of_languages(source, folders[value.path]).values():
                text = source.text(path)
                files[path] = text.replace(f"{{#{ident}}}", f"{{#{ident}-x}}").encode()
            at = frozenset({(value.path, value.line)})
            name = f"sections of {value.where} {ident} renamed"
            yield Slip(name, files, "item-without-section", at)
    for document in source.some([d for d in source.corpus.documents if d.data.SECTIONS], 6):
        items = {item.id for _, item in document.items()}  # of those another rule tells
        ident = source.some([one for one in document.data.SECTIONS if one not in items], 1)[0]
        files = {
            path: source.text(path).replace(f"{{#{ident}}}", f"{{#{ident}-x}}").encode()
            for path in of_languages(source, document).values()
        }
        at = frozenset({(document.path, head(source, document, "kind"))})
        yield Slip(f"{ident} renamed in {document.code}", files, "missing-section", at)


def _rules(source: Source) -> Iterator[Slip]:
    for value in [v for v in sheet.documents(source) if v.owner.__name__ == "Allowance"]:
        if value.name != "rule":
            continue
        for new in (value.node.value[:-1], "unknown-section", "typed-figures", "HB409"):
            also = frozenset({value.node.value})  # nothing excuses it any more
            text = value.written(new)
            yield slip(value, text, "unknown-rule", value.line, f"rule {new}", also=also)
