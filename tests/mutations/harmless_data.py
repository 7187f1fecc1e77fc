"""Edits of data and files that do no harm: other ways to write the same, and what may be added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from mutations import sheet
from mutations.passages import added, of_languages, places
from mutations.sheet import Value
from mutations.slip import Slip, Source

_SENTENCES = (
    {
        "sq": "Kush e lexon këtë pjesë, e lexon bashkë me pjesët e tjera.",
        "sr": "Ko čita ovaj deo, čita ga zajedno s ostalim delovima.",
        "en": "Whoever reads this part reads it together with the other parts.",
    },
    {
        "sq": "Kjo pjesë shpjegon fjalët e zakonshme të punës.",
        "sr": "Ovaj deo objašnjava uobičajene reči u radu.",
        "en": "This part explains the usual words of the work.",
    },
)
_QUESTION = """\
  - id: a-new-question
    question:
      sq: Kush e mban kopjen e shtypur?
      sr: Ko čuva odštampani primerak?
      en: Who keeps the printed copy?
    owner: onatc
    until-then:
      sq: Pyetni menjëherë udhëheqësin e Zyrës.
      sr: Odmah pitajte rukovodioca Kancelarije.
      en: Ask the head of the Office at once.
    raised: 2026-11-25
"""
_REVIEW = """\
    reviews:
      - role:
          sq: lektor
          sr: lektor
          en: language editor
        of: language
        date: 2026-11-20
