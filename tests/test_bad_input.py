"""Whatever a source file holds, the checks say where it is wrong, and never break or write."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import CORPUS, Handbook
from handbook import app
from handbook.errors import HandbookError
from handbook.sources.files import decode
from handbook.sources.includes import directives
from handbook.sources.inlines import read_inline
from handbook.sources.markdown import read_sections
from handbook.sources.yaml import read_yaml

ABOUT = "docs/pages/about"
DATA, TEXT = f"{ABOUT}/document.yml", f"{ABOUT}/en.md"
REGISTER = "docs/registers/consultations.yml"
SOURCES = (DATA, TEXT, REGISTER, "docs/registers/laws.yml", "docs/shared/danger/en.md")

PAGE = 'kind: page\ncode: PAGE-02\nstatus: draft\nversion: "0.1"\nowner: office\naudience: public\n'
HEAD = "# About us\n\nWho writes this handbook.\n\n## Rights {#rights}\n\n"
BILLION = "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcde"))

CONTENT: dict[str, tuple[str, str | bytes, list[str]]] = {
    "YAML with an open quote": (DATA, 'kind: page\ncode: "PAGE-02\n', ["2 invalid-yaml"]),
    "YAML with a colon too many": (DATA, "kind: page\ncode: a: b\n", ["2 invalid-yaml"]),
    "YAML with a tab": (DATA, "kind: page\ncode:\n\t- PAGE-02\n", ["3 invalid-yaml"]),
    "YAML with a control character": (DATA, PAGE + "# \x1b[31m", ["7 invalid-yaml"]),
    "YAML that escapes a control character": (DATA, PAGE + 'x: "\\0"', ["7 invalid-yaml"]),
    "YAML with two documents": (REGISTER, "[]\n---\n[]\n", ["2 invalid-yaml"]),
    "YAML with a list as key": (REGISTER, "- ? [a]\n  : b\n", ["1 invalid-yaml"]),
    "YAML that builds an object": (REGISTER, "- !!python/object:x {}\n", ["1 invalid-yaml"]),
    "YAML nested too deep": (REGISTER, "[" * 100_000, ["1 invalid-yaml"]),
    "aliases that explode": (DATA, "a: &a [x, x]\n" + BILLION, ["1 invalid-yaml"]),
    "a key that stands twice": (DATA, PAGE + "owner: centre\n", ["7 duplicate-key"]),
    "a word where a record belongs": (DATA, "hello\n", ["1 invalid-schema"]),
    "a list where a word belongs": (DATA, "kind: [page]\ncode: PAGE-02\n", ["1 invalid-schema"]),
    "a word where a list belongs": (DATA, PAGE + "related: SOP-01\n", ["7 invalid-schema"]),
    "no date": (DATA, PAGE + "effective: 2026-02-30\n", ["7 invalid-schema"]),
    "an unknown key of a language's record": (
        DATA,
        f"{PAGE}texts:\n  sq:\n    author: x\n",
        ["9 invalid-schema"],
    ),
    "words where entries belong": (
        REGISTER,
        "- x\n- y\n",
        ["1 invalid-schema", "2 invalid-schema"],
    ),
    "a record where a register belongs": (REGISTER, "id: x\n", ["1 invalid-schema"]),
    "an empty register": (REGISTER, "", ["1 invalid-schema"]),
    "an empty document.yml": (DATA, "", ["1 invalid-schema"]),
    "an empty text": (TEXT, "", ["1 empty-language"]),
    "a text of spaces": (TEXT, " \n\n", ["1 empty-language"]),
    "NUL in a text": (TEXT, HEAD + "a\0b\n", ["7 invalid-encoding"]),
    "NUL in YAML": (DATA, PAGE + "\0", ["7 invalid-encoding"]),
    "Windows-1250 in a text": (TEXT, (HEAD + "č").encode("cp1250"), ["7 invalid-encoding"]),
    "Windows-1250 in a register": (REGISTER, "[]\n# č".encode("cp1250"), ["2 invalid-encoding"]),
    "UTF-16": (TEXT, HEAD.encode("utf-16"), ["1 invalid-encoding"]),
    "a text of 5 MB": (TEXT, HEAD + "word " * 1_000_000, ["1 oversized-file"]),
    "a document.yml of 5 MB": (DATA, PAGE + "#" * 5_000_000, ["1 oversized-file"]),
    "a register of 5 MB": (REGISTER, "[]\n" + "#" * 5_000_000, ["1 oversized-file"]),
    "HTML": (TEXT, HEAD + "a\n<img src=x onerror=alert(1)>\n", ["8 unsafe-html"]),
    "HTML in a heading": (TEXT, HEAD.replace("Rights", "<b>Rights") + "a\n", ["5 unsafe-html"]),
    "HTML in a table": (TEXT, HEAD + "| a |\n|---|\n| <b> |\n", ["9 unsafe-html"]),
    "HTML in a note": (TEXT, HEAD + "a[^1]\n\n[^1]: <b>\n", ["9 unsafe-html"]),
    "HTML in the title of a block": (TEXT, HEAD + '!!! note "<b>"\n    a\n', ["7 unsafe-html"]),
    "javascript in a link": (TEXT, HEAD + "[a](JavaScript:alert)\n", ["7 unsafe-link"]),
    "javascript behind an entity": (TEXT, HEAD + "[a](&#106;avascript:x)\n", ["7 unsafe-link"]),
    "javascript between angles": (TEXT, HEAD + "<javascript:alert>\n", ["7 unsafe-link"]),
    "javascript in a picture": (TEXT, HEAD + "![a](javascript:x)\n", ["7 broken-relative-link"]),
    "data in a link": (TEXT, HEAD + "[a](data:text/html,x)\n", ["7 unsafe-link"]),
    "javascript in words of document.yml": (
        DATA,
        PAGE + 'applies-today:\n  text:\n    sq: a\n    sr: "[a](javascript:b)"\n    en: a\n',
        ["10 unsafe-link"],
    ),
    "HTML in words of document.yml": (
        DATA,
        f"{PAGE}applies-today:\n  text:\n    sq: a\n    sr: a\n    en: <script>\n",
        ["11 unsafe-html"],
    ),
}

HARMLESS: dict[str, tuple[str, str | bytes]] = {
    "a byte order mark in a text": (TEXT, b"\xef\xbb\xbf" + HEAD.encode() + b"a\n"),
    "a byte order mark in YAML": (DATA, b"\xef\xbb\xbf" + PAGE.encode()),
    "CRLF in a text": (TEXT, HEAD.replace("\n", "\r\n") + "a\r\n"),
    "CRLF in YAML": (DATA, PAGE.replace("\n", "\r\n")),
    "letters in parts": (TEXT, HEAD + "e\u0308\n"),
    "no line end at the end": (TEXT, HEAD + "a"),
    "HTML in code": (TEXT, HEAD + "`<b>`\n\n```html\n<script>\n```\n"),
    "an editor's backup": (f"{ABOUT}/en.md~", b"\xff\0"),
    "an editor's lock": (f"{ABOUT}/.#en.md", b"\xff"),
    "an editor's swap file": (f"{ABOUT}/.en.md.swp", b"\0"),
    "a merge tool's original": (f"{ABOUT}/document.yml.orig", b"\xff"),
    "a hidden folder": ("sop/.idea/en.md", b"\xff"),
    "a backup of a register": ("docs/registers/laws.yml.bak", b"\xff"),
}


@pytest.mark.parametrize("name", CONTENT)
def test_bad_content_is_named_at_its_line_and_alone(handbook: Handbook, name: str) -> None:
    path, content, faults = CONTENT[name]
    handbook.write(path, content)
    assert handbook.faults() == [f"{path}:{fault}" for fault in faults]


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_content_is_read_over(handbook: Handbook, name: str) -> None:
    handbook.write(*HARMLESS[name])
    assert handbook.faults() == []


@pytest.mark.parametrize("path", [DATA, TEXT, REGISTER, "docs/shared/danger/en.md"])
def test_a_folder_in_place_of_a_file_is_named(handbook: Handbook, path: str) -> None:
    handbook.remove(path)
    (handbook.root / path).mkdir()
    named = "sop/first/en.md:5 missing-include" if "shared" in path else f"{path}:1 unreadable-file"
    assert handbook.faults() == [named]


@pytest.mark.parametrize("path", [DATA, TEXT, REGISTER, "docs/shared/danger/en.md"])
def test_a_link_out_of_the_handbook_is_named_and_not_followed(
    handbook: Handbook, tmp_path: Path, path: str
) -> None:
    secret = tmp_path / "secret"
    shutil.copy(handbook.root / path, secret)
    handbook.remove(path)
    (handbook.root / path).symlink_to(secret)
    assert handbook.faults() == [f"{path}:1 escaping-link"]


@pytest.mark.parametrize("path", ["sop/out", f"{ABOUT}/files/out"])
def test_a_linked_folder_outside_is_named(handbook: Handbook, tmp_path: Path, path: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/en.md").write_text("# Secret")
    (handbook.root / path).parent.mkdir(exist_ok=True)
    (handbook.root / path).symlink_to(tmp_path / "outside")
    assert handbook.faults() == [f"{path}:1 escaping-link"]


def test_a_passage_below_a_linked_folder_is_not_read(handbook: Handbook, tmp_path: Path) -> None:
    shutil.copytree(handbook.root / "docs/shared/danger", tmp_path / "outside")
    (handbook.root / "docs/shared/out").symlink_to(tmp_path / "outside")
    handbook.write(TEXT, HEAD + "{!out.md!}\n")
    assert handbook.faults() == ["docs/shared/out/en.md:1 escaping-link"]


def test_an_attachment_that_leads_out_is_named(handbook: Handbook) -> None:
    (handbook.root / ABOUT / "files").mkdir()
    (handbook.root / ABOUT / "files/list.txt").symlink_to("/etc/hostname")
    assert handbook.faults() == [f"{ABOUT}/files/list.txt:1 escaping-link"]


def test_folders_that_link_to_each_other_end(handbook: Handbook) -> None:
    (handbook.root / "sop/a").symlink_to("../sop")
    (handbook.root / "sop/b").symlink_to("../sop")
    assert handbook.faults() == ["sop/a:1 unreadable-file", "sop/b:1 unreadable-file"]


def test_a_link_to_itself_is_named(handbook: Handbook) -> None:
    handbook.remove(TEXT)
    (handbook.root / TEXT).symlink_to("en.md")
    assert handbook.faults() == [f"{TEXT}:1 unreadable-file"]


def test_a_link_to_a_file_within_the_handbook_is_followed(handbook: Handbook) -> None:
    (handbook.root / TEXT).rename(handbook.root / "words.md")
    (handbook.root / TEXT).symlink_to("../../../words.md")
    assert handbook.faults() == []


def test_a_pipe_in_place_of_a_file_is_named_and_not_waited_for(handbook: Handbook) -> None:
    handbook.remove(TEXT)
    os.mkfifo(handbook.root / TEXT)
    assert handbook.faults() == [f"{TEXT}:1 unreadable-file"]


def test_a_folder_whose_name_is_not_utf_8_is_named_in_letters(handbook: Handbook) -> None:
    shutil.copytree(handbook.root / ABOUT, handbook.root / os.fsdecode(b"docs/pages/\xff"))
    faults = handbook.faults()
    assert any(fault.endswith("bad-slug") for fault in faults)
    "\n".join(faults).encode()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "languages: [",
        "languages: []\n",
        "- a\n",
        "\0",
        "languages:\n  - tag: sq\n",
        b"\xff",
        "#" * 5_000_000,
    ],
)
def test_settings_that_cannot_be_read_stop_the_program(
    handbook: Handbook, content: str | bytes
) -> None:
    handbook.write("handbook.yml", content)
    with pytest.raises(HandbookError, match=r"^handbook\.yml:\d+:\d+: "):
        handbook.check()


REFERRED = {
    "without a word": "",
    "with a tab": "kind: sop\n\tcode: SOP-01\n",
    "not in UTF-8": b"\xff",
    "with an unknown kind": "kind: sops\ncode: SOP-01\n",
}


@pytest.mark.parametrize("name", REFERRED)
def test_who_refers_to_an_unreadable_document_is_not_blamed(handbook: Handbook, name: str) -> None:
    handbook.write("sop/first/document.yml", REFERRED[name])
    assert {d.path for d in handbook.check()} == {"sop/first/document.yml"}


@pytest.mark.parametrize("name", ["laws", "roles", "institutions", "facts", "contacts", "terms"])
def test_who_refers_to_an_unreadable_register_is_not_blamed(handbook: Handbook, name: str) -> None:
    handbook.write(f"docs/registers/{name}.yml", "- id: x\n\tname: y\n")
    assert handbook.faults() == [f"docs/registers/{name}.yml:2 invalid-yaml"]


def test_a_fault_in_a_passage_is_said_once_however_many_include_it(handbook: Handbook) -> None:
    handbook.write(TEXT, HEAD + "{!danger.md!}\n")
    handbook.write("docs/shared/danger/en.md", "See <term:nothing>.\n")
    assert handbook.faults() == ["docs/shared/danger/en.md:1 unknown-register-entry"]


def test_a_choice_of_two_forms_gives_one_fault(handbook: Handbook) -> None:
    line = handbook.replace("docs/plans/visibility/document.yml", "      from: 1\n", "")
    assert handbook.faults() == [f"docs/plans/visibility/document.yml:{line} invalid-schema"]


# What must end: inputs that made it run for ever, or too deep, when they were first tried.

LONG = 100_000
ENDLESS = {
    "a word without end": "a" * LONG,
    "digits without end": "0" * LONG,
    "spaces in a heading": f"## a{' ' * LONG}b",
    "spaces in an include": "{!" + " " * 5_000 + "x",
    "emphasis within emphasis": "*" * 10_000 + "a" + "*" * 10_000,
    "quotations within quotations": ">" * LONG + "a",
    "lists within lists": "- " * LONG,
    "open brackets": "[" * 20_000,
    "a tag on every line": "<b>\n" * 20_000,
    "notes that refer to each other": "".join(f"[^{i}]: [^{i + 1}]\n" for i in range(2_000))
    + "[^0]",
    "a wide table": f"{'|a' * 3_000}|\n{'|-' * 3_000}|\n{'|b|' * 3_000}\n",
}


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", ENDLESS)
def test_the_checks_end(handbook: Handbook, name: str) -> None:
    handbook.write(TEXT, HEAD + ENDLESS[name])
    with at_most(10):
        handbook.check()


def test_passages_that_multiply_each_other_are_named_once(handbook: Handbook) -> None:
    for number in range(9):
        handbook.write(f"docs/shared/p{number}/en.md", f"{{!p{number + 1}.md!}}\n" * 12)
    handbook.write("docs/shared/p9/en.md", "a\n")
    handbook.write(TEXT, HEAD + "{!p0.md!}\n")
    with at_most(10):
        assert handbook.faults() == [f"{TEXT}:1 oversized-file"]


# Any bytes at all.

MARKS = [
    *"#-*_`>|[]()<>!&:\\\n\n\n\t {}^~+=\"'@%,?\r\0\x0b\x1b\u2028\u00a0\ufeffčë",
    "    ", "```", "{#", "{!", "!}", "!!! note", "[^1]", "[^1]: ", "](", "](doc:", "<term:", ": ",
    "- ", "1. ", "# ", "| - |", "---", "javascript:", "danger.md", "id: ", "- id: x\n", "&a", "*a",
    "!!x", "sq: ", "names:\n  ", "steps:\n- ", "kind: ", "page", "sop", "<<: ", "? ", "&#0;",
    "\\\n", "[a]: javascript:x\n",
]  # fmt: skip
bytes_of_any_sort = st.one_of(
    st.lists(st.sampled_from(MARKS), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.binary(max_size=80),
)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return Handbook(tmp_path_factory.mktemp("fuzz") / "x")


def check_with(handbook: Handbook, path: str, change: Callable[[bytes], bytes]) -> None:
    good = (CORPUS / path).read_bytes()
    try:
        handbook.write(path, change(good))
        handbook.check()
    except HandbookError:
        assert path == "handbook.yml"
    finally:
        handbook.write(path, good)


@settings(max_examples=100, deadline=None)
@given(
    path=st.sampled_from([*SOURCES, "handbook.yml"]),
    junk=bytes_of_any_sort,
    where=st.floats(0, 1),
    keep=st.booleans(),
)
@example(path=TEXT, junk=b"[^1]: \n[^1]", where=1.0, keep=True)
@example(path="docs/shared/danger/en.md", junk=b"a\x0bb\n`{!x.md!}`\n", where=0.0, keep=True)
@example(path="docs/shared/danger/en.md", junk=b"", where=0.0, keep=False)
def test_no_bytes_make_the_checks_crash(
    spoiled: Handbook, path: str, junk: bytes, where: float, keep: bool
) -> None:
    def change(good: bytes) -> bytes:
        at = int(len(good) * where)
        return good[:at] + junk + good[at:] if keep else junk

    check_with(spoiled, path, change)


@settings(max_examples=400, deadline=None)
@given(bytes_of_any_sort)
def test_every_text_can_be_read(junk: bytes) -> None:
    text = decode("x.md", junk)
    if isinstance(text, str):
        read_sections(text)
        read_inline(text)
        list(directives(text))
        read_yaml("x.yml", text)


def test_no_cut_or_changed_byte_makes_the_checks_crash(spoiled: Handbook) -> None:
    chance = random.Random(7)
    files = sorted(p.relative_to(CORPUS).as_posix() for p in CORPUS.rglob("*") if p.is_file())
    for _ in range(100):
        path = chance.choice(files)
        at, byte = chance.random(), bytes([chance.randrange(256)])

        def change(good: bytes, at: float = at, byte: bytes = byte) -> bytes:
            here = int(len(good) * at)
            return good[:here] + byte + good[here + chance.randrange(30) :]

        check_with(spoiled, path, change)


# Through the real command.


def command(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handbook", "check", "--root", str(root), *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[1])},
    )


@pytest.mark.parametrize(
    ("path", "content", "named"),
    [
        (DATA, "kind: page\n\tcode: x\n", f"file={DATA},line=2,"),
        (TEXT, HEAD + "<script>\n", f"file={TEXT},line=7,"),
        (TEXT, b"# \xff", f"file={TEXT},line=1,"),
        (REGISTER, "a: &a [*a]\n", f"file={REGISTER},line=1,"),
    ],
)
def test_the_command_exits_with_1_and_names_the_place(
    handbook: Handbook, path: str, content: str | bytes, named: str
) -> None:
    handbook.write(path, content)
    done = command(handbook.root, "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("\n") == 1
    assert named in done.stdout


def test_the_command_prints_names_that_are_not_utf_8(handbook: Handbook) -> None:
    shutil.copytree(handbook.root / ABOUT, handbook.root / os.fsdecode(b"docs/pages/\xff"))
    done = command(handbook.root)
    assert (done.returncode, done.stderr) == (1, "")


def test_the_command_exits_with_2_where_the_settings_are_broken(handbook: Handbook) -> None:
    handbook.write("handbook.yml", "languages:\n\t- x\n")
    done = command(handbook.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("handbook: handbook.yml:2:")
    assert "Traceback" not in done.stderr


def test_the_command_does_not_show_what_a_link_leads_to(handbook: Handbook, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("# a secret")
    handbook.remove(TEXT)
    (handbook.root / TEXT).symlink_to(tmp_path / "secret")
    done = command(handbook.root)
    assert done.returncode == 1
    assert "escaping-link" in done.stdout
    assert "a secret" not in done.stdout


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("\tcode: PAGE-02", "a tab stands here"),
        ("title: By law: an act", "holds a colon and a space"),
        ("title: @home", "begins with @ needs quotes"),
        ("title: *important*", "begins with * needs quotes"),
        ("  code: PAGE-02", "indented further than the one above"),
    ],
)
def test_yaml_that_cannot_be_read_is_explained_in_plain_words(
    handbook: Handbook, row: str, reason: str
) -> None:
    handbook.write(DATA, f"kind: page\n{row}\n")
    found = [d for d in handbook.check() if d.rule == "invalid-yaml"]
    assert [d.line for d in found] == [2]
    assert reason in found[0].message


@pytest.mark.parametrize(
    ("path", "old", "new", "meant"),
    [
        (DATA, "audience: public", "audience: publics", "public"),
        ("docs/registers/sources.yml", "language: en", "language: serbian", "sr"),
    ],
)
def test_a_value_that_is_nearly_right_is_answered_with_the_right_one(
    handbook: Handbook, path: str, old: str, new: str, meant: str
) -> None:
    text = handbook.read(path)
    handbook.write(path, text.replace(old, new, 1) if old in text else f"{text}  {new}\n")
    hints = [d.hint for d in handbook.check() if d.rule == "invalid-schema"]
    assert hints == [f"did you mean {meant}?"]
