"""An id stands twice on a page of the finished site."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.built import BuiltSite
from handbook.model.diagnostic import Finding
from handbook.rules.rule import Needs, Rule

RULE = Rule(
    name="duplicate-html-id",
    code="HB706",
    title="An id stands once on a page.",
    message="the id {id} stands on this page already, at line {first}",
    hint="give one of them another id: a heading in its text (in every language), "
    "what stands around the text in docs/overrides/",
    needs=Needs.SITE,
)


def check(site: BuiltSite) -> Iterator[Finding]:
    for page in site.pages.values():
        for ident, (first, *others) in page.ids.items():
            for line in others:
                yield RULE.at(page.place(f'id="{ident}"', line), id=ident, first=first)
