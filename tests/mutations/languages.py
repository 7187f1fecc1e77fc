"""Slips by which one language comes to say something else than the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, Final

from handbook.language.value import Kind, Trust, Value
from handbook.language.values import values
from handbook.model import content, reference
from handbook.model.content import Link
from handbook.model.text import Phrase, Text
from mutations.passages import (
    Row,
    Section,
    Words,
    added,
    of_languages,
    places,
    plain,
    rows,
    section,
    sections,
)
from mutations.slip import Slip, Source

_OTHER_NUMBER: Final = {
    "sq": {"dy": "tri", "dyve": "treve", "tri": "katër", "tre": "katër", "pesë": "gjashtë"},
    "sr": {"dva": "tri", "dve": "tri", "tri": "četiri", "pet": "šest", "dvoje": "troje"},
    "en": {"two": "three", "three": "four", "five": "six", "ten": "twelve"},
}
"""A number in words, and another in the same form."""

_OTHER_MONTH: Final = {
    "sq": {"tetor": "nëntor", "nëntor": "dhjetor", "qershor": "korrik", "janar": "mars"},
    "sr": {
        "oktobru": "novembru",
        "oktobra": "novembra",
        "novembru": "decembru",
        "novembra": "decembra",
        "junu": "julu",
        "januaru": "februaru",
        "januara": "februara",
    },
    "en": {"October": "November", "November": "December", "June": "July", "January": "March"},
}
_GIVEN: Final[Mapping[str, Words]] = {
    "a day": {
        "sq": "Drafti u diskutua më 14 maj 2026 me praktikantët.",
        "sr": "O nacrtu se razgovaralo 14. maja 2026. s praktičarima.",
        "en": "The draft was discussed on 14 May 2026 with practitioners.",
    },
    "a day in digits": {
        "sq": "Shënimet e takimit janë përditësuar më 03.02.2026.",
        "sr": "Beleške sa sastanka ažurirane su 3. 2. 2026.",
        "en": "The notes of the meeting were updated on 3 February 2026.",
    },
    "a time of day": {
        "sq": "Sesioni i parë fillon në orën 09:30 dhe mbaron në orën 12:00.",
        "sr": "Prva sesija počinje u 9.30 časova i završava se u 12 časova.",
        "en": "The first session begins at 9.30 a.m. and ends at 12 noon.".replace(
            "12 noon", "12:00"
        ),
    },
    "numbers": {
        "sq": "Tabela ka 24 rreshta dhe 7 kolona; shtojca ka 1.250 fjalë.",
        "sr": "Tabela ima 24 reda i 7 kolona; prilog ima 1.250 reči.",
        "en": "The table has 24 rows and 7 columns; the annex has 1,250 words.",
    },
    "an amount": {
        "sq": "Shembulli llogarit me 1.500 euro për një sallë.",
        "sr": "Primer računa sa 1.500 evra za jednu salu.",
        "en": "The example counts with 1,500 euros for one room.",
    },
    "a share": {
        "sq": "Shembulli llogarit me 35 për qind të kohës.",
        "sr": "Primer računa sa 35 odsto vremena.",
        "en": "The example counts with 35 percent of the time.",
    },
    "a range": {
        "sq": "Grupi ka 12–16 vende në sallë.",
        "sr": "Grupa ima 12–16 mesta u sali.",
        "en": "The group has 12–16 seats in the room.",
    },
}
"""Sentences with values, which say the same in all languages."""

_WRONG: Final[Mapping[str, tuple[tuple[str, str, str, str], ...]]] = {
    "a day": (
        ("sq", "14 maj", "15 maj", "differing-dates"),
        ("sr", "14. maja", "4. maja", "differing-dates"),
        ("en", "14 May", "14 June", "differing-dates"),
        ("sq", "maj 2026", "maj 2025", "differing-dates"),
        ("sr", "maja 2026", "marta 2026", "differing-dates"),
        ("en", "14 May", "24 May", "differing-dates"),
        ("en", " on 14 May 2026", "", "differing-dates"),
        ("sr", "14. maja 2026.", "maja 2026.", "differing-dates"),
    ),
    "a day in digits": (
        ("sq", "03.02.2026", "02.03.2026", "differing-dates"),
        ("sr", "3. 2. 2026.", "3. 3. 2026.", "differing-dates"),
        ("en", "3 February", "3 January", "differing-dates"),
        ("sq", "03.02.2026", "03.02.2062", "differing-dates"),
    ),
    "a time of day": (
        ("sq", "09:30", "08:30", "differing-numbers"),
        ("sr", "9.30", "9.00", "differing-numbers"),
        ("en", "9.30 a.m.", "9.30 p.m.", "differing-numbers"),
        ("sr", "u 12 časova", "u 13 časova", "differing-numbers"),
    ),
    "numbers": (
        ("sq", "24", "42", "differing-numbers"),
        ("sr", "1.250", "12.50", "differing-numbers"),
        ("en", "1,250", "1,205", "differing-numbers"),
        ("sq", "1.250", "12.500", "differing-numbers"),
        ("en", " and 7 columns", "", "differing-numbers"),
        ("sr", "7 kolona", "sedamnaest kolona", "differing-numbers"),
        ("en", "24 rows", "twenty-five rows", "differing-numbers"),
    ),
    "an amount": (
        ("sq", "1.500", "15.000", "differing-numbers"),
        ("sr", "1.500", "1.50", "differing-numbers"),
        ("en", "1,500", "1,550", "differing-numbers"),
        ("en", "euros", "dollars", "differing-numbers"),
        ("sq", "1.500 euro", "shumë euro", "differing-numbers"),
    ),
    "a share": (
        ("sq", "35", "53", "differing-numbers"),
        ("sr", "35", "3,5", "differing-numbers"),
        ("en", "35", "30", "differing-numbers"),
    ),
    "a range": (
        ("sq", "12–16", "12–18", "differing-numbers"),
        ("sr", "12–16", "10–16", "differing-numbers"),
        ("en", "12–16", "16", "differing-numbers"),
    ),
}
"""By sentence: the language, what is mistyped in it, and the rule that must find it."""

_FIGURES: Final = frozenset({"an amount", "a share"})
"""Sentences that must not stand there at all, which is one fault more."""


def slips(source: Source) -> Iterator[Slip]:
    """Yield every sort of them."""
    yield from _files(source)
    yield from _sections(source)
    yield from _values(source)
    yield from _sentences(source)
    yield from _references(source)
    yield from _lists(source)
    yield from _tables(source)
    yield from _notices(source)
    yield from _made(source)
    yield from _moods(source)
    yield from _moods_of_phrases(source)


def harmless(source: Source) -> Iterator[Slip]:
    """Yield the sentences as they are right."""
    spots = places(source, ("sop", "programme", "plan", "grant-call"))
    for name, words in _GIVEN.items():
        if name in _FIGURES:
            continue
        for document, ident in source.some(spots, 2):
            files, _ = added(source, document, ident, words)
            yield Slip(f"{name} in all languages, {document.code}#{ident}", files)


def _files(source: Source) -> Iterator[Slip]:
    documents = source.some(plain(source), 6)
    for index, document in enumerate(documents):
        address, path = list(of_languages(source, document).items())[index % 3]
        if index < 3:
            where = frozenset({(document.path, 1)})
            yield Slip(f"no text ({address}) {path}", {path: None}, "missing-language", where)
        else:
            data = (b"", b"\n \n", b"\xef\xbb\xbf\n")[index - 3]
            where = frozenset({(path, 1)})
            yield Slip(f"empty text ({address}) {path}", {path: data}, "empty-language", where)
    for index, document in enumerate(source.some(plain(source), 6)):
        path = list(of_languages(source, document).values())[index % 3]
        lines = source.lines(path)
        assert lines[0].startswith("# ")
        lines[0:1] = [] if index < 3 else [lines[0].removeprefix("# ")]
        data = "\n".join(lines).lstrip("\n").encode()
        name = "no title" if index < 3 else "title without its sign"
        yield Slip(f"{name} {path}", {path: data}, "missing-title", frozenset({(path, 1)}))
    entries = [
        (register, index, entry)
        for register in source.corpus.registers.values()
        for index, entry in enumerate(register.entries)
        if len(entry.names) == 3
    ]
    for number, (register, index, entry) in enumerate(source.some(entries, 9)):
        address = list(entry.names)[number % 3]
        line = register.place(index, "names", address).line
        where = frozenset({(register.path, register.place(index, "names").line)})
        yield source.line(
            register.path, line, None, "register-name-missing", f"no name ({address})", at=where
        )


def _sections(source: Source) -> Iterator[Slip]:
    """Yield sections that are gone, renamed, moved or alone, in one language."""
    for path, before, gone, _ in source.some(_neighbours(source), 12):
        lines = source.lines(path)
        del lines[gone.first - 1 : gone.last + 1]
        where = frozenset({(path, before.first if before.level > 1 else 1)})
        name = f"no section #{gone.id} {path}"
        files = {path: "\n".join(lines).rstrip("\n").encode() + b"\n"}
        yield Slip(name, files, "section-missing-in-language", where)
    for number, (path, _, gone, _) in enumerate(source.some(_neighbours(source), 9)):
        other = (f"{gone.id}-2", gone.id.replace("-", ""), f"the-{gone.id}")[number % 3]
        other = other if other != gone.id else f"{gone.id}s"
        line = source.lines(path)[gone.first - 1].replace(f"{{#{gone.id}}}", f"{{#{other}}}")
        yield source.line(
            path, gone.first, line, "section-missing-in-language", f"another id #{other}"
        )
    for path, _, first, second in source.some([x for x in _neighbours(source) if x[3]], 9):
        assert second
        lines = source.lines(path)
        one, other = lines[first.first - 1 : first.last], lines[second.first - 1 : second.last]
        lines[first.first - 1 : second.last] = [*other, "", *one]
        where = frozenset({(path, first.first), (path, first.first + len(other) + 1)})
        name = f"#{second.id} before #{first.id} {path}"
        yield Slip(name, {path: "\n".join(lines).encode()}, "section-order-differs", where)
    for path, _, alone, _ in source.some(_neighbours(source), 3):
        lines = source.lines(path)
        heading = f"{'#' * alone.level} Aneks {{#one-more}}"
        lines[alone.last : alone.last] = ["", heading, "", "Tekst."]
        others = of_languages(source, source.corpus.by_code[_code(source, path)]).values()
        where = {(path, alone.last + 2)}
        where |= {(p, section(source, p, alone.id).first) for p in others if p != path}
        name = f"a section more {path}"
        files = {path: "\n".join(lines).encode()}
        yield Slip(name, files, "section-missing-in-language", frozenset(where))


def _neighbours(source: Source) -> list[tuple[str, Section, Section, Section | None]]:
    """Return sections that nothing is below, with the one before, and after it on its level.

    A section that its kind of document needs, or that an item has, is as good as any.
    """
    found = []
    for document in plain(source):
        for path in of_languages(source, document).values():
            all_of = sections(source, path)
            for number in range(1, len(all_of)):
                before, here = all_of[number - 1 : number + 1]
                after = all_of[number + 1] if number + 1 < len(all_of) else None
                beyond = all_of[number + 2] if number + 2 < len(all_of) else None
                if after and after.level > here.level:
                    continue
                is_same = after and after.level == here.level
                is_leaf = not beyond or (after and beyond.level <= after.level)
                found.append((path, before, here, after if is_same and is_leaf else None))
    return found


def _values(source: Source) -> Iterator[Slip]:
    """Yield values of real prose that are mistyped, left out, or another."""
    found = list(_iter_values(source))
    for is_date, rule in ((True, "differing-dates"), (False, "differing-numbers")):
        sure = [
            x for x in found if (x[1].kind is Kind.DATE) is is_date and x[1].trust is Trust.SURE
        ]
        for is_text in (True, False):
            some = [x for x in sure if isinstance(x[0], Text) is is_text]
            for prose, value in source.some(some, 12 if is_text else 9):
                old = prose.words[value.start : value.end]
                yield from _mistyped(source, prose, value, old, _digit(source, old), rule, "digit")
        some = [x for x in sure if isinstance(x[0], Text)]
        for prose, value in source.some(some, 6):
            old = prose.words[value.start : value.end]
            yield from _mistyped(source, prose, value, old, "", rule, "left out")
    months = [x for x in found if x[1].kind is Kind.DATE and _another(x, _OTHER_MONTH)]
    for prose, value in source.some(months, 9):
        old = prose.words[value.start : value.end]
        new = _another((prose, value), _OTHER_MONTH)
        yield from _mistyped(source, prose, value, old, new, "differing-dates", "month")
    worded = [x for x in found if x[1].trust is Trust.WORDED and _is_clear(source, *x)]
    for prose, value in source.some(worded, 15):
        old = prose.words[value.start : value.end]
        new = _another((prose, value), _OTHER_NUMBER)
        yield from _mistyped(source, prose, value, old, new, "differing-numbers", "number in words")


def _iter_values(source: Source) -> Iterator[tuple[Text | Phrase, Value]]:
    for code, prose in source.corpus.prose:
        if isinstance(prose, Text) and source.corpus.by_code[code or ""].passages:
            continue
        for value in values(prose.words, prose.language):
            if "\n" not in prose.words[value.start : value.end]:
                yield prose, value


def _digit(source: Source, old: str) -> str:
    """Return a number or date with another last digit, or with two digits changed for each other."""
    at = [match.start() for match in re.finditer(r"[0-9]", old)]
    swaps = [(a, b) for a, b in pairwise(at) if old[a] != old[b] and old[b] != "0"]
    if swaps and source.chance.random() < 0.4:  # noqa: PLR2004 - often enough
        a, b = source.chance.choice(swaps)
        return old[:a] + old[b] + old[a + 1 : b] + old[a] + old[b + 1 :]
    last = at[-1]
    return old[:last] + str((int(old[last]) + 1) % 10) + old[last + 1 :]


def _another(found: tuple[Text | Phrase, Value], words: Mapping[str, Mapping[str, str]]) -> str:
    """Return what is said with the other word in it; nothing where there is none for it."""
    prose, value = found
    said = prose.words[value.start : value.end]
    for word, other in words[prose.language.address].items():
        changed = re.sub(rf"\b{word}\b", other, said, count=1)
        if changed != said:
            return changed
    return ""


def _is_clear(source: Source, prose: Text | Phrase, value: Value) -> bool:
    """Tell whether a number in words stands in every language on the same line, alone there."""
    if not isinstance(prose, Text) or not _another((prose, value), _OTHER_NUMBER):
        return False
    line = prose.words.count("\n", 0, value.start)
    texts = source.corpus.by_code[_code(source, prose.path)].texts.values()
    for text in texts:
        if text.words.count("\n") != prose.words.count("\n"):
            return False
        row = text.words.split("\n")[line]
        said = [v for v in values(row, text.language) if v.trust is Trust.WORDED]
        if [v.said for v in said] != [value.said]:
            return False
    return True


def _mistyped(
    source: Source, prose: Text | Phrase, value: Value, old: str, new: str, rule: str, name: str
) -> Iterator[Slip]:
    """Yield the slip that a value is another; what is left out is missed from its section's head."""
    if new == old:
        return
    match = re.compile(r"(?s:.+)").match(prose.words, value.start, value.end)
    assert match
    spot = prose.spot(match)
    line = source.lines(spot.path)[spot.line - 1]
    at = line.find(old, spot.column - 1)
    if at < 0:
        return
    changed = line[:at] + new + line[at + len(old) :]
    where = {(spot.path, spot.line)}
    if not new and isinstance(prose, Text):
        changed = re.sub(r"(?<=\S) {2,}", " ", changed)
        where = {(spot.path, _head(source, spot.path, spot.line))}
    said = f"{name} ({prose.language.address}) {old!r} {new!r}"
    yield source.line(spot.path, spot.line, changed, rule, said, at=frozenset(where))


