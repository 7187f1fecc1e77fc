"""The browser that tests drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser that ``HANDBOOK_BROWSER`` names, or one that is at hand."""
    path = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium")
    assert path, "no browser: set HANDBOOK_BROWSER, or see .ci/browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
