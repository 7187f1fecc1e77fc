"""``handbook bench``: times check and cold build against stock MkDocs on the same text.

The stock is what most projects would take: MkDocs, Material with its search, static-i18n. Both
read texts of the same generated corpus, in turn, in this one run; a figure is a ratio of medians.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from handbook.model.registers import REGISTERS
from handbook.model.settings import Language, Settings
from handbook.sources.files import Tree
from handbook.sources.read import read_settings

SEED: Final = 2026
WORDS: Final = (
    "masa",
    "hapi",
    "zyra",
    "rrugë",
    "korak",
    "mesto",
    "obuka",
    "step",
    "place",
    "group",
)
SECTIONS: Final = 9
"""Sections a document has; with a table and links about 900 words in all."""

_STOCK: Final = """\
site_name: Stock
use_directory_urls: true
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
"""


def bench(root: Path, documents: int, rounds: int) -> Iterator[str]:
    """Yield lines of a report: seconds and ratios for this many documents in every language.

    Works in a temporary folder; ``root`` gives the theme, the hook and the languages.
    """
    settings = read_settings(Tree(root))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        half, whole = Path(folder, "half"), Path(folder, "whole")
        generate(root, half, settings, documents // 2)
        generate(root, whole, settings, documents)
        yield f"{documents} documents in {len(settings.languages)} languages, {rounds} rounds"
        checks = [_timed(whole, "handbook", "check") for _ in range(rounds)]
        pairs = [
            (_built(whole), _timed(whole / "stock", "mkdocs", "build", "-q")) for _ in range(rounds)
        ]
        halves = [_built(half) for _ in range(rounds)]
    ours = statistics.median(pair[0] for pair in pairs)
    stock = statistics.median(pair[1] for pair in pairs)
    check, smaller = statistics.median(checks), statistics.median(halves)
    yield f"check        {check:6.2f} s   {check / stock:5.2f} of stock's build"
    yield f"cold build   {ours:6.2f} s   {ours / stock:5.2f} of stock's build"
    yield f"stock build  {stock:6.2f} s   1.00"
    yield f"half of it   {smaller:6.2f} s   twice the text takes {ours / smaller:.2f} times as long"


def generate(root: Path, folder: Path, settings: Settings, documents: int) -> None:
    """Write a corpus of pages and, below ``stock/``, the same text for the stock engine."""
    for name in ("mkdocs.yml", "handbook.yml"):
        _copy(root / name, folder / name)
    for name in ("hooks", "docs/overrides"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in REGISTERS:
        _write(folder / f"docs/registers/{name}.yml", _register(name, settings))
    for name in ("sop", "curricula", "campaigns"):
        (folder / name).mkdir(parents=True)
    chance = random.Random(SEED)
    texts = [_text(chance, number, documents) for number in range(1, documents + 1)]
    for number, text in enumerate(texts, 1):
        slug = "home" if number == 1 else f"page-{number:04}"
        data = _DATA.format(code=f"PAGE-{number:03}")
        _write(folder / f"docs/pages/{slug}/document.yml", data)
        for language in settings.languages:
            _write(folder / f"docs/pages/{slug}/{language.file}", text)
            name = "index" if number == 1 else f"page-{number:04}"
            stock = folder / f"stock/docs/{language.address}/{name}.md"
            _write(stock, _for_stock(text))
    _write(folder / "docs/pages/help/document.yml", _DATA.format(code=settings.help))
    for language in settings.languages:
        _write(folder / f"docs/pages/help/{language.file}", "# Help\n\nWhom to call.\n")
    _write(folder / "stock/mkdocs.yml", _STOCK + _stock_languages(settings.languages))


_DATA: Final = """\
kind: page
code: {code}
status: draft
version: "0.1"
owner: onatc
audience: professional
"""


def _register(name: str, settings: Settings) -> str:
    """Return a register with what the settings and the documents name, and nothing else."""
    contacts = {*settings.emergency, *settings.helplines, settings.fallback}
    names = "".join(f"    {language.address}: Name\n" for language in settings.languages)
    match name:
        case "institutions":
            return f"- id: onatc\n  names:\n{names}"
        case "contacts":
            return "".join(
                f"- id: {ident}\n  names:\n{names}{_CONTACT}" for ident in sorted(contacts)
            )
        case _:
            return "[]\n"


_CONTACT: Final = """\
  type: emergency
  number: "112"
  checked: 2026-01-01
  recheck-by: 2027-01-01
  status: confirmed
"""


def _text(chance: random.Random, number: int, documents: int) -> str:
    parts = [f"# Page {number}", _sentences(chance, 2)]
    for section in range(1, SECTIONS + 1):
        parts.append(f"## Section {section} {{#section-{section}}}")
        parts.append(_sentences(chance, 6))
        other = chance.randint(1, documents)
        parts.append(f"- {_sentences(chance, 1)}\n- [See](doc:PAGE-{other:03}#section-{section})")
        if section % 3 == 0:
            rows = "\n".join(f"| {_words(chance, 3)} | {_words(chance, 4)} |" for _ in range(4))
            parts.append(f"| What | Who |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def _sentences(chance: random.Random, count: int) -> str:
    return "\n".join(f"{_words(chance, 12).capitalize()}." for _ in range(count))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _for_stock(text: str) -> str:
    """Return a text with its references as the relative links that the stock engine reads."""
    for line in text.split("\n"):
        if "doc:PAGE-" in line:
            code, _, anchor = line.partition("doc:PAGE-")[2].rstrip(")").partition("#")
            name = "index" if int(code) == 1 else f"page-{int(code):04}"
            text = text.replace(f"doc:PAGE-{code}#{anchor}", f"{name}.md#{anchor}")
    return text


def _stock_languages(languages: Sequence[Language]) -> str:
    rows = [
        f"        - locale: {language.address}\n          name: {language.name}\n"
        f"          build: true\n          default: {str(index == 0).lower()}\n"
        for index, language in enumerate(languages)
    ]
    return "".join(rows) + "markdown_extensions: [attr_list, tables]\n"


def _built(folder: Path) -> float:
    """Return the seconds of a cold build: nothing staged, no site."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return _timed(folder, "handbook", "build")


def _timed(folder: Path, module: str, *args: str) -> float:
    environment: Mapping[str, str] = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", module, *args],
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - begin


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