def _head(source: Source, path: str, line: int) -> int:
    """Return the line of the heading above a line; 1 where that is the title."""
    heads = [s for s in sections(source, path) if s.first <= line]
    return heads[-1].first if heads[-1].level > 1 else 1


def _code(source: Source, path: str) -> str:
    folder = str(PurePosixPath(path).parent)
    return next(d.code for d in source.corpus.documents if d.folder == folder)


def _sentences(source: Source) -> Iterator[Slip]:
    """Yield sentences that are new in all languages, and in one of them wrong."""
    spots = places(source, ("sop", "programme", "plan", "grant-call"))
    for name, faults in _WRONG.items():
        for address, right, wrong, rule in faults:
            document, ident = source.chance.choice(spots)
            words = dict(_GIVEN[name])
            assert right in words[address], right
            words[address] = words[address].replace(right, wrong)
            files, where = added(source, document, ident, words)
            path, line = where[address]
            more = {"also": frozenset({"typed-figure"})} if name in _FIGURES else {}
            lost = not re.search(r"\d", wrong) and not wrong.startswith(("sedam", "twenty"))
            at = {(path, line), (path, _head(source, path, line - 2))} if lost else {(path, line)}
            yield Slip(
                f"{name} ({address}) {right!r} {wrong!r} {document.code}#{ident}",
                files,
                rule,
                frozenset(at),
                **more,  # type: ignore[arg-type]
            )


