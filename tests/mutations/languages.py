"""Slips by which a language lacks a text, a title, a section or a reference of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from handbook.model import content, reference
from handbook.model.content import Link
from handbook.model.registers import SCHEMES
from handbook.model.text import Phrase, Text
from mutations.passages import Section, head, of_languages, plain, section, sections
from mutations.slip import Slip, Source

_EMPTY: Final = (b"", b"\n \n", b"\xef\xbb\xbf\n")
"""What an empty file may hold."""

Neighbours = tuple[str, Section, Section, Section | None]
"""A section that nothing is below, in a text; what stands before it, and after it on its level."""


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _texts(source)
    yield from _titles(source)
    yield from _names(source)
    yield from _lost_sections(source)
    yield from _moved_sections(source)
    yield from _references(source)


def _texts(source: Source) -> Iterator[Slip]:
    """Yield texts that are not there, or empty."""
    for index, document in enumerate(source.some(plain(source), 6)):
        address, path = list(of_languages(source, document).items())[index % 3]
        if index < len(_EMPTY):
            where = frozenset({(document.path, 1)})
            yield Slip(f"no text ({address}) {path}", {path: None}, "missing-language", where)
        else:
            files = {path: _EMPTY[index - len(_EMPTY)]}
            where = frozenset({(path, 1)})
            yield Slip(f"empty text ({address}) {path}", files, "empty-language", where)


def _titles(source: Source) -> Iterator[Slip]:
    for index, document in enumerate(source.some(plain(source), 6)):
        path = list(of_languages(source, document).values())[index % 3]
        first, *lines = source.lines(path)
        assert first.startswith("# ")
        name = "no title"
        if index % 2:
            name, lines = "title without its sign", [first.removeprefix("# "), *lines]
        data = "\n".join(lines).lstrip("\n").encode()
        yield Slip(f"{name} {path}", {path: data}, "missing-title", frozenset({(path, 1)}))


def _names(source: Source) -> Iterator[Slip]:
    """Yield entries of registers without their name in a language."""
    entries = [
        (register, index, entry)
        for register in source.corpus.registers.values()
        for index, entry in enumerate(register.entries)
        if len(entry.names) == len(source.corpus.languages)
    ]
    for number, (register, index, entry) in enumerate(source.some(entries, 9)):
        address = list(entry.names)[number % 3]
        line = register.place(index, "names", address).line
        where = frozenset({(register.path, register.place(index, "names").line)})
        name = f"no name ({address})"
        yield source.line(register.path, line, None, "register-name-missing", name, at=where)


def _lost_sections(source: Source) -> Iterator[Slip]:
    """Yield sections that are gone, have another id, or stand in one language alone."""
    rule = "section-missing-in-language"
    spare = [x for x in _neighbours(source) if not _is_all_of(source, *x)]
    for path, before, gone, _ in source.some(spare, 12):
        lines = source.lines(path)
        del lines[gone.first - 1 : gone.last + 1]
        where = frozenset({(path, before.first if before.level > 1 else 1)})
        data = "\n".join(lines).rstrip("\n").encode() + b"\n"
        yield Slip(f"no section #{gone.id} {path}", {path: data}, rule, where)
    for number, (path, _, here, _) in enumerate(source.some(_neighbours(source), 9)):
        other = (f"{here.id}-2", here.id.replace("-", ""), f"the-{here.id}")[number % 3]
        other = other if other != here.id else f"{here.id}s"
        line = source.lines(path)[here.first - 1].replace(f"{{#{here.id}}}", f"{{#{other}}}")
        yield source.line(path, here.first, line, rule, f"another id #{other}")
    for path, _, here, _ in source.some(_neighbours(source), 3):
        lines = source.lines(path)
        heading = f"{'#' * here.level} Aneks {{#one-more}}"
        lines[here.last : here.last] = ["", heading, "", "Tekst."]
        others = of_languages(source, source.corpus.by_code[_code(source, path)]).values()
        where = {(path, here.last + 2)}
        where |= {(p, section(source, p, here.id).first) for p in others if p != path}
        files = {path: "\n".join(lines).encode()}
        yield Slip(f"a section more {path}", files, rule, frozenset(where))


def _moved_sections(source: Source) -> Iterator[Slip]:
    """Yield sections that changed places in one language."""
    found = [(path, here, after) for path, _, here, after in _neighbours(source) if after]
    for path, first, second in source.some(found, 9):
        lines = source.lines(path)
        one, other = lines[first.first - 1 : first.last], lines[second.first - 1 : second.last]
        lines[first.first - 1 : second.last] = [*other, "", *one]
        where = frozenset({(path, first.first), (path, first.first + len(other) + 1)})
        name = f"#{second.id} before #{first.id} {path}"
        yield Slip(name, {path: "\n".join(lines).encode()}, "section-order-differs", where)


def _neighbours(source: Source) -> list[Neighbours]:
    found: list[Neighbours] = []
    for document in plain(source):
        for path in of_languages(source, document).values():
            all_of = [*sections(source, path), None, None]
            for before, here, after, beyond in zip(
                all_of, all_of[1:], all_of[2:], all_of[3:], strict=False
            ):
                assert before
                if here is None or (after and after.level > here.level):
                    continue
                is_leaf = not beyond or (after and beyond.level <= after.level)
                is_same = after and after.level == here.level and is_leaf
                found.append((path, before, here, after if is_same else None))
    return found


def _is_all_of(
    source: Source, path: str, before: Section, here: Section, after: Section | None
) -> bool:
    """Tell whether nothing else stands below the heading before a section."""
    is_bare = before.first == before.last or not any(source.lines(path)[before.first : before.last])
    return before.level < here.level and is_bare and not after


def _code(source: Source, path: str) -> str:
    folder = str(PurePosixPath(path).parent)
    return next(d.code for d in source.corpus.documents if d.folder == folder)


def _references(source: Source) -> Iterator[Slip]:
    """Yield references that one language lacks, has alone, or has to something else."""
    links = [
        (prose, link)
        for code, prose in source.corpus.prose
        for link in prose.links
        if reference.parse(link.target)
        and content.words(link.children)
        and not link.target.startswith("fact")
        and not (isinstance(prose, Text) and source.corpus.by_code[code or ""].passages)
    ]
    for sort, count in ((Text, 12), (Phrase, 6)):
        of_sort = [x for x in links if isinstance(x[0], sort)]
        for prose, link in source.some(of_sort, count):
            yield from _relinked(source, prose, link, r"\1", "reference lost", is_lost=True)
        for prose, link in source.some(of_sort, count):
            target = _elsewhere(source, link.target)
            yield from _relinked(source, prose, link, rf"[\1]({target})", "reference elsewhere")
        for prose, link in source.some(of_sort, count // 2):
            target = _elsewhere(source, link.target)
            new = rf"[\1]({link.target}), [\1]({target})"
            yield from _relinked(source, prose, link, new, "reference more")


def _relinked(
    source: Source, prose: Text | Phrase, link: Link, new: str, name: str, *, is_lost: bool = False
) -> Iterator[Slip]:
    """Yield the slip that a reference is another; a lost one is missed from its section's head."""
    spot = prose.place(link.line, link.column)
    line = source.lines(spot.path)[spot.line - 1]
    pattern = re.compile(r"\[([^\[\]]+)\]\(" + re.escape(link.target) + r"\)")
    match = pattern.search(line, max(spot.column - 1, 0)) or pattern.search(line)
    if match is None:
        return
    where = spot.line
    if is_lost and isinstance(prose, Text):
        where = head(source, spot.path, spot.line)
    yield source.line(
        spot.path,
        spot.line,
        line[: match.start()] + match.expand(new) + line[match.end() :],
        "differing-references",
        f"{name} ({prose.language.address}) {link.target}",
        at=frozenset({(spot.path, where)}),
        also=frozenset({"bare-mention"}) if is_lost else frozenset(),
    )


def _elsewhere(source: Source, target: str) -> str:
    """Return a target of the same scheme that exists, applies, and is another."""
    found = reference.parse(target)
    assert found
    if found.scheme != "doc":
        entries = source.corpus.entries[SCHEMES[found.scheme]]
        past = ("obsolete", "repealed")
        usual = [i for i, e in entries.items() if getattr(e, "status", "") not in past]
        return f"{found.scheme}:{source.chance.choice([i for i in usual if i != found.id])}"
    document = source.corpus.by_code[found.id]
    ids = [i for text in document.texts.values() for i in text.ids if i and i != found.part]
    return f"doc:{found.id}#{source.chance.choice(ids)}"
