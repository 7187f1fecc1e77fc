"""Slips in references: a code, a section, an entry, a step or a file that is not there.

Or that is there no more: what others refer to is deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

import yaml

from handbook.model.corpus import Use
from handbook.model.registers import SCHEMES
from mutations import sheet
from mutations.passages import of_languages, prose, sections
from mutations.reading import paragraphs
from mutations.sheet import Value, slip
from mutations.slip import Slip, Source

_REFERENCE = re.compile(
    r"(?<=[(<])(doc|law|org|role|term|contact|fact|source):[^)>\s#]+(#[^)>\s]+)?"
)
_IDS = frozenset(
    {
        ("Module", "outcomes"),
        ("Assessment", "outcomes"),
        ("Assessment", "observed"),
        ("Message", "audiences"),
        ("Material", "messages"),
        ("Stage", "services"),
        ("GrantCall", "closes"),
    }
)
"""Fields that name items of their own document."""

_NO_FILES = {
    "[x y](../home/sq.md)": "broken-relative-link",
    "[x y](sq.md)": "broken-relative-link",
    "[x y](/sq/about/)": "broken-relative-link",
    "[x y](#purpose)": "broken-relative-link",
    "[x y](files/nothing.pdf)": "missing-attachment",
    "[x y]()": "empty-link",
    "[](https://x.example/y)": "empty-link",
    "[x y](https://)": "empty-link",
    "[x y](doc:SOP-01#)": "empty-link",
}


def slips(source: Source) -> Iterator[Slip]:
    yield from _in_texts(source)
    yield from _malformed(source)
    yield from _in_fields(source)
    yield from _in_words(source)
    yield from _of_settings(source)
    yield from _fact_words(source)
    yield from _no_files(source)
    yield from _deleted_entries(source)
    yield from _deleted_sections(source)
    yield from _deleted_documents(source)
    yield from _without_way(source)


def _in_texts(source: Source) -> Iterator[Slip]:
    found = [
        (text.place(link.line).path, text.place(link.line).line, match)
        for document in source.corpus.documents
        for text in document.texts.values()
        for link in text.links
        if (
            match := _REFERENCE.search(
                source.lines(text.place(link.line).path)[text.place(link.line).line - 1],
                max(link.column - 2, 0),
            )
        )
    ]
    for path, number, match in source.some([x for x in found if x[2][1] == "doc"], 10):
        target = re.sub(r"\d+", "97", match[0], count=1)
        yield _edit(source, path, number, match, target, "unknown-document", "code of no document")
    for path, number, match in source.some([x for x in found if x[2][1] != "doc"], 20):
        target = match[0].partition("#")[0] + "x"
        yield _edit(source, path, number, match, target, "unknown-register-entry", "id of no entry")
    for path, number, match in source.some([x for x in found if x[2][1] == "doc" and x[2][2]], 10):
        target = f"{match[0]}x"
        yield _edit(source, path, number, match, target, "unknown-section", "id of no section")
    for path, number, match in source.some([x for x in found if x[2][1] == "law" and x[2][2]], 3):
        target = f"{match[0]}x"
        rule = "unknown-register-entry"
        yield _edit(source, path, number, match, target, rule, "id of no article")
    for path, number, match in source.some(found, 8):
        target = match[0].replace(":", "s:", 1)
        yield _edit(source, path, number, match, target, "unknown-scheme", "scheme of no register")


_MALFORMED = (
    "[{words}] ({target})",
    "[{words}]({target}",
    "[{words}({target})",
    "{words}]({target})",
    "[{words}]{{{target}}}",
    "[{words}]({target})({target})",
    "[{words}][{target}]",
    "[] ({target})",
    "{target}",
)
"""Ways to write a reference that are none."""


def _malformed(source: Source) -> Iterator[Slip]:
    found = [
        (path, number, match)
        for _, path in source.texts()
        for number, line in prose(source.lines(path))
        if (
            match := re.search(
                r"(?<![!`])\[([^\]`]*)\]\(((?:doc|law|org|role|contact):[^)]+)\)", line
            )
        )
        and "`" not in line
    ]
    rule = "malformed-reference"
    for way, hits in zip(
        _MALFORMED, zip(*[iter(source.some(found, 18))] * 2, strict=True), strict=True
    ):
        for path, number, match in hits:
            new = way.format(words=match[1], target=match[2])
            line = match.string[: match.start()] + new + match.string[match.end() :]
            yield source.line(path, number, line, rule, way)


def _edit(
    source: Source, path: str, number: int, match: re.Match[str], new: str, rule: str, name: str
) -> Slip:
    line = match.string[: match.start()] + new + match.string[match.end() :]
    return source.line(path, number, line, rule, name)


def _in_fields(source: Source) -> Iterator[Slip]:
    """Yield slips in every field that refers to something; in registers, in some."""
    for values, most in ((sheet.documents(source), 2), (sheet.registers(source), 1)):
        sorts: dict[tuple[str, str], list[Value]] = {}
        for value in values:
            is_named = (value.owner.__name__, value.name) in _IDS
            if isinstance(value.node, yaml.ScalarNode) and (value.scheme or is_named):
                definer = next(m for m in reversed(value.owner.__mro__) if value.name in _own(m))
                sorts.setdefault((definer.__name__, value.name), []).append(value)
        for found in sorts.values():
            for value in source.some(found, most):
                yield from _spoilt(value)


def _own(model: type) -> dict[str, object]:
    return dict(vars(model).get("__annotations__", {}))


def _spoilt(value: Value) -> Iterator[Slip]:
    """Yield slips in what one field names."""
    target = str(value.node.value)
    ident, _, part = target.partition("#")
    match value.scheme:
        case "doc":
            other = re.sub(r"\d+", "97", ident)
            spoilt = {f"{other}#{part}".rstrip("#"): "unknown-document"}
            spoilt |= {f"{target}x": "unknown-section"} if part else {}
        case "step":
            spoilt = {f"{target}x": "unknown-next-step", f"SOP-97#{target}": "unknown-document"}
        case "open-point" | None:
            spoilt = {f"{target}x": "unknown-item"}
        case _:
            spoilt = {f"{ident}x": "unknown-register-entry"}
            spoilt |= {f"{target}x": "unknown-register-entry"} if part else {}
    for new, rule in spoilt.items():
        yield slip(value, value.written(new), rule, value.line, f"{new} in")


def _in_words(source: Source) -> Iterator[Slip]:
    """Yield slips in references within the short prose of YAML."""
    found = [
        (value, key, match)
        for value in sheet.documents(source)
        for key, words in value.words
        if words.start_mark.line == words.end_mark.line
        and (match := _REFERENCE.search(value.text, words.start_mark.index, words.end_mark.index))
    ]
    for value, key, match in source.some(found, 8):
        new = re.sub(r"\d+", "97", match[0]) if match[1] == "doc" else f"{match[0]}x"
        rule = "unknown-document" if match[1] == "doc" else "unknown-register-entry"
        text = match.string[: match.start()] + new + match.string[match.end() :]
        yield slip(value, text, rule, key.start_mark.line + 1, f"{new} in words of")


def _of_settings(source: Source) -> Iterator[Slip]:
    path = "handbook.yml"
    for old, new, rule in (
        ("  - police-192", "  - police-193", "unknown-register-entry"),
        ("fallback: police-192", "fallback: polic-192", "unknown-register-entry"),
        ("help: PAGE-09", "help: PAGE-90", "unknown-document"),
        ("  - emergency-112", "  - helpline", "number-out-of-order"),
    ):
        yield source.replaced(path, old, new, rule, f"{new.strip()} in")


def _no_files(source: Source) -> Iterator[Slip]:
    lines = source.some(paragraphs(source), len(_NO_FILES))
    for (path, line, row), (link, rule) in zip(lines, _NO_FILES.items(), strict=True):
        also = frozenset({"differing-references"} if "doc:" in link else ())
        yield source.line(path, line, f"{row} {link}", rule, link, also=also)
    for document in source.some(source.corpus.documents, 2):
        for picture, rule in (
            ("![Moving Forward](photo.png)", "broken-relative-link"),
            ("![Moving Forward](files/photo.png)", "missing-attachment"),
        ):
            paths = of_languages(source, document).values()
            rows = {path: source.lines(path) for path in paths}
            for row in rows.values():
                row[2] += f" {picture}"
            files = {path: "\n".join(row).encode() for path, row in rows.items()}
            at = frozenset((path, 3) for path in paths)
            yield Slip(f"{picture} {document.folder}", files, rule, at)


def _uses(source: Source) -> dict[tuple[str, str], list[Use]]:
    """Return all references by scheme and id of what they name."""
    found: dict[tuple[str, str], list[Use]] = {}
    for use in source.corpus.uses:
        found.setdefault((use.target.scheme, use.target.id), []).append(use)
    return found


def _deleted_entries(source: Source) -> Iterator[Slip]:
    uses = _uses(source)
    for scheme, name in SCHEMES.items():
        path = f"docs/registers/{name}.yml"
        ids = [v for v in sheet.values(source, path) if v.name == "id" and len(v.at) == 2]
        used = [value for value in ids if uses.get((scheme, value.node.value))]
        for value in source.some(used, 1):
            begin = value.text.rfind("\n", 0, value.key.start_mark.index) + 1  # type: ignore[union-attr]
            after = re.search(r"^- ", value.text[begin + 1 :], re.MULTILINE)
            end = begin + 1 + after.start() if after else len(value.text)
            text = value.text[:begin] + value.text[end:]
            named = uses[scheme, value.node.value]
            at = frozenset((use.place.path, use.place.line) for use in named)
            name = f"deleted {scheme}:{value.node.value}"
            yield slip(value, text, "unknown-register-entry", 0, name, at=at)


def _deleted_sections(source: Source) -> Iterator[Slip]:
    """Yield slips in which a section is gone from all languages, or from one."""
    uses = {(use.target.id, use.target.part) for use in source.corpus.uses if use.target.part}
    free: list[tuple[str, str]] = []
    for document in source.corpus.documents:
        paths = list(of_languages(source, document).values())
        items = {item.id for _, item in document.items()} | set(document.data.SECTIONS)
        items |= {annex.id for annex in getattr(document.data, "annexes", ())}
        every = sections(source, paths[0])
        for found, after in zip_longest(every, every[1:]):
            has_more = after is not None and after.level > found.level
            if (document.code, found.id) in uses and found.id not in items and not has_more:
                free.append((document.code, found.id))
    for code, ident in source.some(free, 8):
        document = source.corpus.by_code[code]
        paths = list(of_languages(source, document).values())
        files = {path: _without(source, path, ident) for path in paths}
        at = frozenset(
            (use.place.path, use.place.line)
            for use in source.corpus.uses
            if (use.target.id, use.target.part) == (code, ident) and use.place.path not in files
        )
        if at:
            yield Slip(f"deleted {code}#{ident}", files, "unknown-section", at)
    every = [(d, p) for d in source.corpus.documents for p in of_languages(source, d).values()]
    for document, path in source.some(every, 12):
        found = [s for s in sections(source, path) if s.id and s.level > 1]
        for one in source.some(found, 1):
            files = {path: _without(source, path, one.id)}
            before = frozenset(
                (path, s.first) for s in sections(source, path) if s.first < one.first
            )
            name = f"deleted {document.code}#{one.id} in {path}"
            yield Slip(name, files, "section-missing-in-language", before | {(path, 1)})


def _without(source: Source, path: str, ident: str) -> bytes:
    """Return a text without a section and those below it."""
    found = sections(source, path)
    index = next(i for i, s in enumerate(found) if s.id == ident)
    after = (s.first for s in found[index + 1 :] if s.level <= found[index].level)
    rows = source.lines(path)
    end = next(after, len(rows) + 1)
    return "\n".join(rows[: found[index].first - 1] + rows[end - 1 :]).encode()


def _deleted_documents(source: Source) -> Iterator[Slip]:
    uses = _uses(source)
    for document in source.some(source.corpus.documents, 10):
        named = uses.get(("doc", document.code), [])
        files = dict.fromkeys((document.path, *of_languages(source, document).values()))
        at = frozenset((u.place.path, u.place.line) for u in named if u.document != document.code)
        if at:
            also = frozenset({"step-not-taught", "step-without-duty"})  # there is no other
            also = also if document.data.kind in {"curriculum", "job-description"} else frozenset()
            yield Slip(f"deleted {document.folder}", files, "unknown-document", at, also)


def _without_way(source: Source) -> Iterator[Slip]:
    """Yield slips in which no way leads to a page, or documents supersede each other."""
    from mutations.identity import copied, head

    pages = [d for d in source.corpus.documents if d.folder.startswith("docs/pages/")]
    for document in source.some(pages, 2):
        folder = "docs/pages/new-page"
        files = copied(source, document, folder, "PAGE-77")
        at = frozenset({(f"{folder}/document.yml", head(source, document, "code"))})
        yield Slip(f"no way to a copy of {document.folder}", files, "orphan-document", at)
    for one, other in zip(pages[:2], pages[2:4], strict=True):
        files = {}
        at = set()
        for older, newer in ((one, other), (other, one)):
            text = source.text(newer.path).rstrip("\n")
            text += f"\nsupersedes:\n  - {older.code}\n"
            files[newer.path] = text.encode()
            at.add((newer.path, text.rstrip("\n").count("\n") + 1))
        name = f"{one.code} and {other.code} supersede each other"
        yield Slip(name, files, "circular-supersession", frozenset(at))


def _fact_words(source: Source) -> Iterator[Slip]:
    """Yield references to facts whose words lost the place of the number, or name another unit."""
    rule = "fact-words"
    found = [
        (path, number, match)
        for _, path in source.texts()
        for number, line in prose(source.lines(path))
        if (match := re.search(r"(?<!`)\[([^\]]*\{\}[^\]]*)\]\(fact:[^)]+\)", line))
    ]
    for path, number, match in source.some(found, 9):
        line, start, end = match.string, *match.span(1)
        for name, words in (("no place", "ok"), ("two places", match[1] + " {}")):
            yield source.line(path, number, f"{line[:start]}{words}{line[end:]}", rule, name)
    pairs = (("days", "months"), ("dana", "nedelja"), ("ditë", "orë"), ("muajve", "ditëve"))
    for old, new in (*pairs, ("meseci", "godina"), ("euros", "percent"), ("evra", "%")):
        hits = [hit for hit in found if hit[2][1].endswith(f"{{}} {old}")]
        for path, number, match in source.some(hits, 2):
            line = match.string.replace(f"{{}} {old}", f"{{}} {new}", 1)
            yield source.line(path, number, line, rule, f"{new} for {old}")