def _references(source: Source) -> Iterator[Slip]:
    """Yield references that one language lacks, has alone, or has to something else."""
    links = [
        (prose, link)
        for code, prose in source.corpus.prose
        for link in prose.links
        if reference.parse(link.target)
        and not (isinstance(prose, Text) and source.corpus.by_code[code or ""].passages)
    ]
    labelled = [
        x for x in links if content.words(x[1].children) and not x[1].target.startswith("fact")
    ]
    for is_text, count in ((True, 12), (False, 6)):
        of_sort = [x for x in labelled if isinstance(x[0], Text) is is_text]
        for prose, link in source.some(of_sort, count):
            yield from _relinked(source, prose, link, r"\1", "reference lost", is_lost=True)
        for prose, link in source.some(of_sort, count):
            target = _elsewhere(source, link.target)
            yield from _relinked(source, prose, link, rf"[\1]({target})", "reference elsewhere")
        for prose, link in source.some(of_sort, count // 2):
            target = _elsewhere(source, link.target)
            yield from _relinked(
                source, prose, link, rf"[\1]({link.target}), [shih]({target})", "reference more"
            )


def _relinked(
    source: Source, prose: Text | Phrase, link: Link, new: str, name: str, *, is_lost: bool = False
) -> Iterator[Slip]:
    spot = prose.place(link.line, link.column)
    line = source.lines(spot.path)[spot.line - 1]
    pattern = re.compile(r"\[([^\[\]]+)\]\(" + re.escape(link.target) + r"\)")
    match = pattern.search(line, max(spot.column - 1, 0)) or pattern.search(line)
    if match is None:
        return
    changed = line[: match.start()] + match.expand(new) + line[match.end() :]
    where = spot.line
    if is_lost and isinstance(prose, Text):
        where = _head(source, spot.path, spot.line)
    yield source.line(
        spot.path,
        spot.line,
        changed,
        "differing-references",
        f"{name} ({prose.language.address}) {link.target}",
        at=frozenset({(spot.path, where)}),
    )


def _elsewhere(source: Source, target: str) -> str:
    """Return a target of the same scheme that exists and is another."""
    found = reference.parse(target)
    assert found
    if found.scheme != "doc":
        known = source.corpus.entries[_register(found.scheme)]
        usual = [
            i for i, e in known.items() if getattr(e, "status", "") not in ("obsolete", "repealed")
        ]
        usual = [ident for ident in usual if not ident.startswith("obsolete")]
        return f"{found.scheme}:{source.chance.choice([i for i in usual if i != found.id])}"
    document = source.corpus.by_code[found.id]
    ids = [i for text in document.texts.values() for i in text.ids if i and i != found.part]
    return f"doc:{found.id}#{source.chance.choice(ids)}"


def _register(scheme: str) -> str:
    from handbook.model.registers import SCHEMES  # noqa: PLC0415

    return SCHEMES[scheme]


def _blocks(source: Source, is_of: Callable[[str], bool], least: int) -> list[tuple[str, int, int]]:
    """Return stretches of neighbouring lines of a sort: their path, first and last line."""
    found = []
    for language in source.corpus.languages:
        start: Row | None = None
        last: Row | None = None
        for row in rows(source, language.address):
            follows = last and row.path == last.path and row.number == last.number + 1
            if not (is_of(row.words) and follows):
                if start and last and last.number - start.number + 1 >= least:
                    found.append((start.path, start.number, last.number))
                start = None
            if is_of(row.words):
                start = start or row
                last = row
            else:
                last = None
    return found


def _lists(source: Source) -> Iterator[Slip]:
    """Yield lists with an item less, an item more, or numbered in one language alone."""
    rule = "differing-structure"
    lists = _blocks(source, lambda line: line.startswith(("- ", "1. ")), 3)
    for path, first, last in source.some(lists, 9):
        number = source.chance.randint(first, last)
        where = frozenset({(path, first)})
        yield source.line(path, number, None, rule, "an item less", at=where)
    for path, first, last in source.some(lists, 6):
        line = source.lines(path)[last - 1]
        sign = line.split(" ")[0]
        where = frozenset({(path, first)})
        yield source.line(path, last, f"{line}\n{sign} X.", rule, "an item more", at=where)
    for path, first, last in source.some(lists, 6):
        lines = source.lines(path)
        for number in range(first - 1, last):
            sign, _, rest = lines[number].partition(" ")
            lines[number] = f"{'-' if sign == '1.' else '1.'} {rest}"
        yield Slip(
            f"another list {path}:{first}",
            {path: "\n".join(lines).encode()},
            rule,
            frozenset({(path, first)}),
        )
    steps = [
        (path, number)
        for path, first, last in lists
        for number in range(first, last)
        if _marks(source.lines(path)[number - 1]) != _marks(source.lines(path)[number])
    ]
    for path, number in source.some(steps, 9):
        lines = source.lines(path)
        lines[number - 1], lines[number] = lines[number], lines[number - 1]
        name = f"items in another order {path}:{number}"
        where = frozenset({(path, number), (path, number + 1)})
        yield Slip(name, {path: "\n".join(lines).encode()}, rule, where)


def _marks(line: str) -> list[str]:
    return sorted(re.findall(r"\]\(([a-z]+:[^)]+)\)", line))


def _tables(source: Source) -> Iterator[Slip]:
    """Yield tables with a row or a column less, and a row more, in one language."""
    tables = _blocks(source, lambda line: line.startswith("|"), 4)
    for path, first, last in source.some(tables, 9):
        number = source.chance.randint(first + 2, last)
        where = frozenset({(path, first)})
        yield source.line(path, number, None, "differing-structure", "a row less", at=where)
    for path, first, last in source.some(tables, 6):
        lines = source.lines(path)
        for number in range(first - 1, last):
            cells = lines[number].strip().strip("|").split("|")
            lines[number] = "|" + "|".join(cells[:-1]) + "|"
        yield Slip(
            f"a column less {path}:{first}",
            {path: "\n".join(lines).encode()},
            "differing-structure",
            frozenset({(path, first)}),
        )
    for path, first, last in source.some(tables, 3):
        line = source.lines(path)[last - 1]
        cells = "| – " * (line.strip().strip("|").count("|") + 1) + "|"
        where = frozenset({(path, first)})
        yield source.line(
            path, last, f"{line}\n{cells}", "differing-structure", "a row more", at=where
        )


def _notices(source: Source) -> Iterator[Slip]:
    """Yield notices and quotations that are gone, or of another sort."""
    rule = "differing-structure"
    notices = _blocks(source, lambda line: line.startswith(("!!!", "    ")), 2)
    for path, first, last in source.some(notices, 4):
        lines = source.lines(path)
        del lines[first - 1 : last + 1]
        where = frozenset({(path, _head(source, path, first))})
        yield Slip(f"no notice {path}:{first}", {path: "\n".join(lines).encode()}, rule, where)
    for path, first, _ in source.some(notices, 3):
        line = source.lines(path)[first - 1]
        other = re.sub(r"!!! \w+", "!!! tip", line)
        yield source.line(path, first, other, rule, "another notice")
    quotes = _blocks(source, lambda line: line.startswith("> "), 2)
    for path, first, last in source.some(quotes, 4):
        lines = source.lines(path)
        lines[first - 1 : last] = [line.removeprefix("> ") for line in lines[first - 1 : last]]
        where = frozenset({(path, _head(source, path, first))})
        yield Slip(f"no quotation {path}:{first}", {path: "\n".join(lines).encode()}, rule, where)


_DRAWING: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
)
_PICTURE: Final[Words] = {
    "sq": "![Rruga e raportit, nga postieri te hetuesi](files/way.svg)",
    "sr": "![Put prijave, od dežurnog do istražitelja](files/way.svg)",
    "en": "![The way of a report, from the officer to the investigator](files/way.svg)",
}
_NOTE: Final[Words] = {
    "sq": "Hapi përsëritet kur ndryshon diçka.[^1]\n\n[^1]: Edhe kur ndryshon vetëm vendi.",
    "sr": "Korak se ponavlja kada se nešto promeni.[^1]\n\n[^1]: I kada se promeni samo mesto.",
    "en": "The step is repeated when something changes.[^1]\n\n[^1]: Also when only the place does.",
}


