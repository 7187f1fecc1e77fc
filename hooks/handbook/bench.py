"""``handbook bench``: times checks and cold build against stock MkDocs on the same text.

The stock is what most projects would take: MkDocs, Material with its search, static-i18n. The text
is made of sections of this very handbook, so that its languages agree and its references lead
somewhere. All is timed in turn, in this one run; a figure is a ratio of medians.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from handbook.language.tongue import tongue
from handbook.model.corpus import Corpus
from handbook.model.settings import Language
from handbook.model.text import Text
from handbook.sources.read import read

SEED: Final = 2026
WORDS: Final = 900
"""The least words that a generated text has in the first language."""

FIRST: Final = 100
"""The number of the first generated page's code; those below are taken."""

_FOLDER: Final = "docs/contributing"
"""Where generated pages lie: a list of all leads to each."""

_CACHE: Final = "cache"
"""Where the checks keep what they find of a generated handbook."""

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

    Works in a temporary folder; ``root`` gives the text, the theme, the hook and the languages.
    """
    corpus = read(root)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        half, whole = Path(folder, "half"), Path(folder, "whole")
        generate(corpus, root, half, documents // 2)
        generate(corpus, root, whole, documents)
        yield f"{documents} documents in {len(corpus.languages)} languages, {rounds} rounds"
        runs = [_Round.of(whole, half, corpus.languages) for _ in range(rounds)]
    stock = statistics.median(run.stock for run in runs)
    for name, label in _LABELS.items():
        seconds = statistics.median(getattr(run, name) for run in runs)
        yield f"{label:<36} {seconds:6.2f} s   {seconds / stock:5.3f} of stock's build"
    for label, whole_, half_ in (("check", "check", "half_check"), ("cold build", "build", "half")):
        growth = statistics.median(getattr(run, whole_) / getattr(run, half_) for run in runs)
        yield f"twice the text takes {growth:.2f} times as long: {label}"
    ratio = statistics.median(run.check / run.parse for run in runs)
    yield f"the first check takes {ratio:.2f} times as long as parsing each text once"


_LABELS: Final[Mapping[str, str]] = {
    "check": "check, for the first time",
    "again": "check, after one edit",
    "parse": "markdown-it-py, each text parsed once",
    "build": "cold build",
    "stock": "stock build",
}


@dataclass(frozen=True, slots=True)
class _Round:
    """Seconds of one round, in the order in which they are taken."""

    check: float
    again: float
    half_check: float
    parse: float
    build: float
    half: float
    stock: float

    @classmethod
    def of(cls, whole: Path, half: Path, languages: Sequence[Language]) -> _Round:
        first = _checked(whole)
        text = whole / _FOLDER / f"page-{FIRST}" / languages[0].file
        with text.open("a", encoding="utf-8") as file:
            file.write("\n")
        return cls(
            check=first,
            again=_timed(whole, "handbook", "check"),
            half_check=_checked(half),
            parse=_parsed(whole),
            build=_built(whole),
            half=_built(half),
            stock=_timed(whole / "stock", "mkdocs", "build", "-q"),
        )


def generate(corpus: Corpus, root: Path, folder: Path, documents: int) -> None:
    """Write a handbook with this many pages more and, below ``stock/``, the same for the stock."""
    kept = ("mkdocs.yml", "handbook.yml", "hooks", "docs", "sop", "curricula", "campaigns")
    for name in kept:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            _copy(source, folder / name)
    chance = random.Random(SEED)
    sections = _sections(corpus)
    for number in range(FIRST, FIRST + documents):
        slug = f"page-{number}"
        following = number + 1 if number + 1 < FIRST + documents else FIRST
        texts = _texts(chance, sections, corpus.languages, following)
        data = _DATA.format(code=f"PAGE-{number}")
        _write(folder / f"{_FOLDER}/{slug}/document.yml", data)
        for language in corpus.languages:
            text = texts[language.address]
            _write(folder / f"{_FOLDER}/{slug}/{language.file}", text)
            name = "index" if number == FIRST else slug
            _write(folder / f"stock/docs/{language.address}/{name}.md", text)
    _write(folder / "stock/mkdocs.yml", _STOCK + _stock_languages(corpus.languages))


_DATA: Final = """\
kind: page
code: {code}
status: draft
version: "0.1"
owner: onatc
audience: professional
"""

_Section = Mapping[str, str]
"""The source of one section in each language, without its heading's mark."""


def _sections(corpus: Corpus) -> list[_Section]:
    """Return the sections that stand in all languages and need nothing outside themselves."""
    found: list[_Section] = []
    for document in corpus.documents:
        parts = [_parts(document.texts[language.address]) for language in corpus.languages]
        for ident in parts[0]:
            texts = [part.get(ident, "") for part in parts]
            if all(texts) and not any("[^" in text or "](files/" in text for text in texts):
                keys = (language.address for language in corpus.languages)
                found.append(dict(zip(keys, texts, strict=True)))
    return found


def _parts(text: Text) -> dict[str, str]:
    lines = text.source.split("\n")
    return {
        part.id: "\n".join(lines[part.first - 1 : part.last]).strip()
        for part in text.parts
        if part.id and part.blocks
    }


def _texts(
    chance: random.Random,
    sections: Sequence[_Section],
    languages: Sequence[Language],
    following: int,
) -> dict[str, str]:
    """Return a page in each language, which leads to the ``following`` one."""
    chosen: list[_Section] = []
    while sum(len(section[languages[0].address].split()) for section in chosen) < WORDS:
        chosen.append(chance.choice(sections))
    return {
        language.address: "\n\n".join(_page(chosen, language, following)) for language in languages
    }


def _page(chosen: Sequence[_Section], language: Language, following: int) -> Iterator[str]:
    words = tongue(language.tag)
    yield f"# {language.name}"
    yield f"{words.status_name.forms[0]}\\*." if words and words.status_name else "-"
    for number, section in enumerate(chosen, 1):
        head, _, rest = section[language.address].partition("\n")
        yield f"## {head.lstrip('# ').partition(' {#')[0]} {{#part-{number}}}"
        yield rest.strip()
    yield f"- <doc:PAGE-{following}>\n"


def _stock_languages(languages: Sequence[Language]) -> str:
    rows = [
        f"        - locale: {language.address}\n          name: {language.name}\n"
        f"          build: true\n          default: {str(index == 0).lower()}\n"
        for index, language in enumerate(languages)
    ]
    return "".join(rows) + "markdown_extensions: [attr_list, tables]\n"


def _checked(folder: Path) -> float:
    """Return the seconds of a check of which nothing is known; what it finds is kept."""
    shutil.rmtree(folder / _CACHE, ignore_errors=True)
    return _timed(folder, "handbook", "check")


def _parsed(folder: Path) -> float:
    """Return the seconds that parsing takes, and nothing else, in one process."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "docs").rglob("*.md"))]
    parser = MarkdownIt("commonmark").enable("table")
    begin = time.perf_counter()
    for text in texts:
        parser.parse(text)
    return time.perf_counter() - begin


def _built(folder: Path) -> float:
    """Return the seconds of a cold build: nothing staged, no site."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return _timed(folder, "handbook", "build")


def _timed(folder: Path, module: str, *args: str) -> float:
    environment: Mapping[str, str] = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "XDG_CACHE_HOME": str(folder / _CACHE),  # of its own: what others keep is not touched
    }
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
