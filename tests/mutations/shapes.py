"""Slips by which one language has other lists, tables, notices or pictures than the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mutations.passages import added, blocks, head, of_languages, places, said, section
from mutations.slip import Slip, Source

_RULE: Final = "differing-structure"
_DRAWING: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
)


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _lists(source)
    yield from _orders(source)
    yield from _tables(source)
    yield from _notices(source)
    yield from _made(source)


def _at_first(path: str, first: int, lines: list[str], name: str) -> Slip:
    """Return the slip that a text is ``lines``, found where its block begins."""
    files = {path: "\n".join(lines).encode()}
    return Slip(f"{name} {path}:{first}", files, _RULE, frozenset({(path, first)}))


def _lists(source: Source) -> Iterator[Slip]:
    """Yield lists with an item less, an item more, or numbered in one language alone."""
    lists = blocks(source, ("- ", "1. "), 3)
    for path, first, last in source.some(lists, 9):
        lines = source.lines(path)
        del lines[source.chance.randint(first, last) - 1]
        yield _at_first(path, first, lines, "an item less")
    for path, first, last in source.some(lists, 6):
        lines = source.lines(path)
        lines[last:last] = [f"{lines[last - 1].split(' ')[0]} X."]
        yield _at_first(path, first, lines, "an item more")
    for path, first, last in source.some(lists, 6):
        lines = source.lines(path)
        for number in range(first - 1, last):
            sign, _, rest = lines[number].partition(" ")
            lines[number] = f"{'-' if sign == '1.' else '1.'} {rest}"
        yield _at_first(path, first, lines, "another list")


def _orders(source: Source) -> Iterator[Slip]:
    """Yield lists two items of which changed places; their references tell them apart."""
    pairs = [
        (path, number)
        for path, first, last in blocks(source, ("- ", "1. "), 3)
        for number in range(first, last)
        if _marks(source.lines(path)[number - 1]) != _marks(source.lines(path)[number])
    ]
    for path, number in source.some(pairs, 12):
        lines = source.lines(path)
        lines[number - 1], lines[number] = lines[number], lines[number - 1]
        name = f"items in another order {path}:{number}"
        where = frozenset({(path, number), (path, number + 1)})
        yield Slip(name, {path: "\n".join(lines).encode()}, _RULE, where)


def _marks(line: str) -> list[str]:
    return sorted(re.findall(r"\]\(([a-z]+:[^)]+)\)", line))


def _tables(source: Source) -> Iterator[Slip]:
    """Yield tables with a row or a column less, and a row more, in one language."""
    tables = blocks(source, ("|",), 4)
    for path, first, last in source.some(tables, 9):
        lines = source.lines(path)
        del lines[source.chance.randint(first + 2, last) - 1]
        yield _at_first(path, first, lines, "a row less")
    for path, first, last in source.some(tables, 6):
        lines = source.lines(path)
        for number in range(first - 1, last):
            *cells, _ = lines[number].strip().strip("|").split("|")
            lines[number] = "|" + "|".join(cells) + "|"
        yield _at_first(path, first, lines, "a column less")
    for path, first, last in source.some(tables, 3):
        lines = source.lines(path)
        lines[last:last] = ["| – " * (lines[last - 1].strip().strip("|").count("|") + 1) + "|"]
        yield _at_first(path, first, lines, "a row more")


def _notices(source: Source) -> Iterator[Slip]:
    """Yield notices and quotations that are gone, or of another sort."""
    notices = blocks(source, ("!!!", "    "), 2)
    for path, first, last in source.some(notices, 4):
        lines = source.lines(path)
        del lines[first - 1 : last + 1]
        where = frozenset({(path, head(source, path, first))})
        yield Slip(f"no notice {path}:{first}", {path: "\n".join(lines).encode()}, _RULE, where)
    for path, first, _ in source.some(notices, 3):
        line = re.sub(r"!!! \w+", "!!! tip", source.lines(path)[first - 1])
        yield source.line(path, first, line, _RULE, "another notice")
    for path, first, last in source.some(blocks(source, ("> ",), 2), 4):
        lines = source.lines(path)
        lines[first - 1 : last] = [line.removeprefix("> ") for line in lines[first - 1 : last]]
        where = frozenset({(path, head(source, path, first))})
        yield Slip(f"no quotation {path}:{first}", {path: "\n".join(lines).encode()}, _RULE, where)


def _made(source: Source) -> Iterator[Slip]:
    """Yield pictures and footnotes that are new in all languages but for one."""
    spots = places(source, ("programme", "plan", "sop"))
    picture, note = said("languages")["picture"], said("languages")["note"]
    for name, words, less in (
        ("picture", picture, dict.fromkeys(picture, "")),
        ("footnote", note, {a: text.partition("[^1]")[0] for a, text in note.items()}),
    ):
        for address in words:
            document, ident = source.chance.choice(spots)
            others = {a: text for a, text in {**words, address: less[address]}.items() if text}
            files, _ = added(source, document, ident, others)
            if name == "picture":
                files[f"{document.folder}/files/way.svg"] = _DRAWING
            path = of_languages(source, document)[address]
            where = frozenset({(path, section(source, path, ident).first)})
            yield Slip(f"no {name} ({address}) {document.code}#{ident}", files, _RULE, where)
