"""What a reader meets in a real browser: no other host, nothing stored, every word there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request

from support.browsers import started
from support.trees import REPOSITORY, Tree

ADDRESSES = [
    language["address"]
    for language in yaml.safe_load((REPOSITORY / "handbook.yml").read_text(encoding="utf-8"))[
        "languages"
    ]
]
TEMPLATES = [
    "",
    "help/",
    "sop/",
    "sop/identification/",
    "job-descriptions/referral-officer/",
    "roles/first-responder/",
    "laws/04-l-218/",
    "terms/presumed-victim/",
    "institutions/onatc/",
    "sources/",
    "status/",
    "changes/",
]
"""One page of each template, below the address of its language."""

PAGES = ["", *(f"{address}/{path}" for address in ADDRESSES for path in TEMPLATES)]
SOME = [f"{ADDRESSES[i % len(ADDRESSES)]}/{path}" for i, path in enumerate(TEMPLATES)]
"""Each template once, the languages in turn."""

STORED = """async () => [
    document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""
"""What a page may have left in the browser."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def address(built: Tree) -> Iterator[str]:
    with serving(built.site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


class Watched:
    """A tab, and everything that it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self.failed)
        page.on(
            "console", lambda message: self.complaints.append(f"{message.type}: {message.text}")
        )
        page.on("pageerror", lambda error: self.complaints.append(f"{error}"))
        page.on(
            "response",
            lambda response: (
                response.status >= 400
                and self.complaints.append(f"{response.status}: {response.url}")
            ),
        )

    def failed(self, request: Request) -> None:
        """Note a request that failed, unless the tab went on to another page meanwhile."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def hosts(self) -> set[str]:
        return {urlsplit(url).netloc for url in self.requests if not url.startswith("data:")}


@pytest.fixture
def tab(browser: Browser) -> Iterator[Watched]:
    with browser.new_context() as context:
        yield Watched(context.new_page())


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        yield context.new_page()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A narrow screen without JavaScript."""
    viewport = {"width": 360, "height": 640}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:  # type: ignore[arg-type]
        yield context.new_page()


def test_no_page_asks_another_host_or_complains(tab: Watched, address: str) -> None:
    for path in (*PAGES, "404.html", "developers/"):
        answer = tab.page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
    assert tab.hosts() == {urlsplit(address).netloc}
    assert tab.complaints == []


def test_no_page_leaves_anything_in_the_browser(tab: Watched, address: str) -> None:
    for path in ("", *SOME, "404.html"):
        tab.page.goto(address + path)
        assert tab.page.evaluate(STORED) == ["", 0, 0, 0, 0, 0], path
    assert tab.page.context.cookies() == []


def test_everything_works_below_a_path(tab: Watched, built: Tree) -> None:
    with serving(built.site.parent) as above:
        tab.page.goto(f"{above}site/")
        tab.page.click('main a[hreflang="sr-Latn"]')
        tab.page.wait_for_url(f"{above}site/sr/")
        tab.page.goto(f"{above}site/sr/sop/identification/")
        tab.page.click('.hb-languages a[hreflang="sq"]')
        tab.page.wait_for_url(f"{above}site/sq/sop/identification/")
        tab.page.goto(f"{above}site/developers/architecture/")
    assert tab.complaints == []


def test_switching_language_keeps_the_page_and_the_section(tab: Watched, address: str) -> None:
    page = tab.page
    page.goto(f"{address}sq/sop/identification/#risk-assessment")
    page.click('.hb-languages a[hreflang="sr-Latn"]')
    page.wait_for_url(f"{address}sr/sop/identification/#risk-assessment")
    page.click('.hb-side--toc a[href="#handover"]')
    page.click('.hb-languages a[hreflang="en"]')
    page.wait_for_url(f"{address}en/sop/identification/#handover")


def test_who_leaves_does_not_come_back_to_the_page(tab: Watched, address: str) -> None:
    page = tab.page
    page.route(
        lambda url: not url.startswith(address),
        lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html"),
    )
    page.goto(f"{address}sq/")
    page.goto(f"{address}sq/help/")
    page.click(".hb-leave a")
    page.wait_for_url(lambda url: not url.startswith(address))
    assert page.title() == "elsewhere"
    page.go_back()
    assert page.url == f"{address}sq/"


def test_without_javascript_all_words_are_there(tab: Watched, plain: Page, address: str) -> None:
    for path in ("", *SOME):
        tab.page.goto(address + path)
        plain.goto(address + path)
        assert plain.text_content("body") == tab.page.text_content("body"), path


def test_without_javascript_the_switch_keeps_the_page(plain: Page, address: str) -> None:
    plain.goto(f"{address}sq/roles/first-responder/")
    plain.click('.hb-languages a[hreflang="sr-Latn"]')
    plain.wait_for_url(f"{address}sr/roles/first-responder/")


def test_without_javascript_the_keyboard_opens_the_navigation(plain: Page, address: str) -> None:
    plain.goto(f"{address}sr/sop/identification/")
    assert not plain.is_visible(".hb-phone nav a, .hb-phone li a")
    summary = plain.locator(".hb-phone summary").first
    press_until(plain, "Tab", ".hb-phone summary")
    plain.keyboard.press("Enter")
    assert summary.locator("xpath=..").get_attribute("open") is not None
    press_until(plain, "Tab", ".hb-phone li a")
    plain.keyboard.press("Enter")
    assert urlsplit(plain.url).fragment == "on-duty"


def press_until(page: Page, key: str, wanted: str) -> None:
    """Press a key until what is focused matches a selector."""
    for _ in range(30):
        page.keyboard.press(key)
        if page.locator(f":is({wanted}):focus").count():
            return
    raise AssertionError(f"{key} does not reach {wanted}")


def test_the_first_stop_of_the_keyboard_leads_to_the_text(tab: Watched, address: str) -> None:
    tab.page.goto(f"{address}en/sop/identification/")
    tab.page.keyboard.press("Tab")
    assert tab.page.locator(".hb-skip:focus").is_visible()
    tab.page.keyboard.press("Enter")
    assert tab.page.locator("main:focus").count() == 1


def test_a_phone_never_scrolls_sideways(phone: Page, built: Tree, address: str) -> None:
    paths = [
        path.relative_to(built.site).as_posix()
        for language in ADDRESSES
        for section in ("sop", "job-descriptions", "curricula", "grants", "help", "sources")
        for path in (built.site / language / section).rglob("index.html")
    ]
    wide = []
    for path in dict.fromkeys([*PAGES, *paths, "404.html", "developers/index.html"]):
        phone.goto(address + path)
        if phone.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(path)
    assert wide == []


def test_the_numbers_for_help_can_be_called_from_every_page(phone: Page, address: str) -> None:
    for path in (*PAGES, "404.html"):
        phone.goto(address + path)
        for number in ("112", "192"):
            assert phone.locator(f'a[href="tel:{number}"]').first.is_visible(), path