def _made(source: Source) -> Iterator[Slip]:
    """Yield pictures and footnotes, new in all languages but for one."""
    spots = places(source, ("programme", "plan", "sop"))
    for address in _PICTURE:
        document, ident = source.chance.choice(spots)
        words = {a: w for a, w in _PICTURE.items() if a != address}
        files, _ = added(source, document, ident, words)
        files[f"{document.folder}/files/way.svg"] = _DRAWING
        path = of_languages(source, document)[address]
        where = frozenset({(path, section(source, path, ident).first)})
        name = f"no picture ({address}) {document.code}#{ident}"
        yield Slip(name, files, "differing-structure", where)
    for address in _NOTE:
        document, ident = source.chance.choice(spots)
        words = {**_NOTE, address: _NOTE[address].partition("[^1]")[0]}
        files, _ = added(source, document, ident, words)
        path = of_languages(source, document)[address]
        where = frozenset({(path, section(source, path, ident).first)})
        name = f"no footnote ({address}) {document.code}#{ident}"
        yield Slip(name, files, "differing-structure", where)


_MOODS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "sq": (
        ("duhet for mund", r"\b[Dd]uhet të\b", "mund të"),
        ("mund for duhet", r"\bmund të\b", "duhet të"),
        ("nuk lost", r"\bnuk (?=\w)", ""),
        ("mos lost", r"(?<=^- )Mos (?:i |e |ua |u )?(?=\w)", ""),
        ("nuk duhet for duhet", r"\bnuk duhet\b", "duhet"),
        ("nuk mund for mund", r"\bnuk mund\b", "mund"),
        ("askush for kushdo", r"\baskush nuk\b", "kushdo"),
        ("asnjëherë for gjithmonë", r"\basnjëherë\b", "gjithmonë"),
    ),
    "sr": (
        ("mora for može", r"\bmora(?=\b)(?! li)", "može"),
        ("moraju for mogu", r"\bmoraju\b", "mogu"),
        ("može for mora", r"\bmože(?= da| se|\b)", "mora"),
        ("ne lost", r"\bne (?=\w)", ""),
        ("Ne lost", r"(?<=^- )Ne (?=\w)", ""),
        ("ne sme for sme", r"\bne sm(?=e\b|eju\b)", "sm"),
        ("nije for je", r"\bnije\b", "je"),
        ("nikada for uvek", r"\bnikada(?: ne)?\b", "uvek"),
        ("niko ne for svako", r"\bniko(?: ne| nije)?\b", "svako"),
    ),
    "en": (
        ("must for may", r"\bmust\b(?! not)", "may"),
        ("may for must", r"\bmay\b(?! not)", "must"),
        ("must not for may", r"\bmust not\b", "may"),
        ("cannot for can", r"\bcannot\b", "can"),
        ("not lost", r"(?<= )not (?=\w)", ""),
        ("Do not lost", r"(?<=^- )Do not (?=\w)", ""),
        ("nobody for everybody", r"\b[Nn]obody\b", "everybody"),
        ("never for always", r"\bnever\b", "always"),
    ),
}
"""By language: what a hurried editor turns into its contrary, and how."""


