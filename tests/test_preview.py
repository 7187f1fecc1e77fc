"""What a preview adds to a page: what the checks say of it, and nothing where they say nothing."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conftest import Handbook
from handbook import building
from handbook.errors import ContentError, HandbookError
from handbook.preview.languages import Desk
from handbook.preview.notes import Notes
from handbook.preview.overlay import Overlay
from support.editions import confirm
from support.trees import REPOSITORY, Built

PAGE = b'<!doctype html><html><body class="hb"><p>the page</p></body></html>'
BEGIN = "<p>the page</p>"
STYLE = b"body { color: black }"
FIRST = "sop/first/"


class Server:
    """Serves one page at every address below its mount but ``nowhere/``, and one style sheet."""

    def __init__(self, mount: str) -> None:
        self.mount = mount
        self.closed = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        kind = "text/css" if path.endswith(".css") else "text/html"
        if path.startswith("/livereload/"):
            start("200 OK", [("Content-Type", "text/plain")])
            return [b"1234"]
        lost = path.endswith("nowhere/") or "/check" in path
        start("404 Not Found" if lost else "200 OK", [("Content-Type", kind)])
        return _Body(self, STYLE if kind == "text/css" else PAGE)


class _Body(BytesIO):
    def __init__(self, server: Server, content: bytes) -> None:
        super().__init__(content)
        self.server = server

    def close(self) -> None:
        self.server.closed += 1
        super().close()


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    sent: bytes

    @property
    def banner(self) -> str:
        """What was added before the page."""
        return self.text.partition(BEGIN)[0].partition("<aside")[2]

    @property
    def text(self) -> str:
        return unescape(self.sent.decode())

    @property
    def items(self) -> list[str]:
        """Each thing that is told, as words."""
        found = re.findall(r"<li class=\"hb-checks__item.*?</li>", self.text, re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in found]


class Preview:
    """A preview of a small handbook, without a server and an engine."""

    def __init__(self, handbook: Handbook, mount: str = "/") -> None:
        self.handbook = handbook
        self.notes = Notes()
        self.server = Server(mount)
        folder = FileSystemLoader(REPOSITORY / "docs/overrides")
        env = Environment(loader=folder, undefined=StrictUndefined, autoescape=True)
        self.overlay = Overlay(
            self.server,
            mount,
            lambda: self.notes,
            lambda name, values: env.get_template(name).render(values),
            Desk(handbook.root, lambda: dt.date(2026, 2, 1)),
        )

    def note(self, checked: Any) -> None:
        self.notes = self.notes.seen(checked)

    def build(self) -> None:
        """Read the sources, as the hook does."""
        try:
            site = building.prepare(self.handbook.root, seen=self.note)
        except ContentError:
            return
        except HandbookError as error:
            self.notes = replace(self.notes, reason=str(error))
            return
        self.notes = replace(self.notes, site=site)

    def page(self, path: str) -> Answer:
        told: list[Any] = []
        environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET"}
        body = self.overlay(environ, lambda *args: told.extend(args))
        sent = b"".join(body)
        headers = dict(told[1])
        assert int(headers.get("Content-Length", len(sent))) == len(sent)
        return Answer(told[0], headers, sent)


@pytest.fixture
def preview(handbook: Handbook) -> Preview:
    """A preview of the small handbook without a fault."""
    preview = Preview(handbook)
    preview.build()
    return preview


def break_role(handbook: Handbook, language: str = "sr") -> None:
    handbook.replace(f"{FIRST}{language}.md", "(role:head)", "(role:heads)")


def make_stale(handbook: Handbook) -> None:
    """Let one contact be one that was to be checked long ago: a warning."""
    contacts = "docs/registers/contacts.yml"
    text = handbook.read(contacts).replace("checked: 2", "checked: 1", 1)
    handbook.write(contacts, text.replace("recheck-by: 2", "recheck-by: 1", 1))


def test_nothing_is_added_where_nothing_is_wrong(preview: Preview) -> None:
    confirm(preview.handbook.root, "sop/first")
    assert preview.page("/sr/sop/first/").sent == PAGE
    assert preview.page("/").sent == PAGE


def test_a_fault_stands_on_the_page_of_its_document_in_its_language(preview: Preview) -> None:
    break_role(preview.handbook)
    preview.build()
    page = preview.page("/sr/sop/first/")
    assert page.sent.endswith(PAGE.partition(b">")[2].partition(b'"hb">')[2])
    [item] = page.items
    assert item.startswith("sop/first/sr.md:")
    assert "unknown-register-entry" in item
    assert "head" in item.rpartition(":")[2]
    assert preview.page("/en/sop/first/").items == []
    assert "errors 1, warnings 0" in preview.page("/en/sop/first/").banner
    assert 'href="/check/en/"' in preview.page("/en/sop/first/").banner


def test_a_page_speaks_its_language(preview: Preview) -> None:
    for language in ("sq", "sr", "en"):
        break_role(preview.handbook, language)
    preview.build()
    words = {"sq": "regjistri", "sr": "registar", "en": "the register"}
    for language, word in words.items():
        page = preview.page(f"/{language}/sop/first/")
        assert word in page.items[0]
        assert f'lang="{preview.notes.languages[list(words).index(language)].tag}"' in page.banner


def test_a_fault_in_a_documents_data_stands_on_its_page_in_every_language(
    preview: Preview,
) -> None:
    preview.handbook.replace(f"{FIRST}document.yml", "status: draft", "status: drafty")
    preview.build()
    for language in ("sq", "sr", "en"):
        [item] = preview.page(f"/{language}/sop/first/").items
        assert "sop/first/document.yml:" in item


def test_a_fault_in_a_passage_stands_on_the_pages_that_include_it(preview: Preview) -> None:
    file = "docs/shared/danger/sr.md"
    preview.handbook.write(file, preview.handbook.read(file) + "\n<b>\n")
    preview.build()
    assert any(file in item for item in preview.page("/sr/sop/first/").items)
    assert preview.page("/en/sop/first/").items == []
    assert preview.page("/sr/about/").items == []


def test_a_fault_in_a_register_stands_on_the_page_of_its_entry(preview: Preview) -> None:
    preview.handbook.replace("docs/registers/roles.yml", "id: head\n", "id: head\n  colour: red\n")
    preview.build()
    told = {
        address: preview.page(f"/{address}").items
        for address in (page.address for page in preview.notes.site.pages.values())
    }
    assert {address for address, items in told.items() if items} == {
        f"{language}/roles/head/" for language in ("sq", "sr", "en")
    }


def test_a_warning_stands_on_the_page_and_keeps_nothing_from_being_built(
    preview: Preview,
) -> None:
    make_stale(preview.handbook)
    preview.build()
    banner = preview.page("/en/sources/").banner
    assert "Warnings on this page: 1" in banner
    assert "Nothing new can be built" not in banner
    assert not preview.notes.is_behind


def test_the_last_good_site_stays_while_there_are_errors(preview: Preview) -> None:
    site = preview.notes.site
    break_role(preview.handbook)
    preview.build()
    assert preview.notes.site is site
    assert "Nothing new can be built" in preview.page("/en/about/").banner
    preview.handbook.replace(f"{FIRST}sr.md", "(role:heads)", "(role:head)")
    preview.build()
    assert preview.notes.site is not site
    assert preview.page("/sr/sop/first/").items == []


def test_a_new_document_that_cannot_be_built_yet_is_counted_where_it_is_missing(
    preview: Preview,
) -> None:
    preview.handbook.write("sop/second/en.md", "# Second\n")
    preview.build()
    lost = preview.page("/en/nowhere/")
    assert lost.status == "404 Not Found"
    assert "Elsewhere: errors" in lost.banner


def test_other_files_are_sent_as_they_are(preview: Preview) -> None:
    break_role(preview.handbook)
    preview.build()
    style = preview.page("/assets/style.css")
    assert style.sent == STYLE
    assert style.headers["Content-Type"] == "text/css"


def test_what_may_not_be_public_is_repeated_nowhere(preview: Preview) -> None:
    file = f"{FIRST}en.md"
    text = preview.handbook.read(file)
    preview.handbook.write(file, f"{text}\nCall +383 38 123 456 or see [x](doc:SOP-99).\n")
    preview.build()
    for path in ("/en/sop/first/", "/check/en/"):
        page = preview.page(path)
        assert "typed-contact" in page.text
        assert "123" not in page.text.replace("1234", "")


def test_what_was_typed_cannot_become_part_of_the_page(preview: Preview) -> None:
    text = preview.handbook.read(f"{FIRST}en.md")
    preview.handbook.write(f"{FIRST}en.md", f"{text}\n<script>alert(1)</script>\n")
    preview.build()
    for path in ("/en/sop/first/", "/check/en/"):
        assert b"<script>alert" not in preview.page(path).sent
        assert b"&lt;script&gt;" in preview.page(path).sent


@pytest.mark.parametrize(("language", "tag"), [("sq", "sq"), ("sr", "sr-Latn"), ("en", "en")])
def test_one_page_lists_everything_in_each_language(
    preview: Preview, language: str, tag: str
) -> None:
    break_role(preview.handbook)
    make_stale(preview.handbook)
    preview.build()
    page = preview.page(f"/check/{language}/")
    assert page.status == "200 OK"
    assert f'<html lang="{tag}"' in page.text
    assert [item.partition(":")[0] for item in page.items] == [
        "sop/first/sr.md",
        "docs/registers/contacts.yml",
    ]
    assert f'href="/{language}/sop/first/"' in page.text
    assert 'const last = "1234";' in page.text


def test_the_list_of_a_clean_handbook_says_so(preview: Preview) -> None:
    assert "There is nothing to mend here." in preview.page("/check/en/").text


def test_a_preview_that_begins_with_errors_lists_them_at_every_address(
    handbook: Handbook,
) -> None:
    break_role(handbook)
    preview = Preview(handbook)
    preview.build()
    for path in ("/", "/sr/", "/sr/sop/first/", "/en/nowhere/", "/check/sq/"):
        page = preview.page(path)
        assert page.status == "200 OK"
        assert len(page.items) == 1
    assert '<html lang="sr-Latn"' in preview.page("/sr/sop/first/").text
    assert preview.page("/assets/style.css").sent == STYLE


def test_settings_that_cannot_be_read_are_told_on_every_page(preview: Preview) -> None:
    preview.handbook.write("handbook.yml", "languages: [\n")
    preview.build()
    assert "handbook.yml:" in preview.page("/sr/about/").banner
    assert "handbook.yml:" in preview.page("/check/sr/").text


def test_a_preview_works_below_a_path(handbook: Handbook) -> None:
    preview = Preview(handbook, "/below/")
    preview.build()
    break_role(handbook)
    preview.build()
    assert len(preview.page("/below/sr/sop/first/").items) == 1
    assert len(preview.page("/below/sr/sop/first/index.html").items) == 1
    assert 'href="/below/check/en/"' in preview.page("/below/en/about/").banner
    assert 'href="/below/sr/sop/first/"' in preview.page("/below/check/sr/").text


def test_what_the_server_opened_is_closed(preview: Preview) -> None:
    preview.page("/sr/sop/first/")
    assert preview.server.closed == 1


def test_no_built_site_holds_anything_of_it(kept: Built) -> None:
    assert not (kept.site / "check").exists()
    for path in kept.site.rglob("*"):
        assert path.is_dir() or b"hb-checks" not in path.read_bytes()


def test_a_page_leads_to_what_is_to_be_compared(preview: Preview) -> None:
    assert 'href="/compare/sr/SOP-01/"' in preview.page("/sr/sop/first/").banner
    assert 'href="/compare/en/roles/"' in preview.page("/en/roles/head/").banner
    assert "/compare/" not in preview.page("/sr/sop/").banner


def test_languages_stand_side_by_side_with_what_changed_and_the_line_to_paste(
    preview: Preview,
) -> None:
    root = preview.handbook.root
    confirm(root, "sop/first")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    who = ("-c", "user.name=t", "-c", "user.email=t@handbook.example")
    subprocess.run(["git", *who, "commit", "-qm", "one"], cwd=root, check=True)
    preview.handbook.replace(f"{FIRST}sr.md", "mirnom", "tihom")
    preview.build()
    text = preview.page("/compare/sq/SOP-01/").text
    assert "<del>mirnom</del><span> </span><ins>tihom</ins>" in text
    assert text.count('class="hb-compare"') == 1
    assert 'lang="sr-Latn"' in text
    assert "handbook confirm 'SOP-01#contact' --languages sq,sr" in text
    printed = re.findall(r"<code>(contact .*?)</code>", text)
    assert len(printed) == 4
    lock = preview.handbook.read(f"{FIRST}parity.lock")
    preview.handbook.write(f"{FIRST}parity.lock", f"{lock}\n{printed[0]}\n")
    preview.build()
    assert 'class="hb-compare"' not in preview.page("/compare/sq/SOP-01/").text


def test_what_machines_find_stands_in_place_of_the_line(preview: Preview) -> None:
    preview.handbook.replace(f"{FIRST}en.md", "in a quiet place", "in 3 quiet places")
    preview.build()
    text = preview.page("/compare/en/SOP-01/").text
    assert "differing-numbers" in text
    assert "<code>contact " not in text
    assert "<code>scope " in text


def test_all_that_is_to_be_compared_is_listed(preview: Preview) -> None:
    text = preview.page("/compare/en/").text
    for name in ("SOP-01", "PAGE-02", "laws", "terms", "danger.md"):
        assert f'href="/compare/en/{name}/"' in text
    confirm(preview.handbook.root, "docs/shared/danger")
    assert "danger.md" not in preview.page("/compare/en/").text


@pytest.mark.parametrize("path", ["SOP-99/", "x/y/z", "<b>", ""])
def test_a_comparison_of_anything_is_a_page(preview: Preview, path: str) -> None:
    answer = preview.page(f"/compare/sr/{path}")
    assert answer.status == "200 OK"
    assert "<b>" not in answer.sent.decode()
