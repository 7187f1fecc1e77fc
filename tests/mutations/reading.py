"""Slips in files: bytes that are no text, YAML that cannot be read, what may stand in no text.

And files that are missing, misnamed, or where nothing reads them.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.document import DATA
from mutations import sheet
from mutations.slip import Slip, Source

_MERGE = "<<<<<<< HEAD\n{0}\n=======\n{0}.\n>>>>>>> a-branch"
_UNSEEN = {
    "soft hyphen": "\u00ad",
    "zero width space": "\u200b",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "override": "\u202e",
    "left-to-right mark": "\u200e",
    "line separator": "\u2028",
}
_HTML = ("<b>{}</b>", "{}<br>", "<!-- {} -->", "{} <span class='x'>x</span>", "{} <img src=x>")
_HTML_MORE = ("<script>alert(1)</script> {}", '<a href="https://x.example">{}</a>', "<div>{}</div>")
_UNSAFE = ("javascript:alert(1)", "JavaScript:void(0)", "data:text/html,x", "file:///etc/passwd")


def slips(source: Source) -> Iterator[Slip]:
    yield from _bytes(source)
    yield from _merges(source)
    yield from _yaml(source)
    yield from _twice(source)
    yield from _in_texts(source)
    yield from _includes(source)
    yield from _files(source)


def paragraphs(source: Source) -> list[tuple[str, int, str]]:
    """Return every line of a text that is a paragraph: its path, its number, its words."""
    found = []
    for _, path in source.texts():
        rows = source.lines(path)
        for index in range(1, len(rows) - 1):
            row = rows[index]
            alone = not rows[index - 1].strip() and not rows[index + 1].strip()
            if alone and row[:1].isalpha() and len(row) > 40 and "](" not in row:
                found.append((path, index + 1, row))
    return found


def _spoilt(
    source: Source, path: str, line: int, old: bytes, new: bytes, name: str, rule: str
) -> Slip:
    """Return the edit that replaces bytes of a line."""
    rows = source.text(path).encode().split(b"\n")
    assert old in rows[line - 1], f"{old!r} does not stand in {path}:{line}"
    rows[line - 1] = rows[line - 1].replace(old, new, 1)
    at = frozenset({(path, line)})
    return Slip(f"{name} {path}:{line}", {path: b"\n".join(rows)}, rule, at)


def _bytes(source: Source) -> Iterator[Slip]:
    """Yield slips in the bytes of texts and YAML."""
    wordy = [
        (v.path, key.start_mark.line + 1)
        for v in sheet.documents(source)
        for key, words in v.words
        if "e" in words.value and words.start_mark.line == words.end_mark.line
    ]
    data = source.some(wordy, 9)
    texts = [(path, line) for path, line, _ in source.some(paragraphs(source), 16)]
    known = [(v.path, v.line) for v in sheet.registers(source) if v.name == "names"]
    register = source.some(known, 2)
    for path, line in [*texts[:3], *data[:2], *register[:1]]:
        yield _spoilt(source, path, line, b"e", b"\xeb", "latin-1", "invalid-encoding")
    for path, line in [texts[3], data[2]]:
        yield _spoilt(source, path, line, b"e", b"\0", "NUL", "invalid-encoding")
    whole = source.text(texts[0][0])
    for encoding in ("utf-16", "cp1250"):
        file = {texts[0][0]: whole.encode(encoding, "replace")}
        if encoding == "utf-16":
            first = 1
        else:
            first = next(i for i, row in enumerate(whole.split("\n"), 1) if not row.isascii())
        at = frozenset({(texts[0][0], first)})
        yield Slip(f"saved as {encoding} {texts[0][0]}", file, "invalid-encoding", at)
    places = [*texts[4:], *data[3:], *register[1:]]
    for (name, sign), (path, line) in zip(_UNSEEN.items(), places, strict=False):
        new = f"e{sign}".encode()
        yield _spoilt(source, path, line, b"e", new, name, "invisible-character")
    for (name, sign), (path, line) in zip(_UNSEEN.items(), reversed(places), strict=False):
        if sign != "\u2028":
            new = f"e{sign}".encode()
            yield _spoilt(source, path, line, b"e", new, name, "invisible-character")
    yield _spoilt(source, *texts[5], b"e", b"e\x07", "bell", "invisible-character")
    yield _spoilt(source, *data[4], b"e", b"e\x1b", "escape", "invalid-yaml")


def _merges(source: Source) -> Iterator[Slip]:
    for path, line, row in source.some(paragraphs(source), 4):
        yield source.line(path, line, _MERGE.format(row), "merge-marker", "merge")
    scalars = [v for v in sheet.documents(source) if v.key is not None and not v.words]
    lines = [(v.path, v.line) for v in source.some(scalars, 3)]
    lines.append(("docs/registers/contacts.yml", 10))
    for path, line in lines:
        row = source.lines(path)[line - 1]
        yield source.line(path, line, _MERGE.format(row), "merge-marker", "merge")
    passage = "docs/shared/no-case-data/sr.md"
    row = source.lines(passage)[0]
    yield source.line(passage, 1, _MERGE.format(row), "merge-marker", "merge")


def _yaml(source: Source) -> Iterator[Slip]:
    """Yield slips after which a file is no YAML, or is read as something else."""
    values = [v for v in sheet.documents(source) if v.key is not None]
    inner = [v for v in values if v.key and v.key.start_mark.column > 1 and not v.words]
    tables = [v for v in values if v.words]
    plain = [
        v
        for v in values
        if v.key and v.key.start_mark.column == 0 and v.line == v.value_line and not v.is_last
    ]

    def line(value: sheet.Value) -> tuple[str, int, str]:
        return value.path, value.line, source.lines(value.path)[value.line - 1]

    for path, number, row in map(line, source.some(inner, 4)):
        indent = len(row) - len(row.lstrip())
        yield source.line(path, number, "\t" + row[indent:], "invalid-yaml", "tab")
    for path, number, row in map(line, source.some(plain, 3)):
        yield source.line(path, number, f" {row}", "invalid-yaml", "one space too many")
        yield source.line(path, number, row.replace(": ", ":"), "invalid-yaml", "no space")
        yield source.line(path, number, row.replace(":", "", 1), "invalid-yaml", "no colon")
        for trick in ("&a ", "!x "):
            new = row.replace(": ", f": {trick}")
            yield source.line(path, number, new, "invalid-yaml", f"trick {trick}")
        key = row.partition(":")[0]
        yield source.line(path, number, f"{key}: *a", "invalid-yaml", "alias")
        yield source.line(path, number, f'{key}: "x', "invalid-yaml", "quote not closed")
        yield source.line(path, number, f"{key}: x: y", "invalid-yaml", "colon in a value")
        yield source.line(path, number, f"{key}: @x", "invalid-yaml", "at sign")
        yield source.line(path, number, f"{key}: {{x", "invalid-yaml", "brace not closed")
        yield source.line(path, number, f"{key}: %x", "invalid-yaml", "percent sign")
    for value in source.some(tables, 8):
        key, words = value.words[0]
        number = key.start_mark.line + 1
        row = source.lines(value.path)[number - 1]
        before = row[: words.start_mark.column]
        said = words.value.replace('"', "")
        path = value.path
        yield source.line(path, number, f'{before}"{said}', "invalid-yaml", "quote not closed")
        yield source.line(path, number, f'{before}{said}"', "invalid-yaml", "quote not opened")
        yield source.line(path, number, f"{before}Kujdes: {said}", "invalid-yaml", "colon in words")
        yield source.line(path, number, f"{before}[{said}", "invalid-yaml", "bracket not closed")


def _twice(source: Source) -> Iterator[Slip]:
    documents = [v for v in sheet.documents(source) if v.key is not None]
    registers = [v for v in sheet.registers(source) if v.key is not None]
    for value in [*source.some(documents, 14), *source.some(registers, 2)]:
        line = value.end_line() + 1
        yield sheet.slip(value, value.twice(), "duplicate-key", line, "key twice")


def _in_texts(source: Source) -> Iterator[Slip]:
    lines = source.some(paragraphs(source), 14)
    for (path, line, row), html in zip(lines, (*_HTML, *_HTML_MORE), strict=False):
        yield source.line(path, line, html.format(row), "unsafe-html", "HTML")
    for (path, line, row), target in zip(lines[8:], _UNSAFE, strict=False):
        yield source.line(path, line, f"{row} [x y]({target})", "unsafe-link", target)
    for (path, line, row), target in zip(lines[12:], _UNSAFE[:2], strict=False):
        yield source.line(path, line, f"{row} <{target}>", "unsafe-link", f"bare {target}")
    for document, host in zip(source.corpus.documents, ("https:", "http:", ""), strict=False):
        rows = {text.path: source.lines(text.path) for text in document.texts.values()}
        for row in rows.values():
            row[2] += f" ![]({host}//x.example/y.png)".replace("[]", "[Moving Forward]")
        files = {path: "\n".join(row).encode() for path, row in rows.items()}
        at = frozenset((path, 3) for path in files)
        name = f"remote image {host} {document.folder}"
        yield Slip(name, files, "third-party-resource", at)
    wordy = [v for v in sheet.documents(source) if v.words]
    for value, (name, rule, new) in zip(
        source.some(wordy, 3),
        (
            ("HTML", "unsafe-html", "<b>{}</b>"),
            ("javascript", "unsafe-link", "{} [x y](javascript:x)"),
            ("remote image", "third-party-resource", "{} ![Foto e x](https://x.example/y.png)"),
        ),
        strict=True,
    ):
        key, words = value.words[0]
        begin, end = words.start_mark.index, words.end_mark.index
        said = new.format(words.value.replace("'", "’"))
        text = f"{value.text[:begin]}'{said}'{value.text[end:]}"
        yield sheet.slip(value, text, rule, key.start_mark.line + 1, name)


def _includes(source: Source) -> Iterator[Slip]:
    lines = source.some(paragraphs(source), 8)
    for (path, line, row), (name, rule) in zip(
        lines,
        (
            ("no-such-passage.md", "missing-include"),
            ("no-case-dat.md", "missing-include"),
            ("../pages/home/sq.md", "unsafe-include"),
            ("/etc/passwd", "unsafe-include"),
            ("https://x.example/y.md", "unsafe-include"),
            ("no-case-data", "unsafe-include"),
            ("No-Case-Data.md", "unsafe-include"),
        ),
        strict=False,
    ):
        new = f"{row}\n\n{{!{name}!}}"
        at = frozenset({(path, line + 2)})
        yield source.line(path, line, new, rule, f"include {name}", at=at)
    passage = "docs/shared/no-case-data/en.md"
    text = source.text(passage) + "\n{!no-case-data.md!}\n"
    at = frozenset({(passage, text.rstrip("\n").count("\n") + 1)})
    yield Slip(f"include of itself {passage}", {passage: text.encode()}, "include-loop", at)


def _files(source: Source) -> Iterator[Slip]:
    """Yield slips in which a file is missing, empty, too large, or lies where none belongs."""
    documents = source.some(source.corpus.documents, 8)
    for document in documents[:3]:
        path = source.some([text.path for text in document.texts.values()], 1)[0]
        at = frozenset({(document.path, 1)})
        yield Slip(f"deleted {path}", {path: None}, "missing-language", at)
        yield Slip(f"emptied {path}", {path: b"\n\n"}, "empty-language", frozenset({(path, 1)}))
        yield Slip(f"deleted {document.path}", {document.path: None}, "missing-data", at)
        renamed = path.replace(".md", ".markdown")
        files = {path: None, renamed: source.text(path).encode()}
        yield Slip(f"renamed {renamed}", files, "stray-file", frozenset({(renamed, 1)}))
        yield Slip(f"emptied {document.path}", {document.path: b""}, "invalid-schema", at)
        dashed = b"- kind: page\n"
        yield Slip(f"a list in {document.path}", {document.path: dashed}, "invalid-schema", at)
    names = ("notes.md", "sq.md.txt", "Document.yaml", "sq.docx", "foto.jpg", "sr-Cyrl.md")
    for document, name in zip(documents, names, strict=False):
        path = f"{document.folder}/{name}"
        yield Slip(f"stray {path}", {path: b"x\n"}, "stray-file", frozenset({(path, 1)}))
    for path in ("docs/registers/fact.yml", "docs/pages/notes.txt", "docs/shared/x.md", "sop/a.md"):
        yield Slip(f"stray {path}", {path: b"x\n"}, "stray-file", frozenset({(path, 1)}))
    for path in ("docs/page/news", "docs/grant/news", "curriculum/news", "sops/news"):
        files = {f"{path}/{DATA}": source.text(documents[0].path).encode()}
        at = frozenset({(f"{path}/{DATA}", 1)})
        yield Slip(f"document in {path}", files, "stray-file", at)
    path = next(iter(documents[4].texts.values())).path
    large = source.text(path) + "Fjalë.\n\n" * 150_000
    yield Slip(
        f"too large {path}", {path: large.encode()}, "oversized-file", frozenset({(path, 1)})
    )
    folder = "docs/pages/new-page"
    files = {f"{folder}/sq.md": b"# Titull\n\nFjali.\n"}
    at = frozenset({(f"{folder}/{DATA}", 1)})
    yield Slip(f"texts without data {folder}", files, "missing-data", at)
    for name in ("facts", "terms"):
        path = f"docs/registers/{name}.yml"
        at = frozenset({(path, 1)})
        yield Slip(f"deleted {path}", {path: None}, "unreadable-file", at)
        yield Slip(f"emptied {path}", {path: b"# nothing\n"}, "invalid-schema", at)
        record = b"id: x\nnames:\n  sq: x\n"
        yield Slip(f"a record in {path}", {path: record}, "invalid-schema", at)