def _moods(source: Source) -> Iterator[Slip]:
    for address, changes in _MOODS.items():
        all_rows = list(rows(source, address))
        for name, pattern, new in changes:
            hits = [(row, match) for row in all_rows if (match := re.search(pattern, row.words))]
            for row, match in source.some(hits, 5):
                yield _opposed(source, row, match, new, name)


def _opposed(source: Source, row: Row, match: re.Match[str], new: str, name: str) -> Slip:
    rest = row.words[match.end() :]
    if not new and match[0][0].isupper():
        rest = rest[:1].upper() + rest[1:]
    line = row.words[: match.start()] + new + rest
    name = f"{name} ({row.address})"
    return source.line(row.path, row.number, line, "differing-modality", name, guess=True)


def _moods_of_phrases(source: Source) -> Iterator[Slip]:
    """Yield the same in short prose of YAML."""
    for address, changes in _MOODS.items():
        phrases = [
            phrase for _, phrase in source.corpus.phrases if phrase.language.address == address
        ]
        found: list[tuple[Row, re.Match[str], str, str]] = []
        for phrase in phrases:
            line = source.lines(phrase.where.path)[phrase.where.line - 1]
            for name, pattern, new in changes:
                if match := re.search(pattern, line):
                    where = Section("", 1, 1, 1)
                    row = Row(phrase.where.path, phrase.where.line, line, address, where)
                    found.append((row, match, new, name))
        for row, match, new, name in source.some(found, 8):
            yield _opposed(source, row, match, new, name)