"""
_NAMES = "  names:\n    sq: Provë\n    sr: Proba\n    en: Trial\n"
_ENTRIES = {
    "laws": "  type: strategy\n",
    "institutions": "  type: public\n",
    "roles": "  institution: onatc\n  feminine:\n    sq: Prova\n    sr: Probna\n",
    "terms": "  definition:\n    sq: Kur diçka provohet.\n    sr: Kada se nešto isprobava.\n"
    "    en: When something is tried.\n",
    "contacts": "  type: office\n  email: office@example.org\n  checked: 2026-11-20\n"
    "  recheck-by: 2027-11-20\n  status: unconfirmed\n",
    "facts": "  value: 3\n  unit: count\n  status: confirmed\n  checked: 2026-11-20\n",
    "sources": "  publisher: A publisher\n  date: unknown\n  checked: 2026-11-20\n",
}


def harmless(source: Source) -> Iterator[Slip]:
    yield from _files(source)
    yield from _ways_to_write(source)
    yield from _keys(source)
    yield from _values(source)
    yield from _shares(source)
    yield from _registers(source)
    yield from _sentences(source)


def _edit(name: str, path: str, text: str) -> Slip:
    return Slip(f"{name} {path}", {path: text.encode()})


def _files(source: Source) -> Iterator[Slip]:
    """Yield other bytes for the same text."""
    paths = [document.path for document in source.corpus.documents]
    texts = [path for _, path in source.texts()]
    for path in [*source.some(paths, 8), *source.some(texts, 8)]:
        text = source.text(path)
        yield _edit("line ends of another system", path, text.replace("\n", "\r\n"))
        yield _edit("blank lines at the end", path, f"{text}\n\n\n")
        yield _edit("no line end at the end", path, text.rstrip("\n"))
    for path in source.some(paths, 6):
        yield _edit("byte order mark", path, f"\ufeff{source.text(path)}")
        yield _edit("a remark at the end", path, f"{source.text(path)}# to be looked at again\n")
    for document in source.some(source.corpus.documents, 4):
        for name in (".DS_Store", "sq.md~", ".sr.md.swp"):
            path = f"{document.folder}/{name}"
            yield Slip(f"an editor's own file {path}", {path: b"\0"})


def _ways_to_write(source: Source) -> Iterator[Slip]:
    """Yield other ways to write the same YAML."""
    every = [v for v in sheet.documents(source) if isinstance(v.node, yaml.ScalarNode)]
    simple = [v for v in every if re.fullmatch(r"[a-z][\w-]*", v.node.value)]
    for quote, chosen in (("'", source.some(simple, 10)), ('"', source.some(simple, 10))):
        for value in chosen:
            text = value.written(f"{quote}{value.node.value}{quote}")
            yield _edit(f"quotes {quote} {value.where}:{value.line}", value.path, text)
    for value in source.some([v for v in every if v.key is not None], 12):
        rows = value.text.split("\n")
        rows.insert(value.line - 1, "# a remark: in between")
        yield _edit(f"remark before {value.where}:{value.line}", value.path, "\n".join(rows))
    for value in source.some(simple, 6):
        rows = value.text.split("\n")
        rows[value.line - 1] += "  # a remark"
        yield _edit(f"remark after {value.where}:{value.line}", value.path, "\n".join(rows))
    for value in source.some(simple, 6):
        rows = value.text.split("\n")
        rows[value.line - 1] += "   "
        yield _edit(f"spaces after {value.where}:{value.line}", value.path, "\n".join(rows))


def _keys(source: Source) -> Iterator[Slip]:
    """Yield the same keys and entries in another order, and keys that may be added."""
    wordy = [v for v in sheet.documents(source) if len(v.words) > 1 and v.key is not None]
    for value in source.some(wordy, 10):
        rows = value.text.split("\n")
        first, second = (key.start_mark.line for key, _ in value.words[:2])
        rows[first], rows[second] = rows[second], rows[first]
        yield _edit(f"languages of {value.where}:{value.line}", value.path, "\n".join(rows))
    lists = [v for v in sheet.documents(source) if v.key is not None and v.scheme]
    for value in source.some([v for v in lists if _free(v)], 12):
        rows = value.text.split("\n")
        first, second = (node.start_mark.line for node in value.node.value[:2])
        rows[first], rows[second] = rows[second], rows[first]
        yield _edit(f"order of {value.where}:{value.line}", value.path, "\n".join(rows))
    for document in source.some(source.corpus.documents, 12):
        text = source.text(document.path)
        head = "audience: "
        for name, key in (("a day of review", "review-by: 2028-01-31\n"),):
            yield _edit(name, document.path, text.replace(f"\n{head}", f"\n{key}{head}", 1))
        swapped = re.sub(r"^(status: .*\n)(version: .*\n)", r"\2\1", text, flags=re.MULTILINE)
        yield _edit("version before status", document.path, swapped)
        if "\nopen-points:\n" in text:
            asked = text.replace("\nopen-points:\n", f"\nopen-points:\n{_QUESTION}", 1)
            yield _edit("a new question", document.path, asked)
        read = re.sub(r"^(  sq:\n    drafted-by: .*\n    drafted: .*\n)", rf"\1{_REVIEW}", text,
                      count=1, flags=re.MULTILINE)  # fmt: skip
        yield _edit("a review", document.path, read)


def _free(value: Value) -> bool:
    """Tell whether the order of a list says nothing."""
    return (
        isinstance(value.node, yaml.SequenceNode)
        and bool(value.node.value[1:])
        and (
            value.name
            in {"related", "legal_basis", "sources", "indicators", "consulted", "informed"}
        )
    )


def _values(source: Source) -> Iterator[Slip]:
    """Yield other values that are as good."""
    every = list(sheet.documents(source))
    for name, new, most in (
        ("version", '"0.2"', 10),
        ("status", "review", 8),
        ("drafted", "2026-11-20", 6),
        ("raised", "2026-11-20", 6),
        ("pass_mark", "75", 1),
        ("largest", "18", 1),
        ("starts", '"08:30"', 1),
        ("required", "true", 3),
        ("threshold", "60", 1),
    ):
        for value in source.some(
            [v for v in every if v.name == name and v.key and v.node.value != new.strip('"')], most
        ):
            where = f"{new} in {value.where}:{value.line}"
            yield _edit(where, value.path, value.written(new))
    related = [v for v in every if v.name == "related" and v.key]
    for value in source.some(related, 10):
        named = {node.value for node in value.node.value}
        own = next(d.code for d in source.corpus.documents if d.path == value.path)
        other = next(d.code for d in source.corpus.documents if d.code not in named | {own})
        rows = value.text.split("\n")
        rows.insert(value.line, f"  - {other}")
        yield _edit(f"related to {other}", value.path, "\n".join(rows))


def _shares(source: Source) -> Iterator[Slip]:
    """Yield shares and points that are divided otherwise, and still make the whole."""
    for where in ("Duty.share", "Criterion.points"):
        found = [v for v in sheet.documents(source) if v.where == where]
        for one, other in pairwise(found[:4]):
            begin, end = one.node, other.node
            text = one.text[: begin.start_mark.index] + str(int(begin.value) + 5)
            text += one.text[begin.end_mark.index : end.start_mark.index]
            text += str(int(end.value) - 5) + one.text[end.end_mark.index :]
            if int(end.value) > 5:
                yield _edit(f"5 from {where}:{other.line} to the one before", one.path, text)
    for document in source.corpus.documents:
        if document.data.kind == "job-description":
            yield _new_duty(source, document.path, list(of_languages(source, document).items()))


def _new_duty(source: Source, path: str, texts: list[tuple[str, str]]) -> Slip:
    """Return the edit that takes 5 percent of the first duty for a new one, with its sections."""
    share = next(v for v in sheet.values(source, path) if v.where == "Duty.share")
    text = share.written(str(int(share.node.value) - 5))
    text = text.replace("\nduties:\n", "\nduties:\n  - id: new-duty\n    share: 5\n", 1)
    first = next(v for v in sheet.values(source, path) if v.where == "Duty.id").node.value
    titles = {"sq": "Detyrë e re", "sr": "Nova dužnost", "en": "A new duty"}
    files: dict[str, bytes | None] = {path: text.encode()}
    for address, place in texts:
        rows = source.lines(place)
        at = next(i for i, row in enumerate(rows) if row.endswith(f"{{#{first}}}"))
        level = rows[at].partition(" ")[0]
        head = f"{level} {titles[address]} {{#new-duty}}"
        rows[at:at] = [head, "", _SENTENCES[1][address], ""]
        files[place] = "\n".join(rows).encode()
    return Slip(f"a new duty with its sections {path}", files)


def _registers(source: Source) -> Iterator[Slip]:
    for name, own in _ENTRIES.items():
        path = f"docs/registers/{name}.yml"
        ident = source.corpus.registers["sources"].entries[0].id
        sources = "" if name == "sources" else f"  sources:\n    - {ident}\n"
        text = f"{source.text(path).rstrip()}\n\n- id: a-trial\n{_NAMES}{own}{sources}"
        yield _edit("a new entry", path, text)
        begin = source.text(path).index("\n- id: ") + 1
        head, entries = source.text(path)[:begin], source.text(path)[begin:]
        first, *others = re.split(r"(?=^- id: )", entries.rstrip("\n") + "\n\n", flags=re.M)[1:]
        moved = head + "".join([others[0], first, *others[1:]]).rstrip("\n") + "\n"
        yield _edit("two entries in another order", path, moved)


def _sentences(source: Source) -> Iterator[Slip]:
    """Yield a sentence more in every language, without numbers, duties or names."""
    for index, (document, ident) in enumerate(source.some(places(source), 30)):
        files, _ = added(source, document, ident, _SENTENCES[index % len(_SENTENCES)])
        yield Slip(f"a sentence more in {document.code}#{ident}", files)
