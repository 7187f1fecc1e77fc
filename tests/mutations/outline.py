"""Slips in how a text is built: titles, summaries, levels, sections, pictures, placeholders."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.tongue import tongue
from mutations import sheet
from mutations.content import DRAWING
from mutations.identity import head
from mutations.passages import of_languages, sections
from mutations.reading import paragraphs
from mutations.sheet import slip
from mutations.slip import Slip, Source

_LONG = {
    "sq": " dhe të gjitha ato që duhen ditur para se të fillohet me punën e përditshme në terren",
    "sr": " i sve ono što treba znati pre nego što se počne sa svakodnevnim radom na terenu",
    "en": " and all the things that one needs to know before the daily work in the field begins",
}
_TITLE = {"sq": "Titull tjetër", "sr": "Drugi naslov", "en": "Another title"}
_ANYWHERE = ("TODO", "TBD", "FIXME", "lorem ipsum dolor", "???", "XXX", "xxxx")


def slips(source: Source) -> Iterator[Slip]:
    texts = list(source.texts())
    for _, path in source.some(texts, 12):
        yield from _heads(source, path)
    for _, path in source.some(texts, 14):
        yield from _levels(source, path)
    yield from _sections(source)
    yield from _pictures(source)
    yield from _placeholders(source)


def _heads(source: Source, path: str) -> Iterator[Slip]:
    """Yield slips in the title and the summary of a text."""
    rows = source.lines(path)
    tongue_of = path.rpartition("/")[2].removesuffix(".md")
    yield source.line(path, 1, None, "missing-title", "no title", at=frozenset({(path, 1)}))
    plain = rows[0].removeprefix("# ")
    yield source.line(path, 1, plain, "missing-title", "no # before the title")
    yield source.line(path, 1, f"#{plain}", "missing-title", "no space after #")
    yield source.line(path, 1, f"## {plain} {{#x}}", "missing-title", "title of level 2")
    yield source.line(path, 1, rows[0] + _LONG[tongue_of], "title-too-long", "long title")
    end = next(i for i in range(2, len(rows)) if not rows[i].strip())
    without = "\n".join(rows[:2] + rows[end + 1 :])
    if rows[end + 1].startswith("#"):
        at = frozenset({(path, 1)})
        also = frozenset({"differing-modality", "differing-numbers", "differing-references"})
        yield Slip(f"no summary {path}", {path: without.encode()}, "summary-missing", at, also)
    found = [s for s in sections(source, path) if s.level == 2]
    if found:
        one = source.some(found, 1)[0]
        new = f"# {_TITLE[tongue_of]}\n\n{rows[one.first - 1]}"
        yield source.line(path, one.first, new, "second-title", "a second title")


def _levels(source: Source, path: str) -> Iterator[Slip]:
    """Yield slips in headings."""
    rows = source.lines(path)
    found = [s for s in sections(source, path) if s.level > 1 and s.id]
    for one in source.some(found, 1):
        row = rows[one.first - 1]
        long = _LONG[path.rpartition("/")[2].removesuffix(".md")]
        new = row.replace(" {#", f"{long} {{#")
        yield source.line(path, one.first, new, "title-too-long", "long heading")
    alone = [
        s
        for before, s, after in zip([None, *found], found, [*found[1:], None], strict=False)
        if s.level == 2
        and (after is None or after.level == 2)
        and (before is None or before.level == 2)
    ]
    for one in source.some(alone, 1):
        new = f"##{rows[one.first - 1]}"
        also = frozenset({"differing-structure"})
        yield source.line(path, one.first, new, "heading-skips-level", "two levels down", also=also)


def _sections(source: Source) -> Iterator[Slip]:
    """Yield slips in which a section lacks words, or is gone."""
    for document in source.some(source.corpus.documents, 8):
        paths = list(of_languages(source, document).values())
        common = [s for s in sections(source, paths[0]) if s.id and s.level > 1]
        items = {item.id for _, item in document.items()}
        for one in source.some(common, 1):
            files: dict[str, bytes | None] = {}
            at = set()
            for path in paths:
                rows = source.lines(path)
                here = next(s for s in sections(source, path) if s.id == one.id)
                del rows[here.first : here.last]
                files[path] = "\n".join(rows).encode()
                at.add((path, here.first))
            name = f"nothing in {document.code}#{one.id}"
            yield Slip(name, files, "empty-section", frozenset(at))
        wanted = [ident for ident in document.data.SECTIONS if ident not in items]
        for ident in source.some(wanted, 1):
            files = {}
            for path in paths:
                rows = source.lines(path)
                here = next(s for s in sections(source, path) if s.id == ident)
                del rows[here.first - 1 : here.last]
                files[path] = "\n".join(rows).encode()
            where = frozenset({(document.path, head(source, document, "kind"))})
            yield Slip(f"no {document.code}#{ident}", files, "missing-section", where)


def _pictures(source: Source) -> Iterator[Slip]:
    for document in source.some(source.corpus.documents, 3):
        for words in ("", "drawing.svg"):
            file = f"{document.folder}/files/drawing.svg"
            files: dict[str, bytes | None] = {file: DRAWING}
            at = set()
            for path in of_languages(source, document).values():
                rows = source.lines(path)
                rows[2] += f" ![{words}](files/drawing.svg)"
                files[path] = "\n".join(rows).encode()
                at.add((path, 3))
            name = f"picture without words ({words}) {document.folder}"
            yield Slip(name, files, "missing-alt-text", frozenset(at))


def _placeholders(source: Source) -> Iterator[Slip]:
    rule = "placeholder-text"
    lines = source.some(paragraphs(source), len(_ANYWHERE))
    for (path, line, row), words in zip(lines, _ANYWHERE, strict=True):
        yield source.line(path, line, f"{row} {words}", rule, words)
    for language in source.corpus.languages:
        known = tongue(language.tag)
        phrases = known.placeholders if known else ()
        own = [found for found in paragraphs(source) if found[0].endswith(f"/{language.file}")]
        chosen = source.some(phrases, 4)
        for (path, line, row), words in zip(source.some(own, 4), chosen, strict=True):
            said = f"{words[:1].upper()}{words[1:]}."
            yield source.line(path, line, f"{row}\n\n{said}", rule, words, at=_below(path, line))
        spoken = [
            (value, words)
            for value in sheet.documents(source)
            for key, words in value.words
            if key.value == language.address
        ]
        for (value, node), words in zip(source.some(spoken, 2), chosen, strict=False):
            begin, end = node.start_mark.index, node.end_mark.index
            text = f'{value.text[:begin]}"{words}"{value.text[end:]}'
            line = node.start_mark.line + 1
            also = frozenset({"differing-modality", "differing-numbers", "differing-references"})
            yield slip(value, text, rule, line, f"{words} in", also=also)


def _below(path: str, line: int) -> frozenset[tuple[str, int]]:
    return frozenset({(path, line + 2)})
