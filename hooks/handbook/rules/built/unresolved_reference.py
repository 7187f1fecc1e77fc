"""A page of the finished site shows a reference, an include or an id that nobody resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.model.built import BuiltPage, BuiltSite
from handbook.model.diagnostic import Finding
from handbook.model.registers import SCHEMES
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="unresolved-reference",
    code="HB707",
    title="No page shows a reference that was not resolved.",
    message="{found} is left on the page as it was written",
    hint="mend it in the text, or set it as code if readers are to see it: `{found}`",
    needs=Needs.SITE,
)

_MARK: Final = re.compile(r"[:{][\w!#}][^\s\"'<>]*")
"""What may be the middle of a reference, or the beginning of an include, an id or a number."""

_SCHEME: Final = re.compile(rf"(?<![\w/.?=&-])(?:{'|'.join(('doc', *SCHEMES))})$")
_LONGEST: Final = max(map(len, SCHEMES)) + 1
"""The most characters before a colon that tell whether it ends a scheme."""


def check(site: BuiltSite) -> Iterator[Finding]:
    for page in site.pages.values():
        for line, found in _left(page):
            yield RULE.at(page.place(found, line), found=found)


def _left(page: BuiltPage) -> Iterator[tuple[int, str]]:
    for match in _MARK.finditer(page.source):
        scheme = ""
        if match.group().startswith(":"):
            before = page.source[max(0, match.start() - _LONGEST) : match.start()]
            if not (found := _SCHEME.search(before)):
                continue
            scheme = found.group()
        elif match.group()[1] not in "!#}":
            continue
        yield page.source.count("\n", 0, match.start()) + 1, scheme + match.group()
