"""A small finished site without a fault: for each language of the small handbook, two pages."""

from __future__ import annotations

from pathlib import Path

TAGS = {"sq": "sq", "sr": "sr-Latn", "en": "en"}
"""The tag of each language of the small handbook, by its address."""

PAGES = ("", "about/")
"""The addresses of the pages below a language's."""


def write_pages(site: Path) -> None:
    """Write the site: its pages, and the style sheet that they load."""
    _write(site / "index.html", page("mul", "", {tag: f"{x}/" for x, tag in TAGS.items()}))
    for address, tag in TAGS.items():
        for below in PAGES:
            up = "../" * (1 + below.count("/"))
            others = {tag: f"{up}{x}/{below}" for x, tag in TAGS.items()}
            _write(site / address / below / "index.html", page(tag, up, others))
    _write(site / "assets/style.css", "body { color: black }\n")


def page(tag: str, up: str, others: dict[str, str]) -> str:
    """Return a page that leads to itself in each language; ``up`` is the way to the root."""
    alternates = [f'<link rel="alternate" hreflang="{x}" href="{a}">' for x, a in others.items()]
    lines = [
        "<!doctype html>",
        f'<html lang="{tag}">',
        "<head>",
        "<title>Sample</title>",
        f'<link rel="stylesheet" href="{up}assets/style.css">',
        *alternates,
        "</head>",
        "<body>",
        '<h1 id="top">Sample</h1>',
        '<p><a href="#top">Sample</a></p>',
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
