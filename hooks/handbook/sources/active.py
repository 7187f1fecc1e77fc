"""Knows what a drawing or page does when it is opened: scripts, foreign parts, what it loads.

The site is one's own and loads nothing from elsewhere; a file beside a document must keep to that.
Pages in HTML are looked through as they are written: better one time too often.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Final

_ELSEWHERE: Final = r"(?:[a-z][a-z0-9+.-]*:)?//|(?:https?|ftp|wss?|file|blob):"
_AWAY: Final = re.compile(rf"(?i){_ELSEWHERE}")
_RUNS: Final = re.compile(r"(?i)(?:javascript|vbscript|livescript):|data:[^,]{0,99}(?:html|script)")
_BLANK: Final = re.compile(r"[\0-\x20\x7f-\xa0]+")
"""What a browser skips within an address."""

_SCRIPTS: Final = frozenset({"script", "handler", "listener"})
_FOREIGN: Final = frozenset(
    {"foreignobject", "iframe", "frame", "object", "embed", "applet", "portal", "form", "base"}
)
_LINKS: Final = frozenset(
    {"href", "src", "data", "action", "formaction", "poster", "background"}
    | {"to", "from", "by", "values"}
)
"""Attributes with an address; the last four give one to another attribute."""

_WHOLE: Final = frozenset({"a", "area"})
"""Elements whose address is gone to only by whoever follows it."""

_STYLE: Final = re.compile(
    rf"(?i)url\(\s*[\"']?\s*(?:{_ELSEWHERE})|@import|<\?xml-stylesheet|image-set\("
)
_PAGE: Final = re.compile(
    rb"(?i)<(?:!doctype\s+html|html|head|body|script|iframe|meta|link|style)\b"
)
_ENDINGS: Final = re.compile(r"(?i)\.(?:[sx]?html?|xht|mht(?:ml)?|hta|svgz?|xml|xslt?|m?js|css)\Z")
"""How the names of files end that a browser may take for a page, whatever is in them."""

_SCRIPT: Final = re.compile(r"(?i)\.m?js\Z")
_TAG: Final = re.compile(r"<([a-zA-Z][\w:-]{0,40})")
_HANDLER: Final = re.compile(r"(?i)[\s\"'/]on[a-z]{3,30}\s{0,9}=")
_TARGET: Final = re.compile(
    r"(?i)(?<![\w-])(?:src|srcset|data|action|formaction|poster|background|manifest|ping|xlink:href)"
    rf"\s{{0,9}}=\s{{0,9}}[\"']?\s{{0,9}}(?:{_ELSEWHERE})"
    r"|http-equiv\s{0,9}=[\s\"']{0,9}refresh"
)
_STYLESHEET: Final = re.compile(
    rf"(?i)<link\b[^<>]{{0,2000}}?href\s{{0,9}}=[\s\"']{{0,9}}(?:{_ELSEWHERE})"
)


def dangers_of_element(tag: str, attributes: Mapping[str, str], words: str) -> set[str]:
    """Return what an element of a drawing does, with its attributes and words: ``DANGERS``."""
    name = _local(tag)
    found = {"script"} if name in _SCRIPTS else set[str]()
    found |= {"foreign"} if name in _FOREIGN else set()
    found |= dangers_of_style(words) if name == "style" else set()
    for key, value in attributes.items():
        attribute, address = _local(key), _BLANK.sub("", value)
        found |= dangers_of_style(value)
        handler = address.lower() if attribute == "attributename" else attribute
        if handler.startswith("on") or _RUNS.search(address):
            found.add("script")
        elif attribute in _LINKS and name not in _WHOLE and _AWAY.match(address):
            found.add("elsewhere")
    return found


def dangers_of_style(source: str) -> set[str]:
    """Return what the styles and instructions in a drawing or page load."""
    return {"elsewhere"} if _STYLE.search(source) else set()


def is_page(path: str, kind: str, data: bytes) -> bool:
    """Tell whether a browser may take a file for a page or script: by its name, or how it begins.

    A drawing that is called one is none: it was looked into as what it is.
    """
    if kind == "svg" and path.lower().endswith(".svg"):
        return False
    is_named = _ENDINGS.search(path) is not None
    return is_named or (kind == "text" and _PAGE.search(data, 0, 4096) is not None)


def dangers_of_page(path: str, source: str) -> set[str]:
    """Return what a page in HTML does, as it is written: keys of ``DANGERS``."""
    plain = html.unescape(source)
    tags = {tag.rpartition(":")[2] for tag in map(str.lower, _TAG.findall(source))}
    found = dangers_of_style(plain)
    if (
        _SCRIPT.search(path)
        or tags & _SCRIPTS
        or _HANDLER.search(source)
        or _RUNS.search(_BLANK.sub("", plain))
    ):
        found.add("script")
    if tags & _FOREIGN:
        found.add("foreign")
    if _TARGET.search(plain) or _STYLESHEET.search(plain):
        found.add("elsewhere")
    return found


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()
