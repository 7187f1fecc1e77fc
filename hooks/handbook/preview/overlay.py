"""Stands before the server of a preview: adds to each page what the checks say of it.

The built pages stay as they are; whatever is added, is added to what is sent. While there is no
site yet, every address shows all that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from handbook.checking import Checked
from handbook.model.diagnostic import Diagnostic, Severity
from handbook.model.registers import SCHEMES
from handbook.model.settings import Language
from handbook.preview.languages import Desk
from handbook.preview.notes import Notes
from handbook.staging.page import Page
from handbook.words import OWN, catalogue

ADDRESS: Final = "check/"
"""Where the page of all that was found is, in a language: ``check/sr/``. No built site has it."""

COMPARE: Final = "compare/"
"""Where languages stand side by side: ``compare/sr/``, ``compare/sr/SOP-01/``."""

Render = Callable[[str, Mapping[str, Any]], str]
"""Fills a template of the theme with values."""


class Overlay:
    """A WSGI application around another one, which serves the site below ``mount``."""

    def __init__(
        self,
        inner: WSGIApplication,
        mount: str,
        notes: Callable[[], Notes],
        render: Render,
        desk: Desk,
    ) -> None:
        self._inner = inner
        self._mount = mount
        self._notes = notes
        self._render = render
        self._desk = desk

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request: as the other application does, but for what is added to pages."""
        status, headers, body = self._asked(environ)
        address = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        below = address.removeprefix(self._mount)
        is_own = f"{below}/".startswith((ADDRESS, COMPARE))
        if not is_own and not dict(headers).get("Content-Type", "").startswith("text/html"):
            start(status, headers)
            return body
        sent = _read(body)  # by now the other application has waited for a build under way
        epoch = self._epoch(environ)
        notes = self._notes()
        if below.startswith(COMPARE) and notes.checked:
            status = "200 OK"
            sent = self._comparison(notes, notes.checked, below.removeprefix(COMPARE)).encode()
        elif is_own or notes.site is None:
            status = "200 OK"
            sent = self._list(notes, below.removeprefix(ADDRESS), epoch).encode()
        else:
            sent = self._with_banner(notes, below, sent)
        start(status, [("Content-Type", "text/html"), ("Content-Length", f"{len(sent)}")])
        return [sent]

    def _asked(
        self, environ: WSGIEnvironment
    ) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
        told: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., object]:
            told[:] = [status, headers]
            return lambda _: None

        body = self._inner(environ, hold)
        return told[0], told[1], body

    def _epoch(self, environ: WSGIEnvironment) -> str:
        """Return the server's number of the last build: a page asks it whether there is another."""
        asked = {**environ, "PATH_INFO": "/livereload/0/0", "REQUEST_METHOD": "GET"}
        return _read(self._asked(asked)[2]).decode()

    def _with_banner(self, notes: Notes, below: str, sent: bytes) -> bytes:
        page = _page(notes, below.removesuffix("index.html"))
        language = _language(notes, page.language if page else below.partition("/")[0])
        locale = language.locale if language else OWN
        own = notes.of(page, locale) if page else ()
        everything = notes.all(locale)
        name = _holder_of(page) if page else ""
        compare = self._desk.count(notes.checked, name) if notes.checked and name else 0
        if not everything and not notes.reason and not compare:
            return sent
        where = language or notes.languages[0]
        values = {
            **self._values(notes, language),
            "own": own,
            "errors": _count(own, Severity.ERROR),
            "warnings": _count(own, Severity.WARNING),
            "other_errors": _count(everything, Severity.ERROR) - _count(own, Severity.ERROR),
            "other_warnings": _count(everything, Severity.WARNING) - _count(own, Severity.WARNING),
            "all": f"{self._mount}{ADDRESS}{where.address}/",
            "compare": compare,
            "comparison": f"{self._mount}{COMPARE}{where.address}/{name}/",
        }
        before, tag, after = sent.partition(b"<body")
        attributes, end, rest = after.partition(b">")
        banner = self._render("preview/banner.html", values).encode()
        return b"".join((before, tag, attributes, end, banner, rest))

    def _list(self, notes: Notes, below: str, epoch: str) -> str:
        language = _language(notes, below.partition("/")[0])
        found = notes.all(language.locale if language else OWN)
        values = {
            **self._values(notes, language),
            "groups": notes.groups(language),
            "errors": _count(found, Severity.ERROR),
            "warnings": _count(found, Severity.WARNING),
            "languages": notes.languages,
            "waits": notes.site is None,
            "list": f"{self._mount}{ADDRESS}",
            "here": "",
            "epoch": epoch,
        }
        return self._render("preview/list.html", values)

    def _comparison(self, notes: Notes, checked: Checked, below: str) -> str:
        address, _, name = below.strip("/").partition("/")
        language = _language(notes, address)
        locale = language.locale if language else OWN
        own = (language or notes.languages[0]).address
        values = {
            **self._values(notes, language),
            "own": own,
            "name": name,
            "counts": () if name else self._desk.counts(checked, own),
            "parts": self._desk.parts(checked, name, locale) if name else (),
            "languages": notes.languages,
            "list": f"{self._mount}{COMPARE}",
            "here": f"{name}/" if name else "",
            "page": notes.address(name, language),
        }
        return self._render("preview/compare.html", values)

    def _values(self, notes: Notes, language: Language | None) -> Mapping[str, Any]:
        return {
            "_": catalogue(language.locale if language else OWN).gettext,
            "tag": language.tag if language else OWN,
            "mount": self._mount,
            "behind": notes.is_behind,
            "reason": notes.reason,
        }


def _holder_of(page: Page) -> str:
    """Return what a page's words are compared as: a document by code, or a register."""
    return page.code or SCHEMES.get(page.kind, "")


def _page(notes: Notes, address: str) -> Page | None:
    pages = notes.site.pages.values() if notes.site else ()
    return next((page for page in pages if page.address == address), None)


def _language(notes: Notes, address: str) -> Language | None:
    return next((known for known in notes.languages if known.address == address), None)


def _count(found: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(1 for diagnostic in found if diagnostic.severity is severity)


def _read(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if close := getattr(body, "close", None):
            close()
